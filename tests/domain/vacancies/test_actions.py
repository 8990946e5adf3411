from dataclasses import replace
from datetime import date, timedelta

import pytest

from insieme.core.decisions import Denied
from insieme.core.events import Event
from insieme.domain.access.rules import Part, Role
from insieme.domain.people import policies as people
from insieme.domain.people.models import Consent, Involvement
from insieme.domain.vacancies import actions, policies, queries
from insieme.domain.vacancies.actions import Wanted
from insieme.domain.vacancies.events import Happened
from insieme.domain.vacancies.models import Proposal
from insieme.domain.vacancies.states import CompanyRefusal, PersonRefusal, ProposalState, VacancyState
from tests.scenarios import (
    FIXED_TERM,
    MONDAY,
    NOON,
    a_case,
    a_company,
    a_membership,
    a_part,
    a_person,
    a_proposal,
    a_vacancy,
    acting,
    an_actor,
    the_programme,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def scout():
    return an_actor(Role.SCOUT)


@pytest.fixture
def company():
    return a_company("Forno Prova srl")


def wanted(company, **changes):
    site = company.sites.get(is_main=True)
    usual = Wanted(site.pk, "Aiuto panificatore", "7512", FIXED_TERM, 2, 30, answer_by=MONDAY + timedelta(days=14))
    return replace(usual, **changes)


def ready(name="Amina"):
    """A case ready for work, which the scouts see."""
    case = a_case(a_person(name))
    a_part(case.person, Part.MATCHING, organisation_id=the_programme().pk)
    return case


def presented(vacancy, scout, name="Amina"):
    proposal = actions.propose(vacancy, ready(name), "Ha lavorato in un forno", by=scout)
    actions.accept(proposal, by=scout)
    return actions.present(proposal, by=scout)


def state_of(thing):
    thing.refresh_from_db()
    return thing.state


# Searches


def test_a_search_is_opened_and_found(scout, company):
    vacancy = actions.open_vacancy(company, wanted(company), by=scout, on=MONDAY)

    assert (vacancy.state, vacancy.opened_on, vacancy.recorded_at) == (VacancyState.OPEN, MONDAY, NOON)
    assert Event.objects.get(kind=Happened.OPENED).company_ref == company.pk
    assert queries.vacancies_of(scout, company.pk) == [vacancy]


@pytest.mark.parametrize(
    "changes, reason",
    [
        ({"seats": 0}, "da 1 a 500"),
        ({"seats": 501}, "da 1 a 500"),
        ({"contract_type_code": "Z.99.99"}, "non è in uso"),
        ({"site_id": 1}, "non è di questa azienda"),
    ],
)
def test_a_search_that_cannot_be_is_refused_with_the_reason(scout, company, changes, reason):
    with pytest.raises(Denied, match=reason):
        actions.open_vacancy(company, wanted(company, **changes), by=scout, on=MONDAY)


def test_a_search_is_not_opened_tomorrow_nor_by_others(scout, company):
    with pytest.raises(Denied, match="giorno passato"):
        actions.open_vacancy(company, wanted(company), by=scout, on=MONDAY + timedelta(days=1))
    for role in (Role.CASE_MANAGER, Role.SECRETARIAT, Role.COMPANY):
        with pytest.raises(Denied):
            actions.open_vacancy(company, wanted(company), by=an_actor(role), on=MONDAY)


def test_a_company_opens_its_own_search(company):
    own = an_actor(Role.COMPANY, company.organisation)
    vacancy = actions.open_vacancy(company, wanted(company), by=own, on=MONDAY)
    with pytest.raises(Denied):
        actions.change(vacancy, wanted(company, seats=3), by=own)


def test_a_search_is_closed_only_when_nobody_waits(scout, company):
    vacancy = a_vacancy(company)
    proposal = presented(vacancy, scout)
    with pytest.raises(Denied, match="Restano 1 proposte"):
        actions.close(vacancy, "Hanno assunto da soli", by=scout, on=MONDAY)
    actions.not_choose(proposal, CompanyRefusal.FILLED, by=scout)

    actions.close(vacancy, "Hanno assunto da soli", by=scout, on=MONDAY)

    assert state_of(vacancy) == VacancyState.CLOSED
    with pytest.raises(Denied, match="riaprila"):
        actions.change(vacancy, wanted(company), by=scout)
    with pytest.raises(Denied, match="non è aperta"):
        actions.propose(vacancy, ready(), "Adatta", by=scout)
    actions.reopen(vacancy, by=scout)
    assert state_of(vacancy) == VacancyState.OPEN
    with pytest.raises(Denied, match="non è chiusa"):
        actions.reopen(vacancy, by=scout)


# Seats


def test_the_last_seat_fills_the_search_and_a_no_opens_it_again(scout, company):
    vacancy = a_vacancy(company, seats=1)
    first, second = presented(vacancy, scout), presented(vacancy, scout, "Bruno")

    actions.choose(first, by=scout)

    assert state_of(vacancy) == VacancyState.FILLED
    with pytest.raises(Denied, match="tutti presi"):
        actions.choose(second, by=scout)
    actions.refuse(first, PersonRefusal.DISTANCE, by=scout, note="Due autobus")
    assert state_of(vacancy) == VacancyState.OPEN
    actions.choose(second, by=scout)
    actions.withdraw(second, "Ha trovato altro", by=scout)
    assert state_of(vacancy) == VacancyState.OPEN
    kinds = list(Event.objects.filter(subject=f"vacancy:{vacancy.pk}").order_by("pk").values_list("kind", flat=True))
    assert sorted(kinds) == sorted([Happened.FILLED, Happened.REOPENED] * 2)


def test_seats_are_not_fewer_than_those_taken(scout, company):
    vacancy = a_vacancy(company, seats=3)
    for name in ("Amina", "Bruno"):
        actions.choose(presented(vacancy, scout, name), by=scout)
    with pytest.raises(Denied, match="già presi sono 2"):
        actions.change(vacancy, wanted(company, seats=1), by=scout)
    actions.change(vacancy, wanted(company, seats=2), by=scout)
    assert state_of(vacancy) == VacancyState.FILLED
    actions.change(vacancy, wanted(company, seats=4), by=scout)
    assert state_of(vacancy) == VacancyState.OPEN
    assert queries.seats_taken(vacancy.pk) == 2


def test_a_placed_person_keeps_the_seat(scout, company):
    vacancy = a_vacancy(company, seats=1)
    proposal = actions.choose(presented(vacancy, scout), by=scout)
    actions.mark_placed(proposal, by=scout)
    assert (state_of(vacancy), state_of(proposal)) == (VacancyState.FILLED, ProposalState.PLACED)
    with pytest.raises(Denied, match="Non si può passare"):
        actions.withdraw(proposal, "Non serve più", by=scout)


# Proposals


def test_the_whole_road_of_a_proposal_with_consent_and_part(scout, company):
    vacancy = a_vacancy(company)
    own = an_actor(Role.COMPANY, company.organisation)
    case = ready()
    proposal = actions.propose(vacancy, case, "Ha lavorato in un forno", by=scout)
    assert not people.can_see(own, case.person)
    with pytest.raises(Denied, match="Non si può passare"):
        actions.present(proposal, by=scout)

    actions.accept(proposal, by=scout)
    assert Consent.objects.get(person=case.person).kind == "companies"
    actions.present(proposal, by=scout)
    assert people.can_see(own, case.person)
    actions.choose(proposal, by=own)

    proposal.refresh_from_db()
    assert proposal.state == ProposalState.CHOSEN
    assert (proposal.person_answered_at, proposal.presented_at, proposal.company_answered_at) == (NOON, NOON, NOON)
    told = Event.objects.filter(person_ref=case.person_id, company_ref=company.pk).values_list("kind", flat=True)
    assert set(told) == {Happened.PROPOSED, Happened.ACCEPTED, Happened.PRESENTED, Happened.CHOSEN}


def test_a_profile_is_not_presented_when_the_consent_was_taken_back(scout, company):
    proposal = actions.propose(a_vacancy(company), ready(), "Adatta", by=scout)
    actions.accept(proposal, by=scout)
    Consent.objects.update(withdrawn_on=MONDAY)
    with pytest.raises(Denied, match="ha ritirato il consenso"):
        actions.present(proposal, by=scout)


def test_who_is_not_chosen_is_no_longer_seen_by_the_company_from_the_next_day(scout, company):
    proposal = presented(a_vacancy(company), scout)
    actions.not_choose(proposal, CompanyRefusal.EXPERIENCE, by=an_actor(Role.COMPANY, company.organisation))

    tomorrow = an_actor(Role.COMPANY, company.organisation, at=NOON + timedelta(days=1))
    assert not people.can_see(tomorrow, proposal.person)
    assert state_of(proposal) == ProposalState.REFUSED_BY_COMPANY


def test_the_company_goes_on_seeing_whom_it_sees_for_something_else(scout, company):
    first, second = a_vacancy(company), a_vacancy(company)
    case = ready()
    a_part(case.person, Part.EMPLOYER, organisation_id=company.pk)
    proposals = [actions.propose(vacancy, case, "Adatta", by=scout) for vacancy in (first, second)]
    for proposal in proposals:
        actions.accept(proposal, by=scout)
        actions.present(proposal, by=scout)
    actions.not_choose(proposals[0], CompanyRefusal.OTHER, by=scout)
    actions.not_choose(proposals[1], CompanyRefusal.OTHER, by=scout)
    assert Involvement.objects.get(person=case.person, part="employer").until_on is None


@pytest.mark.parametrize(
    "fields, reason",
    [
        ({"state": "closed", "closed_on": MONDAY, "closing_outcome": "moved"}, "non è aperto"),
        ({"readiness": "to_train"}, "non risulta ancora pronta"),
    ],
)
def test_only_who_is_ready_and_in_charge_is_proposed(fields, reason):
    with pytest.raises(Denied, match=reason):
        actions.propose(a_vacancy(), a_case(**fields), "Adatta", by=an_actor(Role.COORDINATOR))


def test_nobody_is_proposed_twice_for_the_same_search_but_can_be_again_after_a_no(scout, company):
    vacancy, case = a_vacancy(company), ready()
    proposal = actions.propose(vacancy, case, "Adatta", by=scout)
    with pytest.raises(Denied, match="già proposta"):
        actions.propose(vacancy, case, "Adatta", by=scout)
    actions.refuse(proposal, PersonRefusal.HOURS, by=scout)
    actions.propose(vacancy, case, "Ora gli orari vanno", by=scout)


def test_a_case_manager_proposes_their_own_people_and_answers_for_them():
    manager = a_membership(Role.CASE_MANAGER)
    own, other = a_case(manager=manager.user), a_case()
    vacancy, by = a_vacancy(), acting(manager)
    with pytest.raises(Denied, match="Non hai una parte"):
        actions.propose(vacancy, other, "Adatta", by=by)
    proposal = actions.propose(vacancy, own, "Adatta", by=by)
    actions.accept(proposal, by=by)
    actions.present(proposal, by=by)
    with pytest.raises(Denied, match="non comprende"):
        actions.choose(proposal, by=by)


def test_the_person_answers_in_their_own_portal_and_only_for_themselves(scout):
    case, other = ready(), ready("Bruno")
    proposal = actions.propose(a_vacancy(), case, "Adatta", by=scout)
    person = acting(a_membership(Role.CANDIDATE, person_ref=case.person_id))
    stranger = acting(a_membership(Role.CANDIDATE, person_ref=other.person_id))
    with pytest.raises(Denied):
        actions.accept(proposal, by=stranger)
    actions.accept(proposal, by=person)
    with pytest.raises(Denied):
        actions.present(proposal, by=person)
    assert [each.pk for each in queries.proposals_of(person, case.person_id)] == [proposal.pk]
    assert queries.proposals_of(stranger, case.person_id) == []


def test_a_company_answers_for_itself_and_not_for_the_person(scout, company):
    own, other = an_actor(Role.COMPANY, company.organisation), an_actor(Role.COMPANY)
    proposal = presented(a_vacancy(company), scout)
    with pytest.raises(Denied, match="risponde la persona"):
        actions.refuse(proposal, PersonRefusal.PAY, by=own)
    with pytest.raises(Denied):
        actions.choose(proposal, by=other)
    with pytest.raises(Denied):
        actions.withdraw(proposal, "No", by=own)


def test_proposals_are_seen_with_their_people_and_by_the_company_once_presented(scout, company):
    before = actions.propose(a_vacancy(company), ready(), "Adatta", by=scout)
    after = presented(a_vacancy(company), scout, "Bruno")
    elsewhere = presented(a_vacancy(), scout, "Carla")
    own, tutor = an_actor(Role.COMPANY, company.organisation), an_actor(Role.TUTOR)
    everyone = {before, after, elsewhere}
    expected = {scout: everyone, own: {after}, tutor: set(), an_actor(Role.COORDINATOR): everyone}
    for actor, seen in expected.items():
        assert set(policies.visible_proposals(actor)) == seen
        for proposal in everyone:
            assert bool(policies.can_see_proposal(actor, proposal)) == (proposal in seen)


def test_searches_are_seen_by_who_matches_and_by_their_company(company):
    mine, other = a_vacancy(company), a_vacancy()
    own = an_actor(Role.COMPANY, company.organisation)
    for actor, seen in ((own, {mine}), (an_actor(Role.SCOUT), {mine, other}), (an_actor(Role.PARTNER), set())):
        assert set(policies.visible(actor)) == seen
        for vacancy in (mine, other):
            assert bool(policies.can_see(actor, vacancy)) == (vacancy in seen)


# What pages ask


def test_profiles_presented_this_month_are_counted_for_the_firm_s_capacity(scout, company):
    vacancy = a_vacancy(company)
    presented(vacancy, scout)
    a_proposal(vacancy, state="presented", presented_at=NOON - timedelta(days=2))
    a_proposal(a_vacancy(), state="presented", presented_at=NOON)
    assert queries.presented_this_month(company.pk, date(2026, 3, 15)) == 1
    assert queries.presented_this_month(company.pk, date(2026, 2, 15)) == 2


def test_silence_is_seven_days_of_either_side(scout):
    long_ago = NOON - timedelta(days=8)
    first = a_proposal(state="proposed", proposed_at=long_ago)
    second = a_proposal(state="presented", proposed_at=long_ago, presented_at=long_ago)
    a_proposal(state="presented", proposed_at=long_ago, presented_at=NOON)
    a_proposal(state="accepted", proposed_at=long_ago)
    assert set(queries.silent(Proposal.objects.all(), NOON)) == {first, second}


def test_searches_without_proposals_and_late_answers(scout):
    empty = a_vacancy(answer_by=MONDAY - timedelta(days=1))
    busy = a_proposal().vacancy
    a_vacancy(state="closed", closed_on=MONDAY)
    assert set(queries.without_proposals(queries.vacancies(scout))) == {empty}
    assert set(queries.answered_late(queries.vacancies(scout), scout.today)) == {empty}
    assert queries.vacancy(scout, busy.pk).live == 1


def test_people_ready_for_work_are_found_by_name(scout):
    case = ready("Zoé")
    a_case(a_person("Zoe"))
    assert queries.candidates_matching(scout, "") == []
    assert [each.pk for each in queries.people_ready(scout)] == [case.pk]
    assert queries.case(an_actor(Role.TUTOR), case.pk) is None
