from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse

from insieme.core.identifiers import encode
from insieme.core.search import index
from insieme.domain.access.rules import Part, Role
from insieme.domain.people.models import Consent, Reading
from insieme.domain.vacancies import actions
from insieme.domain.vacancies.models import Proposal, Vacancy
from insieme.domain.vacancies.states import ProposalState, VacancyState
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


@pytest.fixture
def scout(client):
    """A scout at the desk, on the clock the pages read."""
    return replace(sign_in(client, Role.SCOUT), at=now())


def words(answer):
    return " ".join(answer.content.decode().split())


def ready(given_name="Amina", family_name="Prova"):
    person = a_person(given_name, family_name)
    index("person", person.pk, (given_name, family_name), person_ref=person.pk)
    case = a_case(person)
    a_part(person, Part.MATCHING, organisation_id=the_programme().pk)
    return case


def form_for(company, **changes):
    return {
        "title": "Aiuto panificatore",
        "occupation": "7512",
        "occupation_text": "panettieri",
        "site": encode(company.sites.get(is_main=True).pk),
        "contract_type": FIXED_TERM,
        "seats": "2",
        "weekly_hours": "30",
        "requirements": "Turno di notte, italiano B1",
        **changes,
    }


def proposed(scout, state="proposed", vacancy=None, **names):
    """A proposal brought as far as asked, as the scout does it."""
    proposal = actions.propose(vacancy or a_vacancy(), ready(**names), "Ha lavorato in un forno", by=scout)
    for verb in {"proposed": (), "accepted": ("accept",), "presented": ("accept", "present")}[state]:
        proposal = getattr(actions, verb)(proposal, by=scout)
    return proposal


# Searches


def test_searches_are_listed_filtered_and_within_budget(client, scout):
    for number in range(30):
        a_proposal(a_vacancy(title=f"Ricerca {number:02d}", opened_on=scout.today - timedelta(days=number)))
    a_vacancy(
        a_company("Zeta srl"), title="Saldatore", answer_by=scout.today - timedelta(days=1), opened_on=scout.today
    )
    url = reverse("vacancies:vacancies")
    assert "Ricerca 00" in words(opened(client, url, queries=8))
    for query in ("company=zeta", "none=1", "late=1"):
        text = words(opened(client, f"{url}?{query}", queries=8))
        assert "Saldatore" in text and "Ricerca 00" not in text, query
    assert "Saldatore" in words(client.get(url, {"state": "open", "area": "BO"}))
    sheet = b"".join(client.get(url, {"none": "1", "format": "csv"}).streaming_content).decode()
    assert "Saldatore" in sheet and "Ricerca 00" not in sheet


def test_a_search_is_opened_from_the_company_or_from_the_list(client, scout):
    company = a_company("Forno Prova")
    url = reverse("vacancies:open_vacancy", args=[company.pk])
    assert client.get(reverse("vacancies:choose_company")).status_code == 200
    assert client.get(reverse("vacancies:choose_company"), {"company_text": "forno"}).url == url
    assert client.get(url).status_code == 200

    answer = client.post(url, form_for(company))

    vacancy = Vacancy.objects.get()
    assert answer.url == reverse("vacancies:detail", args=[vacancy.pk])
    assert (vacancy.seats, vacancy.occupation_id, vacancy.opened_on) == (2, "7512", scout.today)


@pytest.mark.parametrize(
    "wrong, sentence",
    [
        ({"seats": "0"}, "maggiore o uguale a 1"),
        ({"seats": "501"}, "minore o uguale a 500"),
        ({"weekly_hours": "60"}, "minore o uguale a 48"),
        ({"contract_type": "Z.99"}, "Questa scelta non è tra quelle possibili"),
        ({"site": "000000000001"}, "Questa scelta non è tra quelle possibili"),
        ({"occupation": "", "occupation_text": "qwerty"}, "Nessun risultato"),
        ({"title": ""}, "Compila «Che cosa cercate»"),
        ({"answer_by": "31/02/2026"}, "data che esista"),
        ({"requirements": "x" * 3000}, "2000"),
    ],
)
def test_wrong_words_get_a_clear_sentence_and_nothing_typed_is_lost(client, scout, wrong, sentence):
    company = a_company()
    answer = client.post(reverse("vacancies:open_vacancy", args=[company.pk]), form_for(company, **wrong))
    assert sentence in words(answer)
    assert 'value="30"' in words(answer) or "weekly_hours" in wrong
    assert not Vacancy.objects.exists()


def test_a_requirement_that_may_discriminate_is_a_warning_that_one_confirms(client, scout):
    company = a_company()
    url = reverse("vacancies:open_vacancy", args=[company.pk])
    typed = form_for(company, requirements="Ragazza di bella presenza")
    answer = client.post(url, typed)
    assert "di ogni sesso" in words(answer) and "una foto invita" in words(answer)
    assert "Ho letto gli avvisi" in words(answer)
    assert not Vacancy.objects.exists()
    assert client.post(url, typed | {"anyway": "on"}).status_code == 302
    detail = reverse("vacancies:detail", args=[Vacancy.objects.get().pk])
    assert "Un requisito può discriminare" in words(client.get(detail))


