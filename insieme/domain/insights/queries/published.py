"""The figures as the public sees them: the same count, with what could point at a person withheld."""

from dataclasses import dataclass
from datetime import date

from insieme.domain.insights.queries.years import Figures, YearFigures, figures_of
from insieme.domain.insights.rules import SMALLEST_COUNT, withhold


@dataclass(frozen=True)
class PublishedArea:
    """One area's row; None where a count of persons is withheld."""

    code: str
    name: str
    taken_in_charge: int | None
    companies_involved: int
    placements: int | None


@dataclass(frozen=True)
class PublishedYear:
    year: int
    as_of: date
    figures: Figures
    areas: tuple[PublishedArea, ...]

    @property
    def withholds(self) -> bool:
        return any(area.taken_in_charge is None or area.placements is None for area in self.areas)


def published(year: int, *, as_of: date) -> PublishedYear:
    """The year's figures for the public."""
    return _publishable(figures_of(year, as_of=as_of))


def _publishable(counted: YearFigures) -> PublishedYear:
    in_charge = withhold({area.code: area.taken_in_charge for area in counted.areas})
    placements = withhold({area.code: area.placements for area in counted.areas})
    areas = tuple(
        PublishedArea(
            code=area.code,
            name=area.name,
            taken_in_charge=in_charge[area.code],
            companies_involved=area.companies_involved,
            placements=placements[area.code],
        )
        for area in counted.areas
    )
    return PublishedYear(year=counted.year, as_of=counted.as_of, figures=counted.figures, areas=areas)


__all__ = ["SMALLEST_COUNT", "PublishedArea", "PublishedYear", "published"]
