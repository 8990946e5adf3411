from argparse import ArgumentParser
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime

from django.core.management.base import BaseCommand, CommandError

from insieme.core.periods import ROME
from insieme.demo.calendar import as_published
from insieme.demo.world import NotEmpty, build
from insieme.management.progress import Progress


class Command(BaseCommand):
    help = "Fill an empty database with the demo world: invented people, the published figures."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--at", help="the moment it is made for, as 2026-03-02T12:00 (now if not said)")

    def handle(self, *args: object, at: str | None = None, verbosity: int = 1, **options: object) -> None:
        progress = Progress(self.stdout)

        def step(title: str) -> AbstractContextManager[None]:
            return progress.step(title) if verbosity else nullcontext()

        try:
            now = _moment(at)
            world = build(now, as_published(now.date()), step)
        except NotEmpty:
            raise CommandError(
                "there is a programme in this database already: the demo world needs an empty one "
                "(stop the platform and point INSIEME_DATA to a new folder)."
            ) from None
        if verbosity:
            progress.say(
                f"{len(world.travellers):,} people in charge, {world.book.rows:,} rows, {progress.seconds:.1f} s."
            )


def _moment(text: str | None) -> datetime:
    if text is None:
        return datetime.now(tz=ROME)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise CommandError(f"{text!r} is not a moment: write it as 2026-03-02T12:00.") from None
    if not 2018 <= moment.year <= 2100:
        raise CommandError("the programme began in June 2017: give a moment from 2018 to 2100.")
    return moment if moment.tzinfo else moment.replace(tzinfo=ROME)
