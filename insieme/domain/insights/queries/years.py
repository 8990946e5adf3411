"""The figures of a year, as they were known on a date.

One statement per group of facts. A fact is known on a date when it was recorded by the end of that day in Rome and had
not been replaced by then; what had not happened yet by that day does not count.
"""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.db import connection

from insieme.core.periods import end_of_day, year_of
from insieme.domain.insights.queries.remembered import remembered
from insieme.domain.insights.rules import share
from insieme.domain.territory.models import PublicationArea

FIRST_YEAR = 2017


@dataclass(frozen=True)
class Figures:
    applications: int
    interviews: int
    taken_in_charge: int
    placements: int
    placements_since_start: int
    extensions: int
    people_placed: int
    people_first_placed: int
    conversion_rate: float
    permanent_at_start: int
    transformed: int
    companies_collaborating: int
    companies_on_board: int
    companies_involved: int


@dataclass(frozen=True)
class AreaFigures:
    code: str
    name: str
    taken_in_charge: int
    companies_involved: int
    placements: int


@dataclass(frozen=True)
class YearFigures:
    year: int
    as_of: date
    figures: Figures
    areas: tuple[AreaFigures, ...]


@dataclass(frozen=True)
class Trend:
    """One year in the long run."""

    year: int
    placements: int
    permanent: int

    @property
    def conversion_rate(self) -> float:
        return share(self.permanent, self.placements)


def _known(table: str) -> str:
    # Few rows replace another: saying so is what lets PostgreSQL look at those alone.
    return f"""(
        SELECT fact.* FROM {table} fact
        WHERE fact.recorded_at < %(cutoff)s AND fact.happened_on <= %(as_of)s AND NOT fact.is_void
          AND NOT EXISTS (
            SELECT 1 FROM {table} later WHERE later.replaces_id = fact.id AND later.replaces_id IS NOT NULL
              AND later.recorded_at < %(cutoff)s))"""  # noqa: S608  the tables below, nothing typed


MILESTONES = _known("insieme_milestone")
LEDGER = _known("insieme_contractevent")
ENGAGEMENTS = _known("insieme_engagement")
AREA_OF = """JOIN insieme_areamembership area ON area.municipality_id = {where}
    AND area.valid_from <= {day} AND (area.valid_to IS NULL OR {day} < area.valid_to)"""

ROAD = f"""
SELECT count(*) FILTER (WHERE kind = 'application'), count(*) FILTER (WHERE kind = 'interview')
FROM {MILESTONES} milestone
WHERE kind IN ('application', 'interview') AND happened_on >= %(start)s AND happened_on < %(end)s
"""  # noqa: S608

# A person counts once, where they lived on the first of their openings in the period.
TAKEN_IN_CHARGE = f"""
SELECT area.area_id, count(*) FROM (
    SELECT DISTINCT ON (person_id) person_id, happened_on, municipality_id FROM {MILESTONES} milestone
    WHERE kind = 'taken_in_charge' AND happened_on >= %(start)s AND happened_on < %(end)s
    ORDER BY person_id, happened_on, id) first
{AREA_OF.format(where="first.municipality_id", day="first.happened_on")}
GROUP BY area.area_id
"""  # noqa: S608

PLACEMENTS = f"""
WITH transformed AS (
    SELECT DISTINCT known.placement_id FROM {LEDGER} known
    JOIN insieme_contracttype contract ON contract.code = known.contract_type_id AND contract.is_permanent
    WHERE known.kind = 'transformation')
SELECT area.area_id, count(*), count(*) FILTER (WHERE contract.is_permanent),
    count(*) FILTER (WHERE NOT contract.is_permanent AND transformed.placement_id IS NOT NULL)
FROM {LEDGER} activated
JOIN insieme_contracttype contract ON contract.code = activated.contract_type_id
LEFT JOIN transformed ON transformed.placement_id = activated.placement_id
{AREA_OF.format(where="activated.home_id", day="activated.happened_on")}
WHERE activated.kind = 'activation' AND activated.happened_on >= %(start)s AND activated.happened_on < %(end)s
GROUP BY area.area_id
"""  # noqa: S608

PEOPLE = f"""
SELECT coalesce(sum(activations_to_date), 0)::bigint, coalesce(sum(extensions), 0)::bigint,
    count(*) FILTER (WHERE activations > 0), count(*) FILTER (WHERE activations > 0 AND first_on >= %(start)s)
FROM (
    SELECT count(*) FILTER (WHERE kind = 'activation') AS activations_to_date,
        count(*) FILTER (WHERE kind = 'activation' AND happened_on >= %(start)s) AS activations,
        count(*) FILTER (WHERE kind = 'extension' AND happened_on >= %(start)s) AS extensions,
        min(happened_on) FILTER (WHERE kind = 'activation') AS first_on
    FROM {LEDGER} ledger WHERE kind IN ('activation', 'extension') AND happened_on < %(end)s
    GROUP BY person_id) person
"""  # noqa: S608

