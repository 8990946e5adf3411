"""The places: the 55 comuni, the Unioni and districts they belong to, and the nine areas the figures are published for.

Belonging is dated: a comune may leave its Unione, and its past figures stay where they were.
"""
