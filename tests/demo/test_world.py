"""The demo world, checked against its own facts by counting that knows nothing of how it was made."""

import hashlib
from collections import Counter, defaultdict
from contextlib import contextmanager, nullcontext
from datetime import date, datetime, timedelta

import pytest
from django.db import connection, transaction
from stdnum.it import codicefiscale, iva

from insieme.core.periods import ROME, end_of_day
from insieme.demo.calendar import as_published
from insieme.demo.world import ORDER, build
from insieme.domain.access.rules import Part, Role
from insieme.domain.territory.queries import all_areas, area_of
from insieme.models import (
    Application,
    Attendance,
    Case,
    Company,
    Contact,
    ContractEvent,
    ContractType,
    Edition,
    Engagement,
    Enrolment,
    Fund,
    Involvement,
    Membership,
    Milestone,
    Organisation,
    Person,
    Placement,
    Posting,
    Proposal,
    Reading,
    TransformationKind,
    User,
    Vacancy,
)

# One worker makes the world, once: each test looks at it from inside its own savepoint.
pytestmark = pytest.mark.django_db

NOW = datetime(2022, 5, 16, 15, 0, tzinfo=ROME)
TODAY = NOW.date()


@contextmanager
def a_world(now: datetime):
    """A world of its own, gone afterwards."""
    with transaction.atomic():
        yield build(now, as_published(now.date()), lambda _: nullcontext())
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), a_world(NOW) as made:
        yield made


def known(rows: list, as_of: date) -> list:
    """The facts known at the end of a day: not replaced by then, not void."""
    seen = [row for row in rows if row.recorded_at < end_of_day(as_of)]
    replaced = {row.replaces_id for row in seen}
    return [row for row in seen if row.pk not in replaced and not row.is_void]


def activations(as_of: date) -> list[ContractEvent]:
    return [each for each in known(list(ContractEvent.objects.all()), as_of) if each.kind == "activation"]


def permanent_in(year: int, as_of: date) -> tuple[int, int, int]:
    """Activations of a year, permanent from the start, made permanent by the date."""
    types = dict(ContractType.objects.values_list("code", "is_permanent"))
    makes = {kind.pk for kind in TransformationKind.objects.all() if kind.makes_permanent}
    ledger = known(list(ContractEvent.objects.all()), as_of)
    begun = {each.placement_id: each for each in ledger if each.kind == "activation" and each.happened_on.year == year}
    start = {placement for placement, each in begun.items() if types[each.contract_type_id]}
    later = {each.placement_id for each in ledger if each.transformation_id in makes and each.happened_on <= as_of}
    return len(begun), len(start), len((later & begun.keys()) - start)


def live(kind: str, as_of: date) -> int:
    """Companies with something begun and not ended by a day, as known that day."""
    begun, ended = f"{kind}_started", f"{kind}_ended"
    if kind == "board":
        begun, ended = "board_joined", "board_left"
    balance: Counter[int] = Counter()
    for fact in known(list(Engagement.objects.all()), as_of):
        if fact.happened_on <= as_of:
            balance[fact.company_id] += (fact.kind == begun) - (fact.kind == ended)
    return sum(1 for count in balance.values() if count > 0)


@pytest.mark.parametrize("year, as_of, count", [(2019, 2019, 293), (2019, 2020, 293), (2020, 2020, 336)])
def test_placements_of_a_year_are_those_published(world, year, as_of, count):
    assert sum(each.happened_on.year == year for each in activations(date(as_of, 12, 31))) == count


def test_placements_since_the_start_are_those_published(world):
    assert len(activations(date(2020, 12, 31))) == 807


def test_they_are_still_the_same_today(world):
    years = Counter(each.happened_on.year for each in activations(TODAY))
    assert (years[2019], years[2020]) == (293, 336)
    assert years[2017] + years[2018] + years[2019] + years[2020] == 807


@pytest.mark.parametrize("year, whole, permanent", [(2019, 293, 32), (2020, 336, 77)])
def test_the_conversion_rate_at_the_years_end_is_that_published(world, year, whole, permanent):
    count, start, later = permanent_in(year, date(year, 12, 31))
    assert (count, start + later) == (whole, permanent)


def test_contracts_of_2019_go_on_becoming_permanent(world):
    assert sum(permanent_in(2019, date(2020, 12, 31))[1:]) > 32


@pytest.mark.parametrize(
    "kind, as_of, count",
    [
        ("collaboration", date(2020, 12, 31), 252),
        ("board", date(2020, 12, 31), 101),
        ("collaboration", date(2020, 1, 31), 166),
        ("board", date(2020, 1, 31), 97),
    ],
)
def test_companies_are_those_published(world, kind, as_of, count):
    assert live(kind, as_of) == count


