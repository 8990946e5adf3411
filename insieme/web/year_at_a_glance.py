"""How a year of figures is drawn, the same on the desk and in public: its numbers, its map, the years in a line."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.utils.translation import gettext as _

from insieme.core import formats
from insieme.domain.insights.queries import Figures, Trend, trend
from insieme.domain.insights.rules import DEFINITIONS, Definition, Unit
from insieme.reference.maps import areas_map
from insieme.web.charts import Drawing, MapDrawing, Region, Series, choropleth, lines


class Area(Protocol):
    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def placements(self) -> int | None: ...


@dataclass(frozen=True)
class Number:
    """A figure as it is shown, with what it counts."""

    definition: Definition
    value: int | float
    detail: str = ""

    @property
    def label(self) -> str:
        return _(self.definition.name)

    @property
    def shown(self) -> str:
        return formats.percent(self.value, 1) if self.definition.unit is Unit.SHARE else formats.number(int(self.value))

    @property
    def counts(self) -> str:
        return _(self.definition.counts)


def numbers(figures: Figures, details: Mapping[str, str] | None = None) -> list[Number]:
    """Every figure of the year, in the order of the definitions, each with a word beneath where there is one."""
    said = details or {}
    return [Number(each, getattr(figures, each.key), said.get(each.key, "")) for each in DEFINITIONS]


def rate_at_the_end_of(year: int, today: date) -> dict[str, str]:
    """The conversion rate as it was known when the year ended: what was published then."""
    end = date(year, 12, 31)
    then = next((each for each in trend(as_of=end) if each.year == year), None) if end < today else None
    if then is None:
        return {}
    words = _("{rate} come noto alla fine dell'anno").format(rate=formats.percent(then.conversion_rate))
    return {"conversion_rate": words}


def placements_map(areas: Iterable[Area], on: date) -> MapDrawing:
    """The placements of each area on the map of that day; an area that may not be told stays blank."""
    drawn = areas_map(on)
    regions = [
        Region(area.code, area.name, drawn.paths[area.code], area.placements, drawn.marks.get(area.code))
        for area in areas
    ]
    return choropleth(_("Inserimenti per area"), regions, drawn.view_box, source=drawn.attribution)


def conversion_lines(years: Sequence[Trend], as_of: date) -> Drawing:
    """The conversion rate, year by year."""
    rates = Series(_("Tasso di conversione"), [year.conversion_rate for year in years])
    title = _("Tasso di conversione a tempo indeterminato, per anno di attivazione")
    return lines(title, _years(years, as_of), [rates], write=formats.percent)


def placements_lines(years: Sequence[Trend], as_of: date) -> Drawing:
    """The placements, year by year, and how many are permanent."""
    series = [
        Series(_("Inserimenti"), [year.placements for year in years]),
        Series(_("Di cui a tempo indeterminato"), [year.permanent for year in years]),
    ]
    return lines(_("Inserimenti per anno di attivazione"), _years(years, as_of), series)


def _years(years: Sequence[Trend], as_of: date) -> list[str]:
    """The years in a line; one that is not over says so, or its figures would look like a fall."""
    running = as_of.year if as_of < date(as_of.year, 12, 31) else None
    return [_("{year}, finora").format(year=each.year) if each.year == running else str(each.year) for each in years]