def test_a_search_shows_its_seats_and_people_and_asks_about_collaborating(client, scout):
    vacancy = a_vacancy(seats=3)
    mine = proposed(scout, "presented", vacancy)
    actions.choose(mine, by=scout)
    a_proposal(vacancy)
    text = words(opened(client, reverse("vacancies:detail", args=[vacancy.pk])))
    assert "Amina Prova" in text and "2 posti liberi su 3" in text
    assert "Un&#x27;altra proposta è di una persona seguita da colleghi" in text or "Un'altra proposta" in text
    assert "vuoi registrarlo?" in text and "way=selecting" in text
    sign_in(client, Role.SECRETARIAT)
    assert client.get(reverse("vacancies:detail", args=[vacancy.pk])).status_code == 403


def test_a_search_is_changed_closed_and_reopened(client, scout):
    company = a_company()
    vacancy = a_vacancy(company, opened_on=scout.today)
    change, close = (reverse(f"vacancies:{name}", args=[vacancy.pk]) for name in ("change", "close"))
    reopen = reverse("vacancies:reopen", args=[vacancy.pk])
    assert "Aiuto panificatore" in words(client.get(change))
    assert client.post(change, form_for(company, seats="4")).status_code == 302
    assert client.get(reopen).status_code == 403
    proposal = proposed(scout, "accepted", vacancy)
    answer = client.post(close, {"reason": "Hanno già assunto", "on": scout.today.isoformat()})
    assert "Restano 1 proposte" in words(answer) and "Hanno già assunto" in words(answer)
    client.post(reverse("vacancies:withdraw", args=[proposal.pk]), {"why": "La ricerca si chiude"})
    assert client.post(close, {"reason": "Hanno già assunto", "on": scout.today.isoformat()}).status_code == 302
    vacancy.refresh_from_db()
    assert (vacancy.state, vacancy.seats, vacancy.closing_reason) == (VacancyState.CLOSED, 4, "Hanno già assunto")
    assert "non si possono proporre persone" in words(client.get(reverse("vacancies:detail", args=[vacancy.pk])))
    assert client.get(change).status_code == 403
    assert client.post(reopen, {"once": "x"}).status_code == 302


def test_the_second_of_two_who_edit_a_search_is_told_and_overwrites_nothing(client, scout):
    company = a_company()
    vacancy = a_vacancy(company, opened_on=scout.today)
    url = reverse("vacancies:change", args=[vacancy.pk])
    seen = client.get(url).context["form"].initial["seen"]
    assert client.post(url, form_for(company, seen=seen, title="Prima")).status_code == 302
    answer = client.post(url, form_for(company, seen=seen, title="Seconda"))
    assert "qualcun altro ha cambiato" in words(answer) and "Seconda" in words(answer)
    vacancy.refresh_from_db()
    assert vacancy.title == "Prima"


# Proposals


def test_somebody_is_proposed_by_name(client, scout):
    vacancy, case = a_vacancy(), ready("Zoé", "Rinaldi")
    url = reverse("vacancies:propose", args=[vacancy.pk])
    assert client.get(url).status_code == 200
    assert "Zoé Rinaldi" in words(
        client.get(reverse("vacancies:candidate_options"), {"field": "candidate", "q": "rina"})
    )
    answer = client.post(url, {"candidate_text": "zoe rin", "why": "Ha lavorato in un forno", "has_licence": "yes"})
    proposal = Proposal.objects.get()
    assert answer.url == reverse("vacancies:proposal", args=[proposal.pk])
    assert (proposal.case_id, proposal.has_licence, proposal.proposed_by_id) == (case.pk, True, scout.user_id)
    again = client.post(url, {"candidate": encode(case.pk), "why": "Di nuovo adatta"})
    assert "già proposta per questa ricerca" in words(again) and "Di nuovo adatta" in words(again)


def test_people_one_does_not_see_are_not_offered(client, scout):
    vacancy = a_vacancy()
    case = a_case(a_person("Nascosta", "Prova"))
    index("person", case.person_id, ("Nascosta", "Prova"), person_ref=case.person_id)
    assert "Nascosta" not in words(
        client.get(reverse("vacancies:candidate_options"), {"field": "c", "q": "nasc"})
    ).replace("«nasc»", "")
    url = reverse("vacancies:propose", args=[vacancy.pk])
    for guess in (encode(case.pk), "000000000007", "nonsense"):
        answer = client.post(url, {"candidate": guess, "candidate_text": "", "why": "Adatta al lavoro"})
        assert answer.status_code == 200 and not Proposal.objects.exists()


