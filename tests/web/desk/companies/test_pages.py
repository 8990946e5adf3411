from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from insieme.domain.access.rules import Role
from insieme.domain.companies import actions
from insieme.domain.companies.models import Company, DiaryEntry, Engagement
from insieme.domain.companies.states import CompanyState, Way
from insieme.domain.territory.queries import area_of
from insieme.web.pages import now
from tests.scenarios import (
    BOLOGNA,
    BUDRIO,
    a_company,
    a_membership,
    a_placement,
    a_proposal,
    a_site,
    a_user,
    a_vacancy,
    acting,
    sign_in,
)

pytestmark = pytest.mark.django_db
FORM = {
    "name": "Officine Prova srl",
    "partita_iva": "IT 12345670017",
    "activity": "25",
    "activity_text": "25",
    "size": "small",
    "monthly_capacity": "4",
    "website": "www.officine.example",
    "site_name": "Sede",
    "municipality": BUDRIO,
    "address": "Via Prova 1",
}


@pytest.fixture
def scout(client):
    """A scout at the desk, on the clock the pages read."""
    return replace(sign_in(client, Role.SCOUT), at=now())


def asked(client, url, **params):
    """The page, and how many questions it put to the tables (declaring who asks is not one)."""
    with CaptureQueriesContext(
        connection,
    ) as captured:
        answer = client.get(url, params)
    told = [q["sql"] for q in captured if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "SELECT set_config"))]
    return answer, len(told)


def words(answer):
    return " ".join(answer.content.decode().split())


def test_the_list_is_offered_filtered_and_within_budget(client, scout):
    for number in range(30):
        a_company(f"Azienda {number:02d}", state=CompanyState.COLLABORATING)
    mine = a_company("Zeta", account_holder_id=scout.user_id)
    a_site(mine, municipality_id=BUDRIO, name="Magazzino")
    answer, queries = asked(client, reverse("companies:companies"))

    assert answer.status_code == 200
    assert "Azienda 00" in words(answer) and "Zeta" not in words(answer)
    assert queries <= 8
    assert len(answer.content) < 60_000
    for params in ({"mine": "1"}, {"name": "zet"}, {"area": area_of(BUDRIO, scout.today).code}, {"state": "contacted"}):
        answer, _ = asked(client, reverse("companies:companies"), **params)
        assert "Zeta" in words(answer) and "Azienda 00" not in words(answer), params
    assert "Zeta" in words(client.get(reverse("companies:companies"), {"silent": "1", "order": "-name"}))
    assert "Zeta" not in words(client.get(reverse("companies:companies"), {"board": "1"}))


def test_the_sheet_holds_the_rows_of_the_screen(client, scout):
    a_company("Alfa", state=CompanyState.ON_BOARD)
    a_company("Beta")
    answer = client.get(reverse("companies:companies"), {"board": "1", "format": "csv"})
    sheet = b"".join(answer.streaming_content).decode()
    assert "Alfa" in sheet and "Beta" not in sheet
    answer = client.get(reverse("companies:companies"), {"format": "xlsx"})
    assert b"".join(answer.streaming_content).startswith(b"PK")


@pytest.mark.parametrize("role", [Role.PARTNER, Role.TRAINER, Role.GOVERNANCE, Role.COMPANY, Role.CANDIDATE])
def test_companies_are_not_for_everyone(client, role):
    sign_in(client, role)
    assert client.get(reverse("companies:companies")).status_code == 403
    assert client.get(reverse("companies:detail", args=[a_company().pk])).status_code == 403


def test_a_company_is_added(client, scout):
    assert client.get(reverse("companies:add")).status_code == 200
    answer = client.post(reverse("companies:add"), FORM)
    company = Company.objects.get()
    assert answer.url == reverse("companies:detail", args=[company.pk])
    assert (company.partita_iva, company.monthly_capacity) == ("12345670017", 4)
    assert company.organisation.website == "https://www.officine.example"
    assert company.sites.get().municipality_id == BUDRIO


