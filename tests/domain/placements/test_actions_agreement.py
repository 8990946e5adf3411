from datetime import timedelta

import pytest

from insieme.core.decisions import Denied
from insieme.domain.access.rules import Part, Role
from insieme.domain.network.states import OrganisationKind
from insieme.domain.placements import actions, policies, queries
from insieme.domain.placements.events import Happened
from insieme.domain.placements.states import PlacementState
from insieme.models import CheckIn, ContractEvent, Event, Involvement
from tests.scenarios import (
    BUDRIO,
    FIXED_TERM,
    MONDAY,
    PERMANENT,
    TIROCINIO,
    a_case,
    a_company,
    a_part,
    a_placement,
    a_proposal,
    a_vacancy,
    an_actor,
    an_organisation,
)

pytestmark = pytest.mark.django_db
HALF_A_YEAR = MONDAY + timedelta(days=180)


@pytest.fixture
def coordinator():
    return an_actor(Role.COORDINATOR)


def terms(company=None, **fields):
    site = (company or a_company()).sites.get()
    usual = {"occupation_id": "7512", "contract_type_id": FIXED_TERM, "weekly_hours": 30}
    return actions.Terms(site=site, **{**usual, "starts_on": MONDAY, "expected_end_on": HALF_A_YEAR, **fields})


def test_an_agreement_is_written_and_nothing_begins(coordinator):
    placement = actions.agree(a_case(), terms(), by=coordinator)
    assert placement.state == PlacementState.AGREED
    assert not placement.ledger.exists() and not placement.check_ins.exists()
    assert Event.objects.get().kind == Happened.AGREED


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"expected_end_on": None}, "hanno una scadenza"),
        ({"contract_type_id": PERMANENT}, "non ha scadenza"),
        ({"contract_type_id": TIROCINIO, "expected_end_on": None}, "hanno una scadenza"),
        ({"contract_type_id": "B.01.00"}, "non si usa"),
        ({"contract_type_id": "Z.99.99"}, "non esiste"),
        ({"weekly_hours": 0}, "da 1 a 48"),
        ({"weekly_hours": 49}, "da 1 a 48"),
        ({"expected_end_on": MONDAY - timedelta(days=1)}, "dopo il primo giorno"),
        ({"starts_on": MONDAY - timedelta(days=400)}, "in carico dal"),
    ],
)
def test_what_cannot_be_agreed_says_why(coordinator, wrong, reason):
    with pytest.raises(Denied, match=reason):
        actions.agree(a_case(), terms(**wrong), by=coordinator)


def test_whoever_has_no_part_in_the_persons_road_agrees_nothing():
    with pytest.raises(Denied, match="Non hai una parte"):
        actions.agree(a_case(), terms(), by=an_actor(Role.CASE_MANAGER))


def test_a_placement_needs_an_open_case(coordinator):
    closed = a_case(state="closed", closed_on=MONDAY, closing_outcome="employed")
    with pytest.raises(Denied, match="non è aperta"):
        actions.agree(closed, terms(), by=coordinator)


def test_the_activation_opens_the_ledger_the_check_ins_and_the_companys_part(coordinator):
    case, company = a_case(), a_company()
    company.sites.update(municipality_id=BUDRIO)
    placement = actions.agree(case, terms(company), by=coordinator)

    actions.activate(placement, by=coordinator, on=MONDAY)

    placement.refresh_from_db()
    line = ContractEvent.objects.get()
    assert placement.state == PlacementState.ACTIVE
    assert (line.kind, line.happened_on, line.home_id, line.workplace_id) == (
        "activation",
        MONDAY,
        case.person.municipality_id,
        BUDRIO,
    )
    offsets = CheckIn.objects.order_by("due_on").values_list("offset_days", flat=True)
    assert list(offsets) == [7, 30, 90, -60, -30, 180]
    assert Involvement.objects.get(part=Part.EMPLOYER).organisation_id == company.pk
    assert policies.visible(an_actor(Role.COMPANY, company.organisation)).get() == placement


def test_the_home_is_where_the_person_lives_that_day_not_where_the_case_opened(coordinator):
    case = a_case()
    placement = actions.agree(case, terms(), by=coordinator)
    case.person.municipality_id = BUDRIO
    case.person.save()
    actions.activate(placement, by=coordinator, on=MONDAY)
    assert ContractEvent.objects.get().home_id == BUDRIO


