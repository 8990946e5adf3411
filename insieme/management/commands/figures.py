import json
from argparse import ArgumentParser
from dataclasses import asdict
from datetime import date, datetime

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext, override

from insieme.core.periods import ROME
from insieme.domain.insights.queries import FIRST_YEAR, YearFigures, figures_of
from insieme.domain.insights.rules import DEFINITION_OF, Unit
from insieme.web.catalogues import compile_catalogues


def a_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CommandError(f"«{text}» is not a day: write it as 2020-12-31.") from None


class Command(BaseCommand):
    help = "The figures of a year with its nine areas, as they were known on a date."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--year", type=int, help="the year (this year when not given)")
        parser.add_argument("--as-of", help="what was known at the end of this day, as 2020-12-31 (today)")
        parser.add_argument("--json", action="store_true", help="print JSON instead of a table")

    def handle(self, *, year: int | None, as_of: str | None, **options: object) -> None:
        today = datetime.now(tz=ROME).date()
        known_on = today if as_of is None else a_day(as_of)
        year = known_on.year if year is None else year
        if known_on > today:
            raise CommandError(f"{known_on} is in the future: what will be known then is not known yet.")
        if known_on.year < FIRST_YEAR:
            raise CommandError(f"{known_on} comes before the programme, which began in {FIRST_YEAR}.")
        if not FIRST_YEAR <= year <= today.year:
            raise CommandError(
                f"The programme began in {FIRST_YEAR}: ask for a year from {FIRST_YEAR} to {today.year}."
            )
        counted = figures_of(year, as_of=known_on)
        self.stdout.write(as_json(counted) if options["json"] else as_table(counted))


# Figures that came after the command's format was agreed with those who read it.
NOT_IN_JSON = ("people_first_placed", "companies_involved")


def as_json(counted: YearFigures) -> str:
    figures = {key: value for key, value in asdict(counted.figures).items() if key not in NOT_IN_JSON}
    return json.dumps(
        {
            "year": counted.year,
            "as_of": counted.as_of.isoformat(),
            "figures": figures,
            "areas": [asdict(area) for area in counted.areas],
        },
        ensure_ascii=False,
    )


def as_table(counted: YearFigures) -> str:
    """Commands speak English: so do the figures' names here."""
    compile_catalogues()
    with override("en"):
        names = {key: gettext(definition.name) for key, definition in DEFINITION_OF.items()}
    lines = [f"Insieme · {counted.year}, as known on {counted.as_of}", ""]
    for key, value in asdict(counted.figures).items():
        definition = DEFINITION_OF[key]
        shown = f"{value:.1%}" if definition.unit is Unit.SHARE else f"{value}"
        lines.append(f"  {names[key]:<46}{shown:>8}")
    lines += ["", f"  {'Area':<58}{'In charge':>10}{'Companies':>11}{'Placements':>12}"]
    lines += [
        f"  {area.code:<6}{area.name:<52}{area.taken_in_charge:>10}{area.companies_involved:>11}{area.placements:>12}"
        for area in counted.areas
    ]
    return "\n".join(lines)
