from dataclasses import replace
from datetime import date

import pytest

from insieme.core.decisions import Denied
from insieme.domain.access.rules import Role
from insieme.domain.casework import actions, policies, queries
from insieme.domain.casework.rules import Answers
from insieme.domain.network.states import OrganisationKind
from insieme.domain.people import policies as people
from insieme.models import Application, Consent, Milestone, Referral
from tests.scenarios import (
    BOLOGNA,
    BUDRIO,
    MONDAY,
    a_case,
    a_membership,
    acting,
    an_actor,
    an_organisation,
    the_programme,
)

pytestmark = pytest.mark.django_db

WHO = Answers(
    given_name="Amina",
    family_name="Prova",
    municipality_id=BUDRIO,
    is_unemployed=True,
    no_codice_fiscale="not_shown",
    phone="+393330000001",
)
SENT = actions.Incoming(WHO, "Cerca lavoro da un anno", MONDAY)


def test_a_partner_sends_somebody_and_the_clock_starts():
    partner = an_actor(Role.PARTNER)
    referral = actions.refer(SENT, by=partner)

    application = Application.objects.get()
    assert (application.channel, application.referred_by_id) == ("partner", partner.organisation_id)
    assert (application.contact_by - MONDAY).days == 35
    assert Milestone.objects.get().municipality_id == BUDRIO
    assert (referral.direction, referral.state, referral.person) == ("in", "sent", None)


@pytest.mark.parametrize("role", [Role.CASE_MANAGER, Role.SECRETARIAT, Role.TRAINER, Role.CANDIDATE, Role.COMPANY])
def test_only_organisations_and_administrations_of_the_network_refer(role):
    the_programme()
    with pytest.raises(Denied, match="Segnalano una persona"):
        actions.refer(SENT, by=an_actor(role))


def test_an_administration_refers_who_lives_in_its_territory():
    budrio = an_actor(Role.ADMINISTRATION, an_organisation(OrganisationKind.MUNICIPALITY, municipality_id=BUDRIO))
    assert actions.refer(SENT, by=budrio)
    away = replace(SENT, who=replace(WHO, municipality_id=BOLOGNA))
    with pytest.raises(Denied, match="nel tuo territorio"):
        actions.refer(away, by=budrio)


@pytest.mark.parametrize(
    "incoming, said",
    [
        (replace(SENT, person_agreed_on=date(2026, 4, 1)), "futuro"),
        (replace(SENT, who=replace(WHO, phone="")), "recapito"),
        (replace(SENT, who=replace(WHO, no_codice_fiscale="")), "codice fiscale"),
        (replace(SENT, who=replace(WHO, birth_date=date(2025, 1, 1))), "almeno"),
    ],
)
def test_a_referral_without_agreement_or_without_a_way_to_reach_is_refused(incoming, said):
    with pytest.raises(Denied, match=said):
        actions.refer(incoming, by=an_actor(Role.PARTNER))
    assert not Referral.objects.exists()


def test_the_secretariat_answers_and_the_sender_sees_it():
    the_programme()
    partner = an_actor(Role.PARTNER)
    referral = actions.refer(SENT, by=partner)
    actions.accept_referral(referral, by=an_actor(Role.SECRETARIAT), answer="La chiamiamo")

    seen = queries.referral(partner, referral.pk)
    assert seen is not None
    assert (seen.state, seen.answer) == ("accepted", "La chiamiamo")
    with pytest.raises(Denied, match="chi ha ricevuto"):
        actions.conclude_referral(referral, "Bene", by=partner)
    assert actions.conclude_referral(referral, "Al lavoro", by=an_actor(Role.SECRETARIAT)).state == "concluded"


def test_who_is_declined_does_not_wait_in_the_queue():
    the_programme()
    referral = actions.refer(SENT, by=an_actor(Role.PARTNER))
    with pytest.raises(Denied, match="perché"):
        actions.decline_referral(referral, "  ", by=an_actor(Role.COORDINATOR))
    actions.decline_referral(referral, "Segue già GOL", by=an_actor(Role.COORDINATOR))
    application = Application.objects.get()
    assert (application.state, application.closing_reason) == ("redirected", "Segue già GOL")


def test_an_answer_is_given_once():
    the_programme()
    referral = actions.refer(SENT, by=an_actor(Role.PARTNER))
    secretariat = an_actor(Role.SECRETARIAT)
    actions.accept_referral(referral, by=secretariat)
    with pytest.raises(Denied, match="Non si può passare"):
        actions.decline_referral(referral, "Ci ho ripensato", by=secretariat)


@pytest.fixture
def outgoing():
    manager = a_membership(Role.CASE_MANAGER)
    case = a_case(manager=manager.user)
    partner = a_membership(Role.PARTNER)
    sent = actions.send(case, actions.Outgoing(partner.organisation, "Serve un alloggio", MONDAY), by=acting(manager))
    return sent, acting(manager), acting(partner)


def test_whoever_receives_a_person_sees_them_until_it_is_concluded(outgoing):
    referral, _manager, partner = outgoing
    assert people.can_see(partner, referral.person)
    assert Consent.objects.get().kind == "sharing"

    actions.accept_referral(referral, by=partner)
    actions.conclude_referral(referral, "Ha trovato casa", by=partner)
    tomorrow = replace(partner, at=partner.at.replace(day=3))
    assert not people.can_see(tomorrow, referral.person)


def test_another_organisation_neither_sees_nor_answers(outgoing):
    referral, _manager, _partner = outgoing
    stranger = an_actor(Role.PARTNER)
    assert queries.referral(stranger, referral.pk) is None
    with pytest.raises(Denied, match="chi ha ricevuto"):
        actions.accept_referral(referral, by=stranger)


def test_a_person_is_not_sent_twice_to_the_same_service(outgoing):
    referral, manager, _partner = outgoing
    case = referral.person.cases.get()
    again = actions.Outgoing(referral.organisation, "Di nuovo", MONDAY)
    with pytest.raises(Denied, match="già stata inviata"):
        actions.send(case, again, by=manager)


def test_nobody_is_sent_to_the_programme_or_to_a_company(outgoing):
    referral, manager, _partner = outgoing
    with pytest.raises(Denied, match="né a un'azienda"):
        actions.send(referral.person.cases.get(), actions.Outgoing(the_programme(), "A noi stessi", MONDAY), by=manager)


@pytest.mark.parametrize("role", list(Role))
def test_one_sees_a_referral_exactly_when_it_is_among_those_one_lists(role, outgoing):
    referral, _manager, partner = outgoing
    incoming = actions.refer(SENT, by=partner)
    own = partner.organisation_id if role == Role.PARTNER else None
    for actor in [an_actor(role), *([partner] if own else [])]:
        for each in (referral, incoming):
            listed = policies.visible_referrals(actor).filter(pk=each.pk).exists()
            assert bool(policies.can_see_referral(actor, each)) == listed