def test_the_community_fund_is_a_million_known_by_the_end_of_2020(world):
    lines = Posting.objects.filter(fund__code="FSC-2021", kind="contribution")
    assert sum(line.amount_cents for line in lines) == 100_000_000
    assert all(line.recorded_at < end_of_day(date(2020, 12, 31)) for line in lines)
    assert Fund.objects.get(code="FSC-2021").year == 2021


def test_the_other_published_values_are_near(world):
    assert len([each for each in activations(date(2021, 12, 31)) if each.happened_on.year <= 2021]) == pytest.approx(
        1410, abs=12
    )
    steps = Counter((each.kind, each.happened_on.year) for each in known(list(Milestone.objects.all()), TODAY))
    assert sum(steps["application", year] for year in range(2017, 2022)) == pytest.approx(5297, rel=0.02)
    assert sum(steps["taken_in_charge", year] for year in range(2017, 2022)) == 4012
    assert (steps["interview", 2019], steps["taken_in_charge", 2019]) == (910, 553)


def test_every_area_lives_every_year(world):
    alive = defaultdict(set)
    for each in activations(TODAY):
        alive[each.happened_on.year].add(area_of(each.home_id, each.happened_on).code)
    for year in range(2018, TODAY.year):
        assert alive[year] == {area.code for area in all_areas()}, year


def test_a_placement_stands_as_its_ledger_says(world):
    ledgers = defaultdict(list)
    for fact in known(list(ContractEvent.objects.all()), TODAY):
        ledgers[fact.placement_id].append(fact)
    for placement in Placement.objects.all():
        lines = sorted(ledgers[placement.pk], key=lambda line: (line.happened_on, line.kind != "activation"))
        if placement.state in {"agreed", "cancelled"}:
            assert not lines
            continue
        first, last = lines[0], lines[-1]
        assert first.kind == "activation" and first.happened_on == placement.starts_on
        assert placement.contract_type_id == last.contract_type_id
        assert placement.expected_end_on == last.expected_end_on
        assert placement.ended_on == (last.happened_on if last.kind == "termination" else None)
        assert all(line.kind != "termination" for line in lines[:-1])


def test_a_case_stands_as_its_milestones_say(world):
    says = {
        "taken_in_charge": "open",
        "reopened": "open",
        "resumed": "open",
        "suspended": "suspended",
        "closed": "closed",
    }
    steps = defaultdict(list)
    for fact in known(list(Milestone.objects.filter(case__isnull=False)), TODAY):
        if fact.kind in says:
            steps[fact.case_id].append((fact.happened_on, fact.kind))
    for case in Case.objects.all():
        days = sorted(steps[case.pk])
        assert days[0] == (case.opened_on, "taken_in_charge")
        assert says[days[-1][1]] == case.state
        assert case.closed_on in {None, days[-1][0]}


def test_a_company_stands_as_its_engagements_say(world):
    balance: dict[int, Counter[str]] = defaultdict(Counter)
    for fact in known(list(Engagement.objects.all()), TODAY):
        balance[fact.company_id][fact.kind] += 1
    for company in Company.objects.all():
        facts = balance[company.pk]
        on_board = facts["board_joined"] > facts["board_left"]
        collaborates = facts["collaboration_started"] > facts["collaboration_ended"]
        assert company.state == ("on_board" if on_board else "collaborating" if collaborates else "contacted")
    for fact in Engagement.objects.filter(kind="board_joined", replaced_by=None).select_related("board_membership"):
        assert fact.happened_on == fact.board_membership.signed_on


def test_hours_attended_are_those_of_the_lessons(world):
    hours = Counter()
    for enrolment, count in Attendance.objects.values_list("enrolment_id", "hours"):
        hours[enrolment] += count
    assert all(each.hours_attended == hours[each.pk] for each in Enrolment.objects.all())


def test_nobody_is_chosen_beyond_the_seats(world):
    taken = Counter(Proposal.objects.filter(state__in=("chosen", "placed")).values_list("vacancy_id", flat=True))
    assert all(taken[vacancy.pk] <= vacancy.seats for vacancy in Vacancy.objects.all())


def test_funds_sum_up_to_their_lines(world):
    for fund in Fund.objects.prefetch_related("postings"):
        lines = list(fund.postings.all())
        assert fund.contributed_cents == sum(line.contributed_change for line in lines)
        assert fund.committed_cents == sum(line.committed_change for line in lines)
        assert fund.spent_cents == sum(line.spent_change for line in lines)
    assert set(Posting.objects.values_list("kind", flat=True)) == {
        "contribution", "commitment", "expense", "refund", "release", "reversal",
    }  # fmt: skip


