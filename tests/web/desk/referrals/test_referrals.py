"""Who sends whom to whom, through the pages."""

import pytest
from django.urls import reverse

from insieme.domain.access.rules import Role
from insieme.domain.casework import actions
from insieme.models import Application, Referral
from tests.scenarios import (
    BOLOGNA,
    BUDRIO,
    MONDAY,
    a_case,
    a_membership,
    acting,
    sign_in,
    the_programme,
)

pytestmark = pytest.mark.django_db
FORM = {
    "given_name": "Amina", "family_name": "Segnalata", "sex": "F", "no_codice_fiscale": "not_shown",
    "phone": "333 0000001", "municipality_id": BUDRIO, "is_unemployed": "yes", "other_measure": "unknown",
    "reason": "Cerca lavoro da un anno", "person_agreed_on": "2026-03-02",
}  # fmt: skip


@pytest.fixture
def partner():
    the_programme()
    return a_membership(Role.PARTNER)


def refer(client, partner, **changes):
    sign_in(client, Role.PARTNER, partner)
    return client.post(reverse("referrals:refer"), {**FORM, **changes})


def test_a_partner_refers_and_follows_what_it_referred(client, partner):
    assert refer(client, partner).status_code == 302
    html = client.get("/segnalazioni/").content.decode()
    assert "Segnalata Amina" in html and "Inviata" in html and "Ricevuta" in html
    assert Application.objects.get().referred_by == partner.organisation


@pytest.mark.parametrize(
    "wrong, said",
    [
        ({"person_agreed_on": ""}, "Compila «La persona è d'accordo dal»"),
        ({"person_agreed_on": "2099-01-01"}, "futuro"),
        ({"phone": ""}, "recapito"),
        ({"phone": "abc"}, "numero di telefono"),
        ({"codice_fiscale": "ABC"}, "16 caratteri"),
        ({"municipality_id": "058091"}, "non è tra quelle possibili"),
        ({"reason": "x" * 5000}, "2000"),
    ],
)
def test_a_wrong_answer_is_told_and_nothing_typed_is_lost(client, partner, wrong, said):
    html = refer(client, partner, **wrong).content.decode().replace("&#x27;", "'")
    assert said in html and "Segnalata" in html
    assert not Referral.objects.exists()


def test_an_administration_refers_only_from_its_territory(client, partner):
    budrio = a_membership(Role.ADMINISTRATION)
    sign_in(client, Role.ADMINISTRATION, budrio)
    there = reverse("referrals:refer")
    refused = client.post(there, {**FORM, "municipality_id": BOLOGNA}).content.decode()
    assert "nel tuo territorio" in refused
    assert client.post(there, FORM).status_code == 302


def test_another_organisation_finds_nothing(client, partner):
    refer(client, partner)
    referral = Referral.objects.get()
    sign_in(client, Role.PARTNER)
    assert "Segnalata" not in client.get("/segnalazioni/").content.decode()
    sheet = b"".join(client.get("/segnalazioni/?format=csv").streaming_content).decode()
    assert "Segnalata" not in sheet
    for page in ("referral", "accept_referral", "decline_referral", "conclude_referral"):
        assert client.get(reverse(f"referrals:{page}", args=[referral.pk])).status_code == 404


def test_the_secretariat_answers_and_the_partner_reads_it(client, partner):
    refer(client, partner)
    referral = Referral.objects.get()
    here = reverse("referrals:referral", args=[referral.pk])
    accept = reverse("referrals:accept_referral", args=[referral.pk])
    assert client.get(accept).status_code == 403
    assert "Risponde chi ha ricevuto" in client.get(here).content.decode()

    sign_in(client, Role.SECRETARIAT)
    assert f'href="{accept}"' in client.get(here).content.decode()
    client.post(accept, {"answer": "La chiamiamo domani"})
    client.post(reverse("referrals:conclude_referral", args=[referral.pk]), {"outcome": "Ora lavora"})
    sign_in(client, Role.PARTNER, partner)
    html = client.get(here).content.decode()
    assert "La chiamiamo domani" in html and "Ora lavora" in html and "Giorni per rispondere" in html


def test_a_decline_says_why(client, partner):
    refer(client, partner)
    sign_in(client, Role.COORDINATOR)
    there = reverse("referrals:decline_referral", args=[Referral.objects.get().pk])
    assert "Compila" in client.post(there, {"answer": ""}).content.decode()
    assert client.post(there, {"answer": "Segue già GOL"}).status_code == 302


def test_whoever_receives_a_person_answers_from_its_own_desk(client, partner):
    manager = a_membership(Role.CASE_MANAGER)
    case = a_case(manager=manager.user)
    sent = actions.send(case, actions.Outgoing(partner.organisation, "Serve un alloggio", MONDAY), by=acting(manager))
    sign_in(client, Role.PARTNER, partner)
    html = client.get(reverse("referrals:referral", args=[sent.pk])).content.decode()
    assert "Serve un alloggio" in html and reverse("people:person", args=[case.person_id]) in html
    assert client.post(reverse("referrals:accept_referral", args=[sent.pk]), {"answer": ""}).status_code == 302
    assert (
        client.post(reverse("referrals:conclude_referral", args=[sent.pk]), {"outcome": "Casa trovata"}).status_code
        == 302
    )
    sent.refresh_from_db()
    assert (sent.state, sent.outcome) == ("concluded", "Casa trovata")


@pytest.mark.parametrize("role", [Role.TRAINER, Role.TUTOR, Role.SCOUT, Role.GOVERNANCE, Role.CANDIDATE, Role.COMPANY])
def test_roles_that_do_not_refer_have_no_list(client, role):
    the_programme()
    sign_in(client, role)
    assert client.get("/segnalazioni/").status_code == 403


def test_the_list_costs_what_it_shows(client, partner, django_assert_max_num_queries):
    for number in range(5):
        refer(client, partner, family_name=f"Segnalata {number}")
    with django_assert_max_num_queries(12):
        response = client.get("/segnalazioni/")
    assert response.status_code == 200 and len(response.content) < 60_000
