from datetime import timedelta

import pytest

from insieme.core.decisions import Denied
from insieme.domain.access.rules import Part, Role
from insieme.domain.placements import actions, queries
from insieme.domain.placements.events import Happened
from insieme.domain.placements.states import CorrectionReason, PlacementState
from insieme.domain.vacancies import actions as vacancies
from insieme.domain.vacancies.queries import seats_taken
from insieme.models import ContractEvent, Event, Involvement, TerminationReason, TransformationKind
from tests.scenarios import (
    FIXED_TERM,
    MONDAY,
    NOON,
    PERMANENT,
    TIROCINIO,
    a_case,
    a_part,
    a_placement,
    a_proposal,
    a_tutoring,
    an_actor,
)

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=100)
THEN = MONDAY + timedelta(days=100)


@pytest.fixture
def coordinator():
    return an_actor(Role.COORDINATOR, at=LATER)


@pytest.fixture
def placement(coordinator):
    made = a_placement(a_case(), state="agreed")
    return actions.activate(made, by=an_actor(Role.COORDINATOR), on=MONDAY)


def due(placement):
    return set(placement.check_ins.filter(state="due").values_list("offset_days", flat=True))


def kind(code):
    return TransformationKind.objects.get(pk=code)


def reason(code="DI"):
    return TerminationReason.objects.get(pk=code)


def line(placement, kind):
    return placement.ledger.filter(kind=kind, replaced_by=None).get()


def test_an_extension_moves_the_end_and_adds_check_ins(placement, coordinator):
    until = MONDAY + timedelta(days=400)
    actions.extend(placement, by=coordinator, on=THEN, until=until)
    placement.refresh_from_db()
    assert placement.expected_end_on == until
    assert {180, 365, -60, -30} <= due(placement)
    assert Event.objects.filter(kind=Happened.EXTENDED).exists()


def test_the_day_of_a_line_is_not_in_the_future(placement, coordinator):
    with pytest.raises(Denied, match="futuro"):
        actions.extend(placement, by=coordinator, on=THEN + timedelta(days=1), until=MONDAY + timedelta(days=400))


def test_di_makes_the_contract_permanent(placement, coordinator):
    actions.transform(placement, kind("DI"), by=coordinator, on=THEN)
    placement.refresh_from_db()
    assert (placement.contract_type_id, placement.expected_end_on) == (PERMANENT, None)
    assert due(placement) & {-60, -30} == set()
    assert 365 in due(placement)
    with pytest.raises(Denied, match="già a tempo indeterminato"):
        actions.transform(placement, kind("DI"), by=coordinator, on=THEN)
    with pytest.raises(Denied, match="non si proroga"):
        actions.extend(placement, by=coordinator, on=THEN, until=THEN + timedelta(days=90))


def test_from_part_time_to_full_time_the_term_stays(placement, coordinator):
    end = placement.expected_end_on
    actions.transform(placement, kind("PP"), by=coordinator, on=THEN, weekly_hours=40)
    placement.refresh_from_db()
    assert (placement.contract_type_id, placement.expected_end_on, placement.weekly_hours) == (FIXED_TERM, end, 40)


def test_an_extension_on_the_same_day_as_a_transformation_counts(placement, coordinator):
    until = MONDAY + timedelta(days=400)
    actions.transform(placement, kind("PP"), by=coordinator, on=THEN, weekly_hours=40)
    actions.extend(placement, by=coordinator, on=THEN, until=until)
    placement.refresh_from_db()
    assert placement.expected_end_on == until
    with pytest.raises(Denied, match="viene dopo quella di ora"):
        actions.extend(placement, by=coordinator, on=THEN, until=until - timedelta(days=100))


def test_a_tirocinio_does_not_become_a_contract():
    coordinator = an_actor(Role.COORDINATOR, at=LATER)
    with pytest.raises(Denied, match="non si trasforma"):
        actions.transform(a_placement(contract_type_id=TIROCINIO), kind("DI"), by=coordinator, on=THEN)


def test_the_end_of_a_contract_ends_what_follows_from_it(placement, coordinator):
    tutoring = a_tutoring(placement)
    actions.terminate(placement, reason(), by=coordinator, on=THEN)
    placement.refresh_from_db()
    tutoring.refresh_from_db()
    assert (placement.state, placement.ended_on, tutoring.until_on) == (PlacementState.ENDED, THEN, THEN)
    assert due(placement) == set()
    assert not Involvement.objects.filter(part__in=[Part.EMPLOYER, Part.TUTORING], until_on=None).exists()
    with pytest.raises(Denied, match="non è in corso"):
        actions.terminate(placement, reason(), by=coordinator, on=THEN)


def test_the_company_keeps_its_part_while_the_person_also_works_there(placement, coordinator):
    a_placement(placement.case, placement.company)
    actions.terminate(placement, reason(), by=coordinator, on=THEN)
    assert Involvement.objects.filter(part=Part.EMPLOYER, until_on=None).exists()


def test_a_corrected_day_changes_today_and_not_what_was_known(placement, coordinator):
    actions.terminate(placement, reason(), by=coordinator, on=THEN)
    wrong = line(placement, "termination")
    tomorrow = an_actor(Role.COORDINATOR, at=LATER + timedelta(days=1))
    right = actions.Correction(on=THEN - timedelta(days=9), termination_reason_id="PP")

    actions.correct_line(wrong, right, by=tomorrow, reason=CorrectionReason.MISTYPED)

    placement.refresh_from_db()
    assert placement.ended_on == THEN - timedelta(days=9)
    known = {each.kind: each.on for each in queries.lines_of(placement, as_of=THEN)}
    assert known["termination"] == THEN
    assert line(placement, "termination").termination_reason_id == "PP"
    assert Event.objects.get(kind=Happened.CORRECTED).details["reason"] == "mistyped"


