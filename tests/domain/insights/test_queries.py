"""The figures counted by the database equal those counted by hand, on any date."""

import random
from datetime import UTC, date, datetime, timedelta

import pytest

from insieme.core.periods import end_of_day
from insieme.domain.insights.queries import figures_of, published, trend
from insieme.models import AreaMembership, Collaboration, ContractEvent, ContractType, Engagement, Milestone
from tests.scenarios import (
    APPRENTICESHIP,
    BUDRIO,
    FIXED_TERM,
    IMOLA,
    PERMANENT,
    TIROCINIO,
    a_case,
    a_company,
    a_contract_event,
    a_milestone,
    a_person,
    a_placement,
    a_site,
    an_application,
)

pytestmark = pytest.mark.django_db

END_OF_2020 = date(2020, 12, 31)


def at(day):
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def placed(day, *, contract=FIXED_TERM, person=None, recorded=None, **fields):
    case = a_case(person or a_person(), state="closed", closed_on=day, closing_outcome="employed", opened_on=day)
    placement = a_placement(case, state="agreed", starts_on=day, contract_type_id=contract, expected_end_on=None)
    a_contract_event(placement, "activation", recorded_at=at(recorded or day), **fields)
    return placement


def test_a_tirocinio_and_an_apprenticeship_are_placements_but_never_permanent():
    day = date(2020, 3, 2)
    for contract in (PERMANENT, TIROCINIO, APPRENTICESHIP, FIXED_TERM):
        placed(day, contract=contract)
    counted = figures_of(2020, as_of=END_OF_2020).figures
    assert (counted.placements, counted.permanent_at_start, counted.transformed) == (4, 1, 0)
    assert counted.conversion_rate == 0.25


def test_a_transformation_moves_the_rate_of_the_year_the_contract_began():
    placement = placed(date(2019, 11, 4))
    a_contract_event(
        placement, "transformation", happened_on=date(2020, 5, 4), recorded_at=at(date(2020, 5, 4)),
        contract_type_id=PERMANENT, transformation_id="DI",
    )  # fmt: skip
    assert figures_of(2019, as_of=date(2019, 12, 31)).figures.transformed == 0
    assert figures_of(2019, as_of=END_OF_2020).figures.transformed == 1
    assert figures_of(2020, as_of=END_OF_2020).figures.transformed == 0


def test_a_late_correction_changes_todays_answer_and_not_the_one_of_that_date():
    placement = placed(date(2020, 6, 1))
    line = ContractEvent.objects.get(placement=placement)
    a_contract_event(placement, "activation", replaces=line, is_void=True, recorded_at=at(date(2026, 3, 2)))
    late = placed(date(2020, 7, 1), recorded=date(2026, 3, 2))
    placed(date(2020, 8, 3), recorded=date(2026, 3, 2))
    assert figures_of(2020, as_of=END_OF_2020).figures.placements == 1
    assert figures_of(2020, as_of=date(2026, 3, 2)).figures.placements == 2
    assert late.pk


def test_what_has_not_happened_yet_does_not_count():
    placed(date(2020, 12, 14), recorded=date(2020, 12, 1))
    assert figures_of(2020, as_of=date(2020, 12, 10)).figures.placements == 0
    assert figures_of(2020, as_of=date(2020, 12, 14)).figures.placements == 1


def test_a_person_counts_in_the_area_of_the_comune_of_that_day():
    for day in (date(2020, 5, 4), date(2021, 5, 3)):
        placed(day, person=a_person(municipality_id=BUDRIO))
    by_area = {year: {a.code: a.placements for a in figures_of(year, as_of=END_OF_2020.replace(year=2021)).areas}
               for year in (2020, 2021)}  # fmt: skip
    assert (by_area[2020]["TDP"], by_area[2020]["ALTRI"]) == (1, 0)
    assert (by_area[2021]["TDP"], by_area[2021]["ALTRI"]) == (0, 1)


def test_whoever_is_taken_in_charge_twice_in_a_year_counts_once():
    person = a_person()
    a_case(person, state="closed", opened_on=date(2020, 2, 3), closed_on=date(2020, 3, 2), closing_outcome="lost")
    a_case(person, opened_on=date(2020, 9, 7))
    Milestone.objects.filter(happened_on__year=2020).update(recorded_at=at(date(2020, 9, 7)))
    assert figures_of(2020, as_of=END_OF_2020).figures.taken_in_charge == 1


def engage(company, kind, on, thing):
    return Engagement.objects.create(
        company=company, kind=kind, happened_on=on, recorded_at=at(on), recorded_by="system", collaboration=thing
    )


def test_a_company_collaborates_until_its_last_collaboration_ends():
    company = a_company()
    first = Collaboration.objects.create(company=company, way="hiring", started_on=date(2019, 2, 4))
    second = Collaboration.objects.create(company=company, way="giving", started_on=date(2019, 2, 4))
    engage(company, "collaboration_started", date(2019, 2, 4), first)
    engage(company, "collaboration_started", date(2019, 2, 4), second)
    engage(company, "collaboration_ended", date(2020, 2, 3), first)
    assert figures_of(2020, as_of=END_OF_2020).figures.companies_collaborating == 1
    engage(company, "collaboration_ended", date(2021, 2, 1), second)
    assert figures_of(2020, as_of=END_OF_2020.replace(year=2021)).figures.companies_collaborating == 1
    assert figures_of(2021, as_of=END_OF_2020.replace(year=2021)).figures.companies_collaborating == 0


