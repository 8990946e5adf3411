"""Taking back a consent is as easy as giving it, and what stood on it stops (GDPR, art. 7(3))."""

from datetime import date, timedelta

import pytest

from insieme.core.decisions import Denied
from insieme.domain.access.rules import Part, Role
from insieme.domain.casework import actions as casework
from insieme.domain.casework.actions import Outgoing
from insieme.domain.people import actions
from insieme.domain.people import policies as people
from insieme.domain.people.states import ConsentKind, ConsentSource
from insieme.domain.vacancies import actions as vacancies
from insieme.models import Consent, Event, Involvement
from tests.scenarios import (
    MONDAY,
    a_case,
    a_membership,
    a_part,
    a_person,
    a_proposal,
    a_vacancy,
    acting,
    an_actor,
    an_organisation,
)

pytestmark = pytest.mark.django_db
K = ConsentKind


@pytest.fixture
def manager():
    return an_actor(Role.CASE_MANAGER)


@pytest.fixture
def case(manager):
    case = a_case(a_person(), manager=None)
    case.manager_id = manager.user_id
    case.save()
    a_part(case.person, Part.CASE, user_id=manager.user_id)
    return case


@pytest.fixture
def letters(monkeypatch):
    sent = []
    monkeypatch.setattr(actions, "post", lambda to, subject, text, **_kwargs: sent.append((to, subject, text)))
    return sent


def agreed(case, kind, on=MONDAY - timedelta(days=30)):
    return Consent.objects.create(person=case.person, kind=kind, given_on=on, source=ConsentSource.DESK)


def the_person(case):
    return acting(a_membership(Role.CANDIDATE, person_ref=case.person_id))


def sent(case, manager, **changes):
    given = {"organisation": an_organisation(), "reason": "Un corso", "person_agreed_on": MONDAY, **changes}
    return casework.send(case, Outgoing(**given), by=manager)


def test_the_person_takes_it_back_and_whoever_follows_them_is_told_without_names(case, letters):
    consent = agreed(case, K.COMPANIES)
    me = the_person(case)

    vacancies.withdraw_consent(consent, by=me, on=MONDAY)

    consent.refresh_from_db()
    assert (consent.given_on, consent.withdrawn_on) == (MONDAY - timedelta(days=30), MONDAY)
    assert Event.objects.get(kind="people.consent.withdrawn").details == {"consent": "companies"}
    assert letters[0][1] == "Un consenso ritirato"
    assert case.person.given_name not in letters[0][2]


def test_whoever_takes_it_back_for_the_person_is_not_written_to(case, manager, letters):
    vacancies.withdraw_consent(agreed(case, K.COMPANIES), by=manager, on=MONDAY)
    assert not letters


def test_after_that_nobody_proposes_a_job_or_accepts_one_for_the_person(case, manager):
    vacancies.withdraw_consent(agreed(case, K.COMPANIES), by=manager, on=MONDAY)
    with pytest.raises(Denied, match="inviare il profilo alle aziende"):
        vacancies.propose(a_vacancy(), case, "Adatta", by=manager)
    with pytest.raises(Denied, match="inviare il profilo alle aziende"):
        vacancies.accept(a_proposal(case=case), by=manager)
    assert sent(case, manager)  # another purpose: it was not taken back


def test_the_proposals_still_open_are_taken_back_and_the_company_no_longer_sees_the_person(case, manager):
    consent = agreed(case, K.COMPANIES)
    shown = vacancies.propose(a_vacancy(), case, "Adatta", by=manager)
    vacancies.accept(shown, by=manager)
    vacancies.present(shown, by=manager)
    placed = a_proposal(case=case, state="placed")

    vacancies.withdraw_consent(consent, by=the_person(case), on=MONDAY)

    shown.refresh_from_db()
    placed.refresh_from_db()
    assert (shown.state, shown.note, placed.state) == ("withdrawn", "La persona ha ritirato il consenso.", "placed")
    assert Involvement.objects.get(person=case.person, part=Part.EMPLOYER).until_on == MONDAY


