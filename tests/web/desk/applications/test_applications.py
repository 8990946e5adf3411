"""The secretariat's pages: offered, refused, done, within budget, nothing typed lost."""

import csv
import io
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from insieme.domain.access.rules import Part, Role
from insieme.models import Application, Case, Involvement, Person, Reading
from tests.pages import opened
from tests.scenarios import (
    BOLOGNA,
    BUDRIO,
    a_case,
    a_membership,
    a_part,
    a_person,
    an_application,
    an_interview,
    an_organisation,
    sign_in,
    the_programme,
)

pytestmark = pytest.mark.django_db
NOW = datetime.now(tz=UTC)


@pytest.fixture
def desk(client: Client) -> Client:
    sign_in(client, Role.SECRETARIAT)
    return client


def days_ago(days: int, **fields) -> Application:
    return an_application(fields.pop("person", None), submitted_at=NOW - timedelta(days=days), **fields)


def url(application: Application, verb: str = "") -> str:
    return f"/candidature/{application.ref}/{verb}"


def html_of(response) -> str:
    return response.content.decode()


FACTS = {
    "submitted_on": f"{NOW - timedelta(days=7):%d/%m/%Y}",
    "given_name": "Amina",
    "family_name": "Prova",
    "birth_date": "17/05/1985",
    "sex": "F",
    "no_codice_fiscale": "waiting",
    "phone": "333 1234567",
    "municipality_id": BOLOGNA,
    "language": "it",
    "is_unemployed": "yes",
    "other_measure": "none",
    "wishes": "Cucinare",
    "consent": "on",
}


def test_the_queue_puts_first_whoever_is_about_to_fall_outside(desk):
    late = days_ago(40, family_name="Tardi")
    days_ago(2, family_name="Nuova")
    days_ago(30, family_name="Presto")
    days_ago(60, family_name="Chiusa", state="withdrawn")
    html = html_of(opened(desk, "/candidature/", queries=8))
    assert html.index("Tardi Amina") < html.index("Presto Amina") < html.index("Nuova Amina")
    assert "Chiusa Amina" not in html
    assert "Oltre le 5 settimane" in html and "Da contattare subito" in html
    assert url(late) in html


def test_the_queue_stays_small_and_cheap_with_many_rows(desk):
    for number in range(60):
        days_ago(number, family_name=f"Prova{number}")
    opened(desk, "/candidature/", queries=8)


@pytest.mark.parametrize(
    "asked, shown",
    [
        ("clock=late", {"Tardi"}),
        ("clock=soon", {"Presto"}),
        ("clock=fine", {"Nuova"}),
        ("clock=contacted", {"Sentita"}),
        ("state=withdrawn", {"Chiusa"}),
        ("channel=secretariat", {"Nuova"}),
        ("comune=budrio", {"Presto"}),
        ("area=TDP", set()),
        ("name=tar", {"Tardi"}),
        ("state=boh", {"Tardi", "Presto", "Nuova", "Sentita", "Chiusa"}),
    ],
)
def test_the_queue_is_narrowed_and_the_sheet_equals_the_screen(desk, asked, shown):
    days_ago(40, family_name="Tardi")
    days_ago(30, family_name="Presto", municipality_id=BUDRIO)
    days_ago(2, family_name="Nuova", channel="secretariat")
    days_ago(20, family_name="Sentita", first_contact_on=NOW.date())
    days_ago(60, family_name="Chiusa", state="withdrawn")
    html = html_of(desk.get(f"/candidature/?{asked}"))
    names = {"Tardi", "Presto", "Nuova", "Sentita", "Chiusa"}
    assert {name for name in names if f"{name} Amina" in html} == shown
    sheet = b"".join(desk.get(f"/candidature/?{asked}&format=csv").streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(sheet), delimiter=";"))
    assert {name for name in names if any(name in row[0] for row in rows)} == shown


@pytest.mark.parametrize("role", [Role.CASE_MANAGER, Role.SCOUT, Role.PARTNER, Role.COMPANY, Role.GOVERNANCE])
def test_the_queue_is_the_secretariats(client, role):
    sign_in(client, role)
    assert client.get("/candidature/").status_code == 403
    assert client.get("/candidature/nuova/").status_code == 403


def test_somebody_elses_application_is_as_absent_as_an_invented_one(client):
    sign_in(client, Role.CASE_MANAGER)
    application = an_application(a_person())
    assert client.get(url(application)).status_code == 404
    assert client.get("/candidature/000000000001/").status_code == 404
    assert client.get(url(application, "presa-in-carico/")).status_code == 404


def test_an_application_is_entered_from_paper(desk):
    page = desk.post("/candidature/nuova/", FACTS, follow=True)
    application = Application.objects.get()
    assert page.redirect_chain[-1][0] == url(application)
    assert application.channel == "secretariat"
    assert f"{application.submitted_on:%d/%m/%Y}" == FACTS["submitted_on"]
    assert "Candidatura registrata." in html_of(page)