@pytest.mark.parametrize(
    "wrong, sentence",
    [
        ({"partita_iva": "123"}, "11 cifre"),
        ({"partita_iva": "12345670018"}, "cifra di controllo"),
        ({"name": ""}, "Compila «Ragione sociale»"),
        ({"municipality": "999999"}, "Questa scelta non è tra quelle possibili"),
        ({"size": "huge"}, "Questa scelta non è tra quelle possibili"),
        ({"monthly_capacity": "-1"}, "maggiore o uguale a 0"),
        ({"monthly_capacity": "40000"}, "minore o uguale a 1000"),
        ({"activity": "", "activity_text": "zzzz"}, "Nessun risultato"),
        ({"email": "niente"}, "indirizzo email valido"),
        ({"website": "il nostro sito"}, "www.azienda.it"),
        ({"name": "x" * 5000}, "160"),
        ({"name": "a\x00b"}, "caratteri"),
    ],
)
def test_wrong_words_get_a_clear_sentence_and_nothing_typed_is_lost(client, scout, wrong, sentence):
    answer = client.post(reverse("companies:add"), FORM | wrong)
    assert answer.status_code == 200
    assert sentence in words(answer)
    assert "Via Prova 1" in words(answer)
    assert not Company.objects.exists()


def test_a_known_partita_iva_says_which_company_has_it(client, scout):
    a_company("Forno Rossi srl", partita_iva="12345670017")
    answer = client.post(reverse("companies:add"), FORM)
    assert "già di Forno Rossi srl" in words(answer)
    assert "Officine Prova srl" in words(answer)


def test_the_card_shows_everything_within_budget(client, scout):
    company = a_company("Forno Prova", monthly_capacity=5)
    actions.start_collaboration(company, Way.HIRING, by=scout, on=scout.today)
    vacancy = a_vacancy(company)
    a_proposal(vacancy, state="presented", presented_at=scout.at - timedelta(days=9))
    DiaryEntry.objects.create(
        company=company, how="phone", text="Richiamare", written_by=a_user("Bruna D'Amico"), written_at=scout.at
    )
    answer, queries = asked(client, reverse("companies:detail", args=[company.pk]))

    text = words(answer)
    for told in (
        "Collabora",
        "Assume",
        "Aiuto panificatore",
        "Richiamare",
        "già sentita Bruna D&#x27;Amico",
        "Bologna",
    ):
        assert told in text, told
    assert queries <= 12
    for tab in ("diary", "history", "placed"):
        answer, queries = asked(client, reverse(f"companies:{tab}", args=[company.pk]))
        assert answer.status_code == 200 and queries <= 12


def test_the_card_offers_only_what_the_role_does(client):
    company = a_company()
    sign_in(client, Role.SECRETARIAT)
    text = words(client.get(reverse("companies:detail", args=[company.pk])))
    assert reverse("companies:change", args=[company.pk]) not in text
    assert "Nel diario scrive chi lavora con le aziende." in text
    for name in ("change", "add_site", "add_contact", "assign_holder", "start_collaboration", "join_board"):
        assert client.get(reverse(f"companies:{name}", args=[company.pk])).status_code == 403


def test_an_absent_company_is_not_found(client, scout):
    for name in ("detail", "diary", "history", "placed", "change", "add_site", "join_board", "write_diary"):
        assert client.get(reverse(f"companies:{name}", args=[7])).status_code == 404


def test_the_card_is_kept(client, scout):
    company = a_company(partita_iva="12345670017")
    where = reverse("companies:detail", args=[company.pk])
    assert client.get(reverse("companies:change", args=[company.pk])).status_code == 200
    assert client.post(reverse("companies:change", args=[company.pk]), FORM).url == where
    assert client.post(reverse("companies:add_site", args=[company.pk]), FORM | {"municipality": BOLOGNA}).url == where
    contact = {"name": "Bruna Prova", "phone": "051 123456"}
    assert client.post(reverse("companies:add_contact", args=[company.pk]), contact).url == where
    person = company.contacts.get()
    assert person.phone == "+39051123456"
    assert client.post(reverse("companies:end_contact", args=[person.pk]), {"on": scout.today.isoformat()}).url == where
    answer = client.get(reverse("companies:assign_holder", args=[company.pk]))
    holder = answer.context["form"].fields["holder"].choices[1][0]
    assert client.post(reverse("companies:assign_holder", args=[company.pk]), {"holder": holder}).url == where
    company.refresh_from_db()
    assert (company.name, company.account_holder_id) == ("Officine Prova srl", scout.user_id)


def test_the_diary_is_written_with_a_warning_about_who_called_today(client, scout):
    company = a_company()
    DiaryEntry.objects.create(
        company=company, how="visit", text="Visita", written_by=a_user("Carla"), written_at=scout.at
    )
    url = reverse("companies:write_diary", args=[company.pk])
    assert "già sentita Carla" in words(client.get(url))
    assert client.post(url, {"how": "phone", "text": "Cercano un fornaio"}).status_code == 302
    assert DiaryEntry.objects.filter(text="Cercano un fornaio", written_by_id=scout.user_id).exists()
    assert "Compila «Che cosa ci siamo detti»" in words(client.post(url, {"how": "phone", "text": ""}))


