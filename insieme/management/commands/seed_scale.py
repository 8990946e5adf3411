from argparse import ArgumentParser
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime

from django.core.management.base import BaseCommand, CommandError

from insieme.core.periods import ROME
from insieme.demo.calendar import in_scale
from insieme.demo.world import NotEmpty, build
from insieme.management.progress import Progress

FEWEST, MOST = 100, 1_000_000


class Command(BaseCommand):
    help = "Fill an empty database with a world of N people, N/5 companies and 3N contracts, to measure with."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("people", type=int, metavar="N", help=f"how many people, from {FEWEST:,} to {MOST:,}")

    def handle(self, *args: object, people: int, verbosity: int = 1, **options: object) -> None:
        if not FEWEST <= people <= MOST:
            raise CommandError(f"N is {people:,}: it can be from {FEWEST:,} to {MOST:,}.")
        progress = Progress(self.stdout)

        def step(title: str) -> AbstractContextManager[None]:
            return progress.step(title) if verbosity else nullcontext()

        now = datetime.now(tz=ROME)
        try:
            world = build(now, in_scale(people, now.date()), step)
        except NotEmpty:
            raise CommandError(
                "there is a programme in this database already: this world needs an empty one "
                "(point INSIEME_DATA to a new folder)."
            ) from None
        if verbosity:
            progress.say(f"{world.book.rows:,} rows in {progress.seconds:.0f} s.")