def test_after_that_nobody_sends_the_person_to_another_service_and_what_was_open_is_closed(case, manager):
    waiting, accepted = sent(case, manager), sent(case, manager)
    casework.accept_referral(accepted, by=an_actor(Role.SECRETARIAT))
    vacancies.withdraw_consent(Consent.objects.get(kind="sharing"), by=the_person(case), on=MONDAY)

    waiting.refresh_from_db()
    accepted.refresh_from_db()
    assert (waiting.state, accepted.state) == ("declined", "concluded")
    assert "ritirato il consenso" in waiting.answer
    assert "ritirato il consenso" in accepted.outcome
    assert not Involvement.objects.filter(person=case.person, part=Part.REFERRAL, until_on=None).exists()
    with pytest.raises(Denied, match="invio dei suoi dati"):
        sent(case, manager)


def test_without_the_consent_to_the_path_none_of_the_others_stands_and_the_path_does_not_go_on(case, manager):
    programme = agreed(case, K.PROGRAMME)
    agreed(case, K.COMPANIES)
    vacancies.withdraw_consent(programme, by=manager, on=MONDAY)

    assert not Consent.objects.filter(withdrawn_on=None).exists()
    with pytest.raises(Denied, match="consenso al percorso"):
        sent(case, manager)
    with pytest.raises(Denied, match="consenso al percorso"):
        actions.give_consent(case.person, K.COMPANIES, by=manager, on=MONDAY)
    casework.close(case, casework.Closing("withdrawn"), by=manager, on=MONDAY)
    with pytest.raises(Denied, match="consenso al percorso"):
        casework.reopen(case, "ready", by=manager, on=MONDAY)


def test_it_is_given_again_and_the_history_keeps_both(case, manager):
    vacancies.withdraw_consent(agreed(case, K.COMPANIES), by=manager, on=MONDAY)
    again = actions.give_consent(case.person, K.COMPANIES, by=the_person(case), on=MONDAY)

    assert (again.source, Consent.objects.filter(kind="companies").count()) == ("portal", 2)
    assert vacancies.propose(a_vacancy(), case, "Adatta", by=manager)
    with pytest.raises(Denied, match="c'è già"):
        actions.give_consent(case.person, K.COMPANIES, by=manager, on=MONDAY)


def test_an_agreement_older_than_the_withdrawal_does_not_bring_it_back(case, manager):
    old = agreed(case, K.SHARING)
    vacancies.withdraw_consent(old, by=manager, on=MONDAY)
    noted = actions.note_consent(
        case.person, K.SHARING, by=manager, on=MONDAY - timedelta(days=3), source=ConsentSource.REFERRAL
    )
    assert noted == old
    with pytest.raises(Denied, match="lo ha ritirato"):
        actions.give_consent(case.person, K.SHARING, by=manager, on=MONDAY - timedelta(days=3))


@pytest.mark.parametrize("on", [date(2020, 1, 1), MONDAY + timedelta(days=1)])
def test_the_day_of_the_withdrawal_is_believable(case, manager, on):
    with pytest.raises(Denied, match="Il ritiro sta tra"):
        vacancies.withdraw_consent(agreed(case, K.COMPANIES), by=manager, on=on)


def test_it_is_taken_back_once(case, manager):
    consent = agreed(case, K.COMPANIES)
    vacancies.withdraw_consent(consent, by=manager, on=MONDAY)
    with pytest.raises(Denied, match="già stato ritirato"):
        vacancies.withdraw_consent(consent, by=manager, on=MONDAY)


def test_nobody_else_speaks_for_the_person(case):
    consent = agreed(case, K.COMPANIES)
    for stranger in (an_actor(Role.SCOUT), an_actor(Role.CASE_MANAGER), an_actor(Role.CANDIDATE), an_actor(Role.DPO)):
        with pytest.raises(Denied):
            vacancies.withdraw_consent(consent, by=stranger, on=MONDAY)
        with pytest.raises(Denied):
            actions.give_consent(case.person, K.SHARING, by=stranger, on=MONDAY)


def test_what_was_never_asked_does_not_stand_in_the_way():
    assert people.has_not_withdrawn(a_person().pk, K.SHARING, K.COMPANIES)