def test_a_double_is_warned_of_before_saving_and_nothing_is_lost(desk):
    person = a_person("Amína", "Prova", phone="+390511111111")
    other = an_application(given_name="Prova", family_name="Amina", birth_date=person.birth_date)
    html = html_of(desk.post("/candidature/nuova/", FACTS))
    assert Application.objects.count() == 1
    assert "Forse questa persona è già con noi" in html
    assert "stesso nome e data di nascita" in html and person.ref in html and url(other) in html
    assert "Cucinare" in html and "333 1234567" in html
    assert Reading.objects.get().reason == "duplicate"


def test_the_same_person_is_linked_at_once(desk):
    person = a_person("Amina", "Prova")
    desk.post("/candidature/nuova/", {**FACTS, "who": person.ref})
    assert Application.objects.get().person == person


def test_another_person_with_the_same_name_is_entered_apart(desk):
    a_person("Amina", "Prova")
    desk.post("/candidature/nuova/", {**FACTS, "who": "another"})
    assert Application.objects.get().person is None


def test_an_invented_answer_to_who_it_is_changes_nothing(desk):
    a_person("Amina", "Prova")
    html = html_of(desk.post("/candidature/nuova/", {**FACTS, "who": a_person("Zoe", "Altra").ref}))
    assert not Application.objects.exists()
    assert "Forse questa persona" in html


@pytest.mark.parametrize(
    "wrong, said",
    [
        ({"given_name": ""}, "Compila «Nome»."),
        ({"given_name": "A" * 9000}, "error-summary"),
        ({"wishes": "x" * 50_000}, "error-summary"),
        ({"family_name": "\u202eavorP"}, "caratteri che non si vedono"),
        ({"birth_date": "30/02/1985"}, "Scrivi una data che esista"),
        ({"birth_date": "17/05/2091"}, "nel futuro"),
        ({"codice_fiscale": "RSSMRA85T10A562S"}, "una cosa sola delle due"),
        ({"codice_fiscale": "RSSMRA85T10A562S", "no_codice_fiscale": ""}, "non vanno d&#x27;accordo"),
        ({"codice_fiscale": "'; DROP TABLE", "no_codice_fiscale": ""}, "16 caratteri"),
        ({"phone": ""}, "almeno un recapito"),
        ({"phone": "12"}, "numero di telefono"),
        ({"submitted_on": "01/01/2099"}, "giorno futuro"),
        ({"submitted_on": "01/01/1999"}, "troppo lontana"),
        ({"municipality_id": "999999"}, "non è tra quelle possibili"),
        ({"consent": ""}, "serve la conferma"),
        ({"other_measure": "<script>"}, "non è tra quelle possibili"),
    ],
)
def test_a_wrong_fact_gets_a_clear_sentence_and_nothing_is_lost(desk, wrong, said):
    page = desk.post("/candidature/nuova/", {**FACTS, **wrong})
    html = html_of(page)
    assert page.status_code == 200 and said in html
    assert "<script>" not in html.split("<main")[1]
    assert "Cucinare" in html or "wishes" in wrong
    assert not Application.objects.exists()


def test_a_double_click_enters_once(desk):
    once = {**FACTS, "once": "abcdefghijkl"}
    first = desk.post("/candidature/nuova/", once)
    second = desk.post("/candidature/nuova/", once)
    assert (first.status_code, second.url) == (302, first.url)
    assert Application.objects.count() == 1


def test_the_application_shows_its_doubles_and_the_next_step(desk):
    person = a_person("Amina", "Prova", birth_date=date(1985, 5, 17))
    application = days_ago(30, birth_date=person.birth_date)
    html = html_of(opened(desk, url(application)))
    assert "Forse è già con noi" in html and "stesso nome e data di nascita" in html
    assert url(application, "chi-e/") in html
    assert Reading.objects.filter(reason="duplicate", person=person).exists()


def test_it_is_said_who_it_is_and_a_file_is_opened(desk):
    application = days_ago(1)
    assert "si apre un nuovo fascicolo" in html_of(desk.get(url(application, "chi-e/")))
    desk.post(url(application, "chi-e/"), {"who": "another"})
    application.refresh_from_db()
    assert application.person == Person.objects.get()


def test_someone_registered_is_chosen_or_searched_for(desk):
    person = a_person("Amina", "Prova")
    application = days_ago(1, birth_date=person.birth_date)
    assert "stesso nome" in html_of(desk.get(url(application, "chi-e/")))
    desk.post(url(application, "chi-e/"), {"who": person.ref})
    application.refresh_from_db()
    assert application.person == person
    other = days_ago(1, given_name="Ignota")
    stranger = a_person("Zenobia", "Rara")
    both = desk.post(url(other, "chi-e/"), {"who": "another", "found": stranger.ref, "found_text": ""})
    other.refresh_from_db()
    assert both.status_code == 302 and other.person == stranger