# Being on the Board is a way of collaborating.
SPANS = f"""
    SELECT began.company_id, began.kind, began.happened_on AS from_on, ended.happened_on AS until_on
    FROM {ENGAGEMENTS} began
    LEFT JOIN {ENGAGEMENTS} ended
        ON ended.kind IN ('collaboration_ended', 'board_left')
        AND (ended.collaboration_id IS NULL) = (began.collaboration_id IS NULL)
        AND coalesce(ended.collaboration_id, ended.board_membership_id)
            = coalesce(began.collaboration_id, began.board_membership_id)
    WHERE began.kind IN ('collaboration_started', 'board_joined') AND began.happened_on < %(end)s"""  # noqa: S608

COMPANIES = f"""
SELECT count(DISTINCT company_id), count(DISTINCT company_id) FILTER (WHERE kind = 'board_joined')
FROM ({SPANS}) span WHERE until_on IS NULL OR until_on >= %(end)s OR until_on > %(as_of)s
"""  # noqa: S608

# What has one row, in one question.
TOTALS = f"SELECT * FROM ({ROAD}) road, ({PEOPLE}) people, ({COMPANIES}) companies"  # noqa: S608

INVOLVED = f"""
WITH involved AS (
    SELECT span.company_id, site.municipality_id FROM ({SPANS}) span
    JOIN insieme_site site ON site.company_id = span.company_id
    WHERE span.until_on IS NULL OR span.until_on >= %(start)s
    UNION
    SELECT vacancy.company_id, site.municipality_id FROM insieme_vacancy vacancy
    JOIN insieme_site site ON site.id = vacancy.site_id
    WHERE vacancy.opened_on >= %(start)s AND vacancy.opened_on < %(end)s AND vacancy.opened_on <= %(as_of)s
      AND vacancy.recorded_at < %(cutoff)s
    UNION
    SELECT placement.company_id, ledger.workplace_id FROM {LEDGER} ledger
    JOIN insieme_placement placement ON placement.id = ledger.placement_id
    WHERE ledger.kind = 'activation' AND ledger.happened_on >= %(start)s AND ledger.happened_on < %(end)s)
SELECT area.area_id, count(DISTINCT involved.company_id) FROM involved
{AREA_OF.format(where="involved.municipality_id", day="%(last)s")}
GROUP BY ROLLUP (area.area_id)
"""  # noqa: S608

# In one reading of the ledger: joining the activations of all years with what became of them costs more.
TREND = f"""
SELECT extract(year FROM happened_on)::int AS year, count(*), count(*) FILTER (WHERE is_permanent OR is_transformed)
FROM (
    SELECT known.kind, known.happened_on, contract.is_permanent,
        bool_or(known.kind = 'transformation' AND contract.is_permanent)
            OVER (PARTITION BY known.placement_id) AS is_transformed
    FROM {LEDGER} known JOIN insieme_contracttype contract ON contract.code = known.contract_type_id
    WHERE known.kind IN ('activation', 'transformation')) line
WHERE kind = 'activation'
GROUP BY 1 ORDER BY 1
"""  # noqa: S608


def figures_of(year: int, *, as_of: date) -> YearFigures:
    """Count the figures of a year as they were known at the end of the day `as_of`."""
    return remembered(f"year-{year}", as_of, lambda: _count_year(year, as_of))


def _count_year(year: int, as_of: date) -> YearFigures:
    asked = _parameters(year, as_of)
    totals = _rows(TOTALS, asked)[0]
    applications, interviews, to_date, extensions, people_placed, first_placed, collaborating, on_board = totals
    in_charge = dict(_rows(TAKEN_IN_CHARGE, asked))
    involved = dict(_rows(INVOLVED, asked))
    placements = {code: counts for code, *counts in _rows(PLACEMENTS, asked)}
    activated, at_start, transformed = (sum(counts[place] for counts in placements.values()) for place in range(3))
    areas = tuple(
        AreaFigures(
            code=area.code,
            name=area.name,
            taken_in_charge=in_charge.get(area.code, 0),
            companies_involved=involved.get(area.code, 0),
            placements=placements.get(area.code, (0,))[0],
        )
        for area in PublicationArea.objects.order_by("order")
    )
    figures = Figures(
        applications=applications,
        interviews=interviews,
        taken_in_charge=sum(in_charge.values()),
        placements=activated,
        placements_since_start=to_date,
        extensions=extensions,
        people_placed=people_placed,
        people_first_placed=first_placed,
        conversion_rate=share(at_start + transformed, activated),
        permanent_at_start=at_start,
        transformed=transformed,
        companies_collaborating=collaborating,
        companies_on_board=on_board,
        companies_involved=involved.get(None, 0),
    )
    return YearFigures(year=year, as_of=as_of, figures=figures, areas=areas)


def trend(*, as_of: date) -> list[Trend]:
    """Count the placements of every year since the start, and those that are permanent by `as_of`."""
    return remembered("trend", as_of, lambda: [Trend(*row) for row in _rows(TREND, _parameters(as_of.year, as_of))])


def names_of_figures() -> list[str]:
    return [field.name for field in fields(Figures)]


def _parameters(year: int, as_of: date) -> dict[str, Any]:
    period = year_of(year)
    last = min(date(year, 12, 31), as_of)
    return {"start": period.start, "end": period.end, "last": last, "as_of": as_of, "cutoff": end_of_day(as_of)}


def _rows(statement: str, parameters: dict[str, Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return list(cursor.fetchall())