def test_a_firm_that_reads_few_profiles_is_left_in_peace_unless_one_insists(client, scout):
    vacancy = a_vacancy(a_company(monthly_capacity=1))
    proposed(scout, "presented", vacancy)
    url, case = reverse("vacancies:propose", args=[vacancy.pk]), ready("Bruno")
    typed = {"candidate": encode(case.pk), "why": "Ha lavorato in un forno"}
    assert "legge al massimo 1 profili" in words(client.get(url))
    refused = words(client.post(url, typed))
    assert "propongo lo stesso" in refused and "Ha lavorato in un forno" in refused
    assert Proposal.objects.count() == 1
    assert client.post(url, typed | {"anyway": "on"}).status_code == 302


def test_a_proposal_goes_its_road_from_its_page(client, scout):
    proposal = proposed(scout)
    page = reverse("vacancies:proposal", args=[proposal.pk])
    for verb, button in (
        ("accept", "La persona accetta"),
        ("present", "Presenta all&#x27;azienda"),
        ("choose", "azienda la sceglie"),
    ):
        url = reverse(f"vacancies:{verb}", args=[proposal.pk])
        text = words(opened(client, page))
        assert url in text
        assert client.get(url).status_code == 200, button
        assert client.post(url, {"once": verb}).url == page
        assert client.post(url, {"once": "again"}).status_code == 403
    proposal.refresh_from_db()
    assert proposal.state == ProposalState.CHOSEN
    assert Consent.objects.get(person=proposal.person).kind == "companies"
    assert Reading.objects.filter(person=proposal.person, user_id=scout.user_id).exists()


def test_the_person_s_no_and_the_company_s_no_keep_their_reason(client, scout):
    first, second = proposed(scout), proposed(scout, "presented", given_name="Bruno")
    refuse, not_choose = (
        reverse("vacancies:refuse", args=[first.pk]),
        reverse("vacancies:not_choose", args=[second.pk]),
    )
    assert "Scegli «Perché la persona dice di no»" in words(client.post(refuse, {"note": "Due autobus"}))
    assert client.post(refuse, {"reason": "distance", "note": "Due autobus"}).status_code == 302
    assert client.post(not_choose, {"reason": "skills"}).status_code == 302
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.person_refusal, first.note, second.company_refusal) == ("distance", "Due autobus", "skills")
    assert "Distanza o trasporti" in words(client.get(reverse("vacancies:proposal", args=[first.pk])))


def test_proposals_are_listed_filtered_and_within_budget(client, scout):
    for number in range(30):
        proposed(scout, given_name=f"Persona{number}")
    waiting = proposed(scout, "presented", given_name="Zelda")
    Proposal.objects.filter(pk=waiting.pk).update(presented_at=now() - timedelta(days=9))
    url = reverse("vacancies:proposals")
    opened(client, url, queries=8)
    for query in ("company=1", "silent=1", "state=presented"):
        text = words(opened(client, f"{url}?{query}", queries=8))
        assert "Zelda" in text and "Persona1" not in text, query
    assert "Zelda" not in words(client.get(url, {"person": "1"}))
    a_proposal(case=a_case(a_person("Nascosta")))
    assert "Nascosta" not in words(client.get(url, {"mine": ""}))


@pytest.mark.parametrize(
    "role", [Role.SECRETARIAT, Role.TUTOR, Role.PARTNER, Role.GOVERNANCE, Role.FUND_MANAGER, Role.DPO]
)
def test_searches_and_proposals_are_not_for_everyone(client, role):
    proposal = a_proposal()
    sign_in(client, role)
    assert client.get(reverse("vacancies:vacancies")).status_code == 403
    assert client.get(reverse("vacancies:proposals")).status_code == 403
    for name in ("proposal", "accept", "refuse", "present", "choose", "withdraw"):
        assert client.get(reverse(f"vacancies:{name}", args=[proposal.pk])).status_code in {403, 404}


def test_somebody_else_s_proposal_is_not_found(client, scout):
    proposal = a_proposal()
    for name in ("proposal", "accept", "refuse", "present", "choose", "not_choose", "withdraw"):
        assert client.get(reverse(f"vacancies:{name}", args=[proposal.pk])).status_code == 404
        assert client.post(reverse(f"vacancies:{name}", args=[proposal.pk]), {"once": "x"}).status_code == 404


def test_seats_count_people_whom_one_does_not_see(client):
    """The last seat is not given twice, even by somebody who sees only one of the two."""
    vacancy = a_vacancy(seats=1)
    a_proposal(vacancy, state="chosen", presented_at=now(), company_answered_at=now())
    own = a_membership(Role.COMPANY, vacancy.company.organisation)
    case = ready("Bruno")
    scout = replace(acting(a_membership(Role.SCOUT)), at=now())
    proposal = actions.propose(vacancy, case, "Adatta", by=scout)
    actions.present(actions.accept(proposal, by=scout), by=scout)
    sign_in(client, Role.COMPANY, own)
    answer = client.post(reverse("company:choose", args=[proposal.pk]), {"once": "x"})
    assert "tutti presi" in words(answer)
    proposal.refresh_from_db()
    assert proposal.state == ProposalState.PRESENTED
