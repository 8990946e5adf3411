"""An invented world, from June 2017 to today: nobody in it exists.

It reproduces the figures of the founding text from its records, and follows the other published ones.
Its rows are written in bulk, without the verbs: years of work cannot be done again one verb at a time in a few seconds.
So each chapter writes what the verbs would have left (the thing, its facts, its events, who has a part in it), the
database's constraints watch over it, and tests/demo checks that what is projected equals what the facts say.

The world is drawn from seeded dice and knows the day only as "today": what had been recorded by a day is the same
whatever day the world is made on.
"""