def test_a_termination_that_never_happened_gives_the_contract_back(placement, coordinator):
    actions.terminate(placement, reason(), by=coordinator, on=THEN)
    never = actions.Correction(on=None)
    actions.correct_line(line(placement, "termination"), never, by=coordinator, reason=CorrectionReason.NEVER_HAPPENED)
    placement.refresh_from_db()
    assert (placement.state, placement.ended_on) == (PlacementState.ACTIVE, None)
    assert {180, -60, -30} <= due(placement)
    assert Involvement.objects.filter(part=Part.EMPLOYER, until_on=None).exists()


def test_an_activation_that_never_happened_can_happen_later(placement, coordinator):
    never = actions.Correction(on=None)
    actions.correct_line(line(placement, "activation"), never, by=coordinator, reason=CorrectionReason.NEVER_HAPPENED)
    placement.refresh_from_db()
    assert placement.state == PlacementState.AGREED
    assert due(placement) == set()

    actions.activate(placement, by=coordinator, on=THEN)
    placement.refresh_from_db()
    assert (placement.state, placement.starts_on) == (PlacementState.ACTIVE, THEN)
    assert ContractEvent.objects.known(THEN).filter(kind="activation").count() == 1


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.TUTOR])
def test_an_activation_that_never_happened_leaves_the_choice_and_its_seat_can_be_freed(coordinator, role):
    proposal = a_proposal(state="chosen", presented_at=LATER)
    placement = a_placement(proposal.case, proposal.vacancy.company, state="agreed", proposal=proposal)
    actions.activate(placement, by=coordinator, on=THEN)
    by = an_actor(role, at=LATER)
    if role == Role.TUTOR:
        a_part(placement.person, Part.TUTORING, user_id=by.user_id)
    never = actions.Correction(on=None)
    actions.correct_line(line(placement, "activation"), never, by=by, reason=CorrectionReason.NEVER_HAPPENED)

    proposal.refresh_from_db()
    assert proposal.state == "chosen"
    company = proposal.vacancy.company.organisation
    assert Involvement.objects.filter(part=Part.EMPLOYER, organisation=company, until_on=None).exists()
    placement.refresh_from_db()
    actions.cancel(placement, by=coordinator, reason="Non si è presentata")
    vacancies.withdraw(proposal, "Non si è presentata", by=coordinator)
    assert seats_taken(proposal.vacancy_id) == 0


def test_no_first_day_is_corrected_to_before_the_person_was_in_charge(placement, coordinator):
    before = placement.case.opened_on - timedelta(days=1)
    early = actions.Correction(on=before, expected_end_on=placement.expected_end_on)
    with pytest.raises(Denied, match="presa in carico"):
        actions.correct_line(line(placement, "activation"), early, by=coordinator, reason=CorrectionReason.MISTYPED)


def test_a_correction_that_breaks_the_ledger_is_refused(placement, coordinator):
    actions.terminate(placement, reason(), by=coordinator, on=THEN)
    never = actions.Correction(on=None)
    with pytest.raises(Denied, match="prima riga"):
        actions.correct_line(line(placement, "activation"), never, by=coordinator, reason=CorrectionReason.DUPLICATE)
    after_the_end = actions.Correction(on=THEN, expected_end_on=placement.expected_end_on)
    early = actions.Correction(on=MONDAY - timedelta(days=1))
    activation = line(placement, "activation")
    assert actions.correct_line(activation, after_the_end, by=coordinator, reason=CorrectionReason.LATE_NEWS)
    with pytest.raises(Denied, match="prima riga"):
        actions.correct_line(line(placement, "termination"), early, by=coordinator, reason=CorrectionReason.LATE_NEWS)


def test_a_line_is_corrected_once(placement, coordinator):
    actions.extend(placement, by=coordinator, on=THEN, until=MONDAY + timedelta(days=400))
    first = line(placement, "extension")
    later = actions.Correction(on=THEN, expected_end_on=MONDAY + timedelta(days=300))
    actions.correct_line(first, later, by=coordinator, reason=CorrectionReason.COMMUNICATION)
    with pytest.raises(Denied, match="già stata corretta"):
        actions.correct_line(first, later, by=coordinator, reason=CorrectionReason.COMMUNICATION)
    placement.refresh_from_db()
    assert placement.expected_end_on == MONDAY + timedelta(days=300)


def test_nobody_writes_in_the_ledger_of_a_person_they_do_not_see(placement):
    stranger = an_actor(Role.CASE_MANAGER, at=LATER)
    with pytest.raises(Denied, match="Non hai una parte"):
        actions.extend(placement, by=stranger, on=THEN, until=MONDAY + timedelta(days=400))
    with pytest.raises(Denied, match="Non hai una parte"):
        actions.terminate(placement, reason(), by=stranger, on=THEN)
    never = actions.Correction(on=None)
    with pytest.raises(Denied, match="Non hai una parte"):
        actions.correct_line(line(placement, "activation"), never, by=stranger, reason=CorrectionReason.NEVER_HAPPENED)
