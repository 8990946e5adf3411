from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from insieme.core.identifiers import encode
from insieme.domain.access.rules import Part, Role
from insieme.domain.people.models import Reading
from insieme.domain.vacancies import actions
from insieme.domain.vacancies.models import Vacancy
from insieme.domain.vacancies.states import ProposalState
from insieme.web.pages import now
from tests.pages import opened
from tests.scenarios import (
    FIXED_TERM,
    a_case,
    a_company,
    a_membership,
    a_part,
    a_person,
    a_proposal,
    a_vacancy,
    acting,
    sign_in,
    the_programme,
)

pytestmark = pytest.mark.django_db


def words(answer):
    return " ".join(answer.content.decode().split())


@pytest.fixture
def company(client):
    """A company's own contact, in its portal."""
    company = a_company("Forno Prova srl")
    sign_in(client, Role.COMPANY, a_membership(Role.COMPANY, company.organisation))
    return company


def presented(vacancy, given_name="Amina"):
    scout = replace(acting(a_membership(Role.SCOUT)), at=now())
    case = a_case(a_person(given_name, "Segreti", codice_fiscale="RSSMRA85T10A562S", birth_date=date(1985, 12, 10)))
    a_part(case.person, Part.MATCHING, organisation_id=the_programme().pk)
    proposal = actions.propose(vacancy, case, "Ha lavorato in un forno", by=scout, has_licence=True)
    return actions.present(actions.accept(proposal, by=scout), by=scout)


def test_a_company_sees_its_card_and_who_waits_for_its_answer(client, company):
    proposal = presented(a_vacancy(company))
    a_proposal(a_vacancy(company))
    text = words(opened(client, reverse("company:home")))
    assert "Forno Prova srl" in text and "Amina S." in text and "Ha lavorato in un forno" in text
    for secret in ("Segreti", "RSSMRA", "1985", proposal.person.phone):
        assert secret not in text
    assert Reading.objects.filter(person=proposal.person, role="company").exists()


def test_a_company_answers_yes_in_one_tap(client, company):
    proposal = presented(a_vacancy(company))
    url = reverse("company:choose", args=[proposal.pk])
    assert "Scegliete Amina S.?" in words(client.get(url))
    answer = client.post(url, {"once": "tap"})
    assert answer.url == reverse("company:vacancy", args=[proposal.vacancy_id])
    assert client.post(url, {"once": "tap"}).url == answer.url
    proposal.refresh_from_db()
    assert proposal.state == ProposalState.CHOSEN
    assert "Scelta dall&#x27;azienda" in words(opened(client, answer.url))


def test_a_company_answers_no_with_a_reason(client, company):
    proposal = presented(a_vacancy(company))
    url = reverse("company:not_choose", args=[proposal.pk])
    assert "Scegli «Perché no»" in words(client.post(url, {"note": "Grazie"}))
    assert client.post(url, {"reason": "experience", "note": "Grazie"}).status_code == 302
    proposal.refresh_from_db()
    assert (proposal.state, proposal.company_refusal) == (ProposalState.REFUSED_BY_COMPANY, "experience")
    assert "Amina" not in words(client.get(reverse("company:home")))


def test_a_company_asks_for_a_search_of_its_own(client, company):
    url = reverse("company:ask")
    opened(client, url)
    form = {
        "title": "Aiuto panificatore",
        "occupation": "7512",
        "site": encode(company.sites.get().pk),
        "contract_type": FIXED_TERM,
        "seats": "1",
        "weekly_hours": "30",
        "requirements": "solo uomini",
    }
    assert "di ogni sesso" in words(client.post(url, form))
    answer = client.post(url, form | {"requirements": "turno di notte"})
    vacancy = Vacancy.objects.get()
    assert answer.url == reverse("company:vacancy", args=[vacancy.pk])
    assert vacancy.company_id == company.pk
    assert "Aiuto panificatore" in words(opened(client, reverse("company:vacancies")))
    assert "Chiedete una nuova ricerca" in words(opened(client, reverse("company:vacancies")))


def test_another_company_s_things_are_not_there(client, company):
    other = a_vacancy()
    proposal = presented(other)
    own_not_presented = a_proposal(a_vacancy(company))
    assert client.get(reverse("company:vacancy", args=[other.pk])).status_code == 404
    for each in (proposal, own_not_presented):
        for name in ("choose", "not_choose"):
            assert client.get(reverse(f"company:{name}", args=[each.pk])).status_code == 404
            assert client.post(reverse(f"company:{name}", args=[each.pk]), {"reason": "other"}).status_code == 404
    for page in ("home", "vacancies"):
        assert "Amina" not in words(client.get(reverse(f"company:{page}")))


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.SCOUT, Role.CANDIDATE, Role.PARTNER])
def test_the_portal_is_only_for_companies(client, role):
    sign_in(client, role)
    for name in ("home", "vacancies", "ask"):
        assert client.get(reverse(f"company:{name}")).status_code in {403, 404}


def test_an_empty_portal_says_what_to_do(client, company):
    text = words(opened(client, reverse("company:home")))
    assert "Nessuno aspetta una risposta" in text and "Cercate qualcuno?" in text
    assert "Ancora nessuna ricerca" in words(opened(client, reverse("company:vacancies")))