def test_whoever_follows_an_open_case_sees_it(world):
    parts = set(
        Involvement.objects.filter(until_on=None).values_list("person_id", "part", "user_id", "organisation_id")
    )
    for case in Case.objects.exclude(state="closed"):
        assert (case.person_id, Part.CASE.value, case.manager_id, None) in parts
        if case.readiness == "ready":
            assert (case.person_id, Part.MATCHING.value, None, world.network.programme_id) in parts
    for placement in Placement.objects.filter(state="active"):
        assert (placement.person_id, Part.EMPLOYER.value, None, placement.company_id) in parts


def test_every_role_has_somebody_to_step_into(world):
    today = Membership.objects.filter(from_on__lte=TODAY, until_on=None).select_related("user")
    assert {membership.role for membership in today} == {role.value for role in Role}
    first = {"coordinamento", "segreteria", "operatore", "imprese", "tutor", "formazione", "partner", "unione", "fondi"}
    first |= {"cabina", "privacy", "candidata", "azienda"}
    assert {f"{name}@insieme.example" for name in first} <= {membership.user.email for membership in today}


def test_every_training_body_has_a_class_these_days(world):
    bodies = set(Organisation.objects.filter(kind="training_body").values_list("pk", flat=True))
    running = Edition.objects.filter(state="running", starts_on__lte=TODAY, ends_on__gte=TODAY)
    assert set(running.values_list("course__organisation_id", flat=True)) == bodies
    assert all(each.enrolments.exists() for each in running)


def test_every_state_is_there_to_be_seen(world):
    for model, states in (
        (Application, 7),
        (Case, 3),
        (Vacancy, 3),
        (Proposal, 8),
        (Placement, 4),
        (Company, 3),
        (Enrolment, 4),
    ):
        assert len(set(model.objects.values_list("state", flat=True))) == states, model
    waiting = list(Application.objects.filter(state="received"))
    assert 12 <= len(waiting) <= 60
    assert any(each.contact_by < TODAY for each in waiting)
    assert any(TODAY <= each.contact_by <= TODAY + timedelta(days=9) for each in waiting)
    assert Reading.objects.exists()


def test_nobody_is_real(world):
    for person in Person.objects.all():
        assert person.phone.startswith("+3933300")
        assert not person.email or person.email.endswith("@insieme.example")
        assert not person.codice_fiscale or codicefiscale.is_valid(person.codice_fiscale)
    assert all(user.email.endswith("@insieme.example") and user.password.startswith("!") for user in User.objects.all())
    assert all(contact.email.endswith("@insieme.example") for contact in Contact.objects.all())
    assert all(
        iva.is_valid(company.partita_iva) and company.partita_iva[7:10] == "888" for company in Company.objects.all()
    )


def facts_known(as_of: date) -> set[tuple]:
    """Every fact known by a day, but for the name of who applied, which is put to an application later."""
    cutoff = end_of_day(as_of)
    rows: list[tuple] = []
    for model in (Milestone, Engagement, ContractEvent):
        fields = [field.attname for field in model._meta.concrete_fields]
        if model is Milestone:
            fields.remove("person_id")
        rows += [(model.__name__, *row) for row in model.objects.filter(recorded_at__lt=cutoff).values_list(*fields)]
    return set(rows)


def test_what_was_known_by_2020_is_the_same_whatever_the_day(world):
    later = facts_known(date(2020, 12, 31))
    with transaction.atomic():
        _empty()
        with a_world(datetime(2021, 1, 20, 9, 30, tzinfo=ROME)):
            differing = sorted(facts_known(date(2020, 12, 31)) ^ later, key=str)
            assert not differing, [str(each) for each in differing[:6]]
        transaction.set_rollback(True)


def test_the_same_moment_gives_the_same_world(world):
    with transaction.atomic():
        _empty()
        assert len({_hash_of_a_world(datetime(2018, 3, 1, 12, 0, tzinfo=ROME)) for _ in range(2)}) == 1
        transaction.set_rollback(True)


def _hash_of_a_world(now: datetime) -> str:
    digest = hashlib.sha256()
    with a_world(now), connection.cursor() as cursor:
        for model in ORDER:
            key = model._meta.pk.column
            cursor.execute(f'SELECT md5(string_agg(t::text, \'|\' ORDER BY "{key}")) FROM "{model._meta.db_table}" t')
            digest.update(str(cursor.fetchone()[0] if model.__name__ != "EmailAddress" else "").encode())
    return digest.hexdigest()


def _empty() -> None:
    tables = ", ".join(f'"{model._meta.db_table}"' for model in ORDER)
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {tables} CASCADE")
