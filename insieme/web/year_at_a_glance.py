"""How a year of figures is drawn, the same on the desk and in public: its numbers, its map, the years in a line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.utils.translation import gettext as _

from insieme.core import formats
from insieme.domain.insights.queries import Figures, Trend
from insieme.domain.insights.rules import DEFINITIONS, Definition, Unit
from insieme.reference.maps import areas_map
from insieme.web.charts import Drawing, MapDrawing, Region, Series, choropleth, lines
from insieme.web.charts.marks import share_of


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

    @property
    def label(self) -> str:
        return _(self.definition.name)

    @property
    def shown(self) -> str:
        return share_of(self.value) if self.definition.unit is Unit.SHARE else formats.number(int(self.value))

    @property
    def counts(self) -> str:
        return _(self.definition.counts)


def numbers(figures: Figures) -> list[Number]:
    """Every figure of the year, in the order of the definitions."""
    return [Number(definition, getattr(figures, definition.key)) for definition in DEFINITIONS]


def placements_map(areas: Iterable[Area], on: date) -> MapDrawing:
    """The placements of each area on the map of that day; an area that may not be told stays blank."""
    drawn = areas_map(on)
    regions = [
        Region(area.code, area.name, drawn.paths[area.code], area.placements, drawn.marks.get(area.code))
        for area in areas
    ]
    return choropleth(_("Inserimenti per area"), regions, drawn.view_box, source=drawn.attribution)


def conversion_lines(years: Sequence[Trend]) -> Drawing:
    """The conversion rate, year by year."""
    rates = Series(_("Tasso di conversione"), [year.conversion_rate for year in years])
    title = _("Tasso di conversione a tempo indeterminato, per anno di attivazione")
    return lines(title, [str(year.year) for year in years], [rates], write=share_of)


def placements_lines(years: Sequence[Trend]) -> Drawing:
    """The placements, year by year, and how many are permanent."""
    series = [
        Series(_("Inserimenti"), [year.placements for year in years]),
        Series(_("Di cui a tempo indeterminato"), [year.permanent for year in years]),
    ]
    return lines(_("Inserimenti per anno di attivazione"), [str(year.year) for year in years], series)