def test_a_company_with_sites_in_two_areas_counts_in_each_and_once_in_the_total():
    company = a_company()
    a_site(company, municipality_id=IMOLA)
    thing = Collaboration.objects.create(company=company, way="hiring", started_on=date(2020, 2, 3))
    engage(company, "collaboration_started", date(2020, 2, 3), thing)
    counted = figures_of(2020, as_of=END_OF_2020)
    involved = {area.code: area.companies_involved for area in counted.areas if area.companies_involved}
    assert involved == {"BO": 1, "NCI": 1}
    assert counted.figures.companies_involved == 1


def by_hand(year, as_of):
    """The same figures, one row at a time."""
    cutoff = end_of_day(as_of)

    def known(model):
        rows = [row for row in model.objects.all() if row.recorded_at < cutoff]
        replaced = {row.replaces_id for row in rows}
        return [r for r in rows if r.pk not in replaced and not r.is_void and r.happened_on <= as_of]

    permanent = set(ContractType.objects.filter(is_permanent=True).values_list("pk", flat=True))
    ledger = known(ContractEvent)
    activations = [line for line in ledger if line.kind == "activation" and line.happened_on.year == year]
    changed = {
        line.placement_id for line in ledger if line.kind == "transformation" and line.contract_type_id in permanent
    }
    spans = list(AreaMembership.objects.all())
    in_area = {}
    for line in activations:
        span = next(
            s for s in spans
            if s.municipality_id == line.home_id
            and s.valid_from <= line.happened_on
            and (s.valid_to is None or line.happened_on < s.valid_to)
        )  # fmt: skip
        in_area[span.area_id] = in_area.get(span.area_id, 0) + 1
    at_start = [line for line in activations if line.contract_type_id in permanent]
    return {
        "placements": len(activations),
        "to_date": sum(line.kind == "activation" and line.happened_on.year <= year for line in ledger),
        "extensions": sum(line.kind == "extension" and line.happened_on.year == year for line in ledger),
        "people": len({line.person_id for line in activations}),
        "at_start": len(at_start),
        "transformed": sum(line.placement_id in changed for line in activations if line not in at_start),
        "areas": in_area,
        "applications": sum(m.kind == "application" and m.happened_on.year == year for m in known(Milestone)),
    }


@pytest.mark.parametrize("seed", range(3))
def test_the_database_counts_as_a_person_would(seed):
    chance = random.Random(seed)
    first = date(2019, 1, 1)
    people = [a_person(municipality_id=chance.choice((BUDRIO, IMOLA, "037006"))) for _ in range(8)]
    for _ in range(25):
        day = first + timedelta(days=chance.randrange(900))
        seen = day + timedelta(days=chance.choice((0, 0, 5, 200)))
        placement = placed(
            day, person=chance.choice(people), recorded=seen,
            contract=chance.choice((PERMANENT, TIROCINIO, FIXED_TERM, FIXED_TERM)),
        )  # fmt: skip
        after = day + timedelta(days=chance.randrange(1, 300))
        if chance.random() < 0.4:
            a_contract_event(
                placement, "transformation", happened_on=after, recorded_at=at(after), contract_type_id=PERMANENT,
                transformation_id="DI",
            )  # fmt: skip
        if chance.random() < 0.3:
            a_contract_event(placement, "extension", happened_on=after, recorded_at=at(after))
        if chance.random() < 0.2:
            line = ContractEvent.objects.get(placement=placement, kind="activation", replaces=None)
            a_contract_event(
                placement, "activation", replaces=line, is_void=chance.random() < 0.5,
                happened_on=day + timedelta(days=1), recorded_at=at(seen + timedelta(days=90)),
            )  # fmt: skip
        an_application(submitted_at=at(day))
    for year, as_of in (
        (2019, date(2019, 12, 31)),
        (2020, END_OF_2020),
        (2020, date(2026, 3, 2)),
        (2021, date(2021, 5, 1)),
    ):
        counted = figures_of(year, as_of=as_of)
        figures = counted.figures
        assert by_hand(year, as_of) == {
            "placements": figures.placements,
            "to_date": figures.placements_since_start,
            "extensions": figures.extensions,
            "people": figures.people_placed,
            "at_start": figures.permanent_at_start,
            "transformed": figures.transformed,
            "areas": {area.code: area.placements for area in counted.areas if area.placements},
            "applications": figures.applications,
        }
        assert sum(area.placements for area in counted.areas) == figures.placements
        assert sum(area.taken_in_charge for area in counted.areas) == figures.taken_in_charge
        row = next((each for each in trend(as_of=as_of) if each.year == year), None)
        expected = figures.permanent_at_start + figures.transformed
        assert (row.placements, row.permanent) == (figures.placements, expected) if row else figures.placements == 0


def test_the_public_sees_the_same_figures_with_small_counts_withheld():
    for _ in range(6):
        placed(date(2020, 3, 2))
    placed(date(2020, 3, 2), person=a_person(municipality_id=IMOLA))
    shown = published(2020, as_of=END_OF_2020)
    assert shown.figures == figures_of(2020, as_of=END_OF_2020).figures
    assert shown.withholds
    assert {area.code for area in shown.areas if area.placements is None} >= {"BO", "NCI"}


def test_milestones_without_a_known_person_count_as_applications():
    a_milestone("application", happened_on=date(2020, 4, 1), recorded_at=at(date(2020, 4, 1)))
    assert figures_of(2020, as_of=END_OF_2020).figures.applications == 1