def test_contacts_are_noted_and_the_third_opens_the_way_to_unreachable(desk):
    application = days_ago(10)
    refused = desk.post(url(application, "chiudi/"), {"outcome": "unreachable", "reason": "Non risponde mai"})
    assert "servono 3 tentativi" in html_of(refused) and "Non risponde mai" in html_of(refused)
    for _number in range(3):
        desk.post(url(application, "contatto/"), {"result": "no_answer", "on": f"{NOW:%d/%m/%Y}"})
    done = desk.post(url(application, "chiudi/"), {"outcome": "unreachable", "reason": "Non risponde mai"}, follow=True)
    assert "Candidatura chiusa." in html_of(done)
    desk.post(url(application, "riapri/"), {})
    application.refresh_from_db()
    assert application.state == "received"


@pytest.mark.parametrize(
    "verb, typed, said",
    [
        ("contatto/", {"result": "", "on": ""}, "Scegli «Com&#x27;è andata»."),
        ("contatto/", {"result": "spoke", "on": "01/01/2099", "note": "Mia nota"}, "giorno futuro"),
        ("contatto/", {"result": "spoke", "on": "01/01/2020", "note": "Mia nota"}, "precedere la candidatura"),
        ("contatto/", {"result": "spoke", "on": "boh", "note": "Mia nota"}, "Scrivi una data che esista"),
        ("chiudi/", {"outcome": "redirected", "reason": ""}, "Scrivi il motivo"),
        ("chiudi/", {"outcome": "altro", "reason": "Mia nota"}, "non è tra quelle possibili"),
        ("colloquio/", {"interviewer": "", "starts_at": "ieri", "place": "Mia nota"}, "Scrivi giorno e ora"),
        ("chi-e/", {"who": "000000000001"}, "non è tra quelle possibili"),
    ],
)
def test_every_form_answers_wrong_input_and_keeps_what_was_typed(desk, verb, typed, said):
    application = days_ago(10)
    page = desk.post(url(application, verb), typed)
    assert page.status_code == 200 and said in html_of(page)
    assert ("Mia nota" in html_of(page)) == ("Mia nota" in typed.values())


def test_an_interview_is_booked_and_a_double_booking_refused(desk):
    ada = a_membership(Role.CASE_MANAGER).user
    first, second = days_ago(10, person=a_person()), days_ago(9, person=a_person())
    at = (NOW + timedelta(days=4)).replace(hour=9, minute=0)
    typed = {"interviewer": ada.ref, "starts_at": f"{at:%d/%m/%Y} 10:00", "place": "Via Prova 1"}
    assert desk.post(url(first, "colloquio/"), typed).status_code == 302
    refused = html_of(desk.post(url(second, "colloquio/"), typed))
    assert "ha già un colloquio alle 10:00" in refused and "Via Prova 1" in refused
    past = {**typed, "starts_at": "01/01/2020 10:00"}
    assert "già passato" in html_of(desk.post(url(second, "colloquio/"), past))


def test_a_page_whose_verb_is_closed_says_why(desk):
    application = days_ago(10)
    page = desk.get(url(application, "colloquio/"))
    assert page.status_code == 403 and "di&#x27; chi è" in html_of(page)


def a_suitable_interview(manager):
    application = days_ago(20, person=a_person(), state="to_interview")
    interview = an_interview(
        application, manager.user, starts_at=NOW - timedelta(hours=1), state="held", outcome="ready"
    )
    a_part(interview.person, Part.CASE, user_id=manager.user_id)
    return application


def test_the_interviewer_takes_in_charge(client):
    the_programme()
    manager = a_membership(Role.CASE_MANAGER)
    sign_in(client, Role.CASE_MANAGER, manager)
    application = a_suitable_interview(manager)
    assert url(application, "presa-in-carico/") in html_of(opened(client, url(application)))
    page = client.post(
        url(application, "presa-in-carico/"), {"manager": manager.user.ref, "on": f"{NOW:%d/%m/%Y}"}, follow=True
    )
    assert "Persona presa in carico." in html_of(page)
    assert Case.objects.get().manager == manager.user
    assert Involvement.objects.filter(part="matching").exists()


def test_whoever_had_a_path_is_offered_to_come_back(client):
    manager = a_membership(Role.COORDINATOR)
    sign_in(client, Role.COORDINATOR, manager)
    application = a_suitable_interview(manager)
    case = a_case(application.person, opened_on=(NOW - timedelta(days=300)).date())
    Case.objects.update(state="closed", closed_on=(NOW - timedelta(days=90)).date(), closing_outcome="employed")
    html = html_of(client.get(url(application)))
    assert url(application, "rientro/") in html and "già avuto un percorso" in html
    assert client.get(url(application, "presa-in-carico/")).status_code == 403
    client.post(url(application, "rientro/"), {"on": f"{NOW:%d/%m/%Y}"})
    case.refresh_from_db()
    assert case.state == "open"


def test_a_partners_person_is_shown_to_the_partner_once_identified(desk):
    partner = an_organisation()
    application = days_ago(3, channel="partner", referred_by=partner)
    desk.post(url(application, "chi-e/"), {"who": "another"})
    assert Involvement.objects.get().organisation == partner


def test_searching_for_a_person_by_name_is_the_secretariats(client):
    sign_in(client, Role.CASE_MANAGER)
    assert client.get("/candidature/persone/?field=found&q=am").status_code == 403