def test_a_late_activation_does_not_ask_how_things_went_long_ago(coordinator):
    case = a_case(opened_on=MONDAY - timedelta(days=200))
    started = MONDAY - timedelta(days=100)
    placement = actions.agree(case, terms(starts_on=started), by=coordinator)
    actions.activate(placement, by=coordinator, on=started)
    assert set(CheckIn.objects.values_list("offset_days", flat=True)) == {90, 180, -60, -30}


def test_nothing_is_activated_before_its_day_or_twice(coordinator):
    placement = actions.agree(a_case(), terms(), by=coordinator)
    with pytest.raises(Denied, match="non prima"):
        actions.activate(placement, by=coordinator, on=MONDAY + timedelta(days=1))
    actions.activate(placement, by=coordinator, on=MONDAY)
    with pytest.raises(Denied, match="Non si può passare"):
        actions.activate(placement, by=coordinator, on=MONDAY)


def test_a_placement_from_a_proposal_takes_its_seat_when_activated(coordinator):
    vacancy = a_vacancy()
    proposal = a_proposal(vacancy, state="chosen")
    at_the_site = actions.Terms(
        site=vacancy.site, occupation_id="7512", contract_type_id=FIXED_TERM, weekly_hours=30, starts_on=MONDAY,
        expected_end_on=HALF_A_YEAR,
    )  # fmt: skip
    placement = actions.agree(proposal.case, at_the_site, by=coordinator, proposal=proposal)
    actions.activate(placement, by=coordinator, on=MONDAY)
    proposal.refresh_from_db()
    assert proposal.state == "placed"
    assert queries.chosen_proposals(coordinator) == []


def test_a_tutor_who_sees_no_searches_can_still_activate(coordinator):
    vacancy = a_vacancy()
    proposal = a_proposal(vacancy, state="chosen")
    placement = a_placement(proposal.case, vacancy.company, site=vacancy.site, state="agreed", proposal=proposal)
    tutor = an_actor(Role.TUTOR)
    a_part(placement.person, Part.TUTORING, user_id=tutor.user_id)
    actions.activate(placement, by=tutor, on=MONDAY)
    proposal.refresh_from_db()
    assert proposal.state == "placed"


@pytest.mark.parametrize("state", ["presented", "accepted", "refused_by_company"])
def test_only_a_chosen_person_is_placed_from_a_proposal(coordinator, state):
    proposal = a_proposal(state=state, company_refusal="skills" if state == "refused_by_company" else "")
    with pytest.raises(Denied, match="non ha ancora scelto"):
        actions.agree(proposal.case, terms(proposal.vacancy.company), by=coordinator, proposal=proposal)


def test_a_proposal_is_for_one_person_and_one_company(coordinator):
    proposal = a_proposal(state="chosen")
    with pytest.raises(Denied, match="un'altra persona"):
        actions.agree(a_case(), terms(proposal.vacancy.company), by=coordinator, proposal=proposal)
    with pytest.raises(Denied, match="non è dell'azienda"):
        actions.agree(proposal.case, terms(), by=coordinator, proposal=proposal)


def test_a_cancelled_placement_leaves_its_proposal_free(coordinator):
    proposal = a_proposal(state="chosen")
    agreed = terms(proposal.vacancy.company)
    placement = actions.agree(proposal.case, agreed, by=coordinator, proposal=proposal)
    actions.cancel(placement, by=coordinator, reason="L'azienda ha rinviato")
    placement.refresh_from_db()
    assert (placement.state, placement.cancelled_because) == (PlacementState.CANCELLED, "L'azienda ha rinviato")
    assert actions.agree(proposal.case, agreed, by=coordinator, proposal=proposal).state == PlacementState.AGREED


def test_what_has_begun_is_terminated_not_cancelled(coordinator):
    with pytest.raises(Denied, match="Non si può passare"):
        actions.cancel(a_placement(), by=coordinator, reason="Ripensamento")


def test_through_an_agency_the_firm_is_not_the_employer(coordinator):
    agency = an_organisation(OrganisationKind.AGENCY)
    placement = actions.agree(a_case(), terms(contract_type_id="A.06.01", agency=agency), by=coordinator)
    assert placement.agency == agency and placement.company_id != agency.pk