def test_the_road_to_the_board_and_back(client, scout):
    company, today = a_company(), scout.today.isoformat()
    start = reverse("companies:start_collaboration", args=[company.pk])
    assert client.get(start).status_code == 200
    future = (scout.today + timedelta(days=3)).isoformat()
    assert "non è ancora arrivato" in words(client.post(start, {"way": "hiring", "on": future}))
    client.post(start, {"way": "hiring", "on": today})
    client.post(reverse("companies:join_board", args=[company.pk]), {"signed_on": today, "document": "Prot. 1"})
    company.refresh_from_db()
    assert company.state == CompanyState.ON_BOARD
    way = company.collaborations.get()
    end = reverse("companies:end_collaboration", args=[way.pk])
    assert "registra prima l&#x27;uscita" in words(client.post(end, {"on": today}))
    assert client.get(reverse("companies:join_board", args=[company.pk])).status_code == 403
    client.post(reverse("companies:leave_board", args=[company.pk]), {"on": today})
    client.post(end, {"on": today})
    company.refresh_from_db()
    assert company.state == CompanyState.CONTACTED


def test_a_wrong_date_is_corrected_from_the_history(client, scout):
    company = a_company()
    actions.start_collaboration(company, Way.HIRING, by=scout, on=scout.today)
    fact = Engagement.objects.get()
    url = reverse("companies:correct_engagement", args=[fact.pk])
    assert url in words(client.get(reverse("companies:history", args=[company.pk])))
    assert client.get(url).status_code == 200
    assert "Scrivi il giorno giusto" in words(client.post(url, {"what": "day", "because": "sbagliata"}))
    before = (scout.today - timedelta(days=9)).isoformat()
    answer = client.post(url, {"what": "day", "happened_on": before, "because": "data sbagliata"})
    assert answer.url == reverse("companies:history", args=[company.pk])
    assert company.collaborations.get().started_on.isoformat() == before
    assert client.get(url).status_code == 403


def test_a_double_click_adds_one_company(client, scout):
    token = {"once": "abc123"}
    first = client.post(reverse("companies:add"), FORM | token)
    second = client.post(reverse("companies:add"), FORM | token)
    assert first.url == second.url
    assert Company.objects.count() == 1


def test_who_works_there_is_shown_to_who_may_see_them(client):
    company = a_company()
    a_placement(company=company)
    sign_in(client, Role.COORDINATOR)
    url = reverse("companies:placed", args=[company.pk])
    assert "Prova Amina" in words(client.get(url))
    sign_in(client, Role.SCOUT)
    assert "Prova Amina" not in words(client.get(url))


def test_activities_are_offered_as_one_types(client, scout):
    answer = client.get(reverse("companies:activity_options"), {"field": "activity", "q": "ristor"})
    assert "56" in words(answer)


def test_the_history_hides_people_one_does_not_see(client):
    membership = a_membership(Role.SCOUT)
    scout = acting(membership)
    proposal = a_proposal()
    company = proposal.vacancy.company
    from insieme.core.events import record
    from insieme.domain.vacancies.events import Happened

    record(Happened.PROPOSED, proposal, by=scout, person_ref=proposal.person_id, company_ref=company.pk)
    record(Happened.OPENED, proposal.vacancy, by=scout, company_ref=company.pk)
    sign_in(client, Role.SCOUT, membership)
    text = words(client.get(reverse("companies:history", args=[company.pk])))
    assert "Ricerca aperta" in text and "Proposta di lavoro" not in text


def test_the_second_of_two_who_edit_a_card_is_told_and_overwrites_nothing(client, scout):
    company = a_company(partita_iva="12345670017")
    url = reverse("companies:change", args=[company.pk])
    seen = client.get(url).context["form"].initial["seen"]
    assert client.post(url, FORM | {"seen": seen, "name": "Prima srl"}).status_code == 302
    answer = client.post(url, FORM | {"seen": seen, "name": "Seconda srl"})
    assert "qualcun altro ha cambiato" in words(answer) and "Seconda srl" in words(answer)
    company.refresh_from_db()
    assert company.name == "Prima srl"
