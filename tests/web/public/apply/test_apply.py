"""Applying from a phone: one question a page, nothing lost, sent once."""

import re
from html import unescape

import pytest
from django.test import Client

from insieme.domain.casework.queries import hash_of_code
from insieme.models import Application, Draft, Event, Milestone
from tests.pages import opened
from tests.plain_words import gulpease
from tests.scenarios import BOLOGNA

pytestmark = pytest.mark.django_db

ANSWERS = {
    "nome": {"given_name": "Amina", "family_name": "Prova"},
    "nascita": {"birth_date": "17/05/1985", "no_codice_fiscale": "waiting"},
    "recapiti": {"phone": "333 1234567", "email": "amina@insieme.example"},
    "comune": {"municipality_id": BOLOGNA},
    "lavoro": {"is_unemployed": "yes", "other_measure": "none"},
    "desideri": {"wishes": "Mi piace cucinare."},
    "consenso": {"consent": "on"},
}


def answer(client: Client, *steps: str, **changes: str):
    response = None
    for step in steps or ANSWERS:
        response = client.post(f"/candidati/domanda/{step}/", {**ANSWERS[step], **changes})
        assert response.status_code == 302, response.content.decode()
    return response


def code_shown(client: Client) -> str:
    page = client.get("/candidati/codice/").content.decode()
    return re.search(r"[2-9A-Z]{3}-[2-9A-Z]{3}-[2-9A-Z]{3}", page)[0]


def test_somebody_applies_without_an_account(client):
    assert client.get("/candidati/").status_code == 200
    last = answer(client)
    assert last.url == "/candidati/controlla/"
    page = client.get("/candidati/controlla/").content.decode()
    assert "Mi piace cucinare." in page and "17/05/1985" in page and "Bologna" in page

    sent = client.post("/candidati/controlla/", follow=True)

    assert sent.redirect_chain[-1][0] == "/candidati/inviata/"
    application = Application.objects.get()
    assert (application.given_name, application.phone, application.channel) == ("Amina", "+393331234567", "online")
    assert (application.contact_by - application.submitted_at.date()).days in {35, 36}
    assert f"{application.contact_by:%d/%m/%Y}" in sent.content.decode()
    assert not Draft.objects.exists()
    milestone = Milestone.objects.get()
    assert (milestone.kind, milestone.municipality_id) == ("application", BOLOGNA)
    assert Event.objects.filter(kind="casework.application.received", author="public").count() == 1


def test_the_acknowledgement_waits_in_the_outbox(client):
    from procrastinate.contrib.django.models import ProcrastinateJob

    answer(client)
    client.post("/candidati/controlla/")
    job = ProcrastinateJob.objects.get()
    assert job.args["to"] == "amina@insieme.example"
    assert "Amina" in job.args["text"]


def test_a_double_click_sends_once_and_says_so_twice(client):
    answer(client)
    client.post("/candidati/controlla/")
    again = client.post("/candidati/controlla/", follow=True)
    assert again.redirect_chain[-1][0] == "/candidati/inviata/"
    assert Application.objects.count() == 1


def test_the_draft_is_kept_from_the_first_answer_and_only_its_hash(client):
    answer(client, "nome")
    draft = Draft.objects.get()
    code = code_shown(client)
    assert draft.answers == {"given_name": "Amina", "family_name": "Prova"}
    assert draft.code_hash == hash_of_code(code)
    assert code not in str(draft.__dict__)


def test_the_code_opens_the_draft_on_another_phone(client):
    answer(client, "nome", "nascita")
    code = code_shown(client)
    other = Client()
    response = other.post("/candidati/riprendi/", {"code": code.lower().replace("-", " ")})
    assert response.url == "/candidati/domanda/recapiti/"
    assert "Amina" in other.get("/candidati/domanda/nome/").content.decode()


def test_using_the_code_keeps_the_draft_for_longer(client):
    answer(client, "nome")
    code = code_shown(client)
    before = Draft.objects.get().saved_at
    Client().post("/candidati/riprendi/", {"code": code})
    assert Draft.objects.get().saved_at > before


def test_a_wrong_code_opens_nothing_and_is_not_lost(client):
    answer(client, "nome")
    other = Client()
    page = other.post("/candidati/riprendi/", {"code": "222-222-222"})
    assert page.status_code == 200
    assert "non c&#x27;è una domanda da finire" in page.content.decode()
    assert "222-222-222" in page.content.decode()
    assert other.get("/candidati/codice/").status_code == 302


def test_something_that_is_not_a_code_is_said_to_be_so(client):
    for typed in ("", "ciao", "A" * 5000, "<script>", "KQ7-4MF-2T"):
        page = client.post("/candidati/riprendi/", {"code": typed})
        assert page.status_code == 200
        assert "error-summary" in page.content.decode()


def test_guessing_codes_is_slowed_down(client):
    pages = [client.post("/candidati/riprendi/", {"code": "222-222-222"}) for _ in range(12)]
    assert "Troppi tentativi" in pages[-1].content.decode()


def test_a_forged_cookie_opens_nothing(client):
    answer(client, "nome")
    other = Client()
    other.cookies["candidatura"] = client.cookies["candidatura"].value[:-2] + "xx"
    assert other.get("/candidati/domanda/nascita/").status_code == 302


def test_another_browser_sees_nothing_of_a_draft(client):
    answer(client, "nome")
    assert "Amina" not in Client().get("/candidati/domanda/nome/").content.decode()


@pytest.mark.parametrize(
    "step, typed, said",
    [
        ("nome", {"given_name": "", "family_name": "Prova"}, "Compila «Nome»."),
        ("nome", {"given_name": "A" * 5000, "family_name": "Prova"}, "error-summary"),
        ("nome", {"given_name": "A\x00", "family_name": "Prova"}, "error-summary"),
        ("nascita", {"birth_date": "31/02/1985", "no_codice_fiscale": "waiting"}, "Scrivi una data che esista"),
        ("nascita", {"birth_date": "17/05/2099", "no_codice_fiscale": "waiting"}, "nel futuro"),
        ("nascita", {"birth_date": "17/05/1985"}, "oppure dicci perché"),
        ("nascita", {"birth_date": "17/05/1985", "codice_fiscale": "RSSMRA85T10A562X"}, "error-summary"),
        ("nascita", {"birth_date": "17/05/1985", "codice_fiscale": "RSSMRA85T10A562S"}, "non vanno d"),
        ("recapiti", {"phone": "", "email": ""}, "almeno un recapito"),
        ("recapiti", {"phone": "ciao", "email": ""}, "numero di telefono"),
        ("recapiti", {"phone": "", "email": "non-una-mail"}, "error-summary"),
        ("comune", {"municipality_id": "058091"}, "non è tra quelle possibili"),
        ("lavoro", {"is_unemployed": "forse", "other_measure": "none"}, "error-summary"),
        ("desideri", {"wishes": "x" * 2001}, "error-summary"),
        ("consenso", {}, "serve la conferma"),
    ],
)
def test_a_wrong_answer_gets_a_clear_sentence_and_is_kept(client, step, typed, said):
    answer(client, "nome")
    page = client.post(f"/candidati/domanda/{step}/", typed)
    assert page.status_code == 200
    html = page.content.decode()
    assert said in html
    for value in typed.values():
        if value and len(value) < 20 and "\x00" not in value:
            assert value in html or "2099-05-17" in html or "1985-05-17" in html or step in {"comune", "lavoro"}


def test_the_questions_may_not_be_jumped(client):
    answer(client, "nome")
    assert client.get("/candidati/controlla/").url == "/candidati/domanda/nascita/"
    assert client.get("/candidati/domanda/inventata/").status_code == 404
    assert Client().get("/candidati/domanda/lavoro/").url == "/candidati/"
    assert Client().get("/candidati/inviata/").url == "/candidati/"


def test_conditions_inform_and_do_not_block(client):
    answer(client, "nome", "nascita", "recapiti", "comune")
    answer(client, "lavoro", is_unemployed="no", other_measure="gol")
    answer(client, "desideri", "consenso")
    assert "Puoi inviare lo stesso" in client.get("/candidati/controlla/").content.decode()
    client.post("/candidati/controlla/")
    application = Application.objects.get()
    assert (application.is_unemployed, application.other_measure) == (False, "gol")


def test_an_answer_can_be_changed_before_sending(client):
    answer(client)
    response = client.post("/candidati/domanda/nome/", {"given_name": "Amira", "family_name": "Prova"})
    assert response.url == "/candidati/controlla/"
    assert "Amira" in client.get("/candidati/controlla/").content.decode()


def test_the_pages_are_light_and_cheap(client):
    answer(client, "nome")
    for path in ("/candidati/", "/candidati/domanda/comune/", "/candidati/codice/"):
        opened(client, path)


def test_the_form_speaks_english_too(client):
    client.cookies["django_language"] = "en"
    answer(client)
    client.post("/candidati/controlla/")
    assert Application.objects.get().language == "en"


def words_of(html: str) -> str:
    """What a page says in its body, one sentence for each paragraph, line, heading, label or button."""
    main = html.split("<main", 1)[1].split("</main>", 1)[0]
    main = re.sub(r"<select.*?</select>|<option.*?</option>", "", main, flags=re.DOTALL)
    lines = re.sub(r"</(p|li|h1|h2|label|legend|button|a|dt|dd)>", ".\n", main.split(">", 1)[1])
    text = unescape(re.sub(r"<[^>]+>", "", lines))
    return re.sub(r"[.\s]*\.\s*", ". ", re.sub(r"([?!:])\.", r"\1", text))


def test_a_twelve_year_old_reads_every_page(client):
    answer(client)
    paths = [f"/candidati/domanda/{step}/" for step in ANSWERS]
    paths += ["/candidati/", "/candidati/codice/", "/candidati/riprendi/", "/candidati/controlla/"]
    plain = {path: gulpease(words_of(client.get(path).content.decode())) for path in paths}
    client.post("/candidati/controlla/")
    plain["/candidati/inviata/"] = gulpease(words_of(client.get("/candidati/inviata/").content.decode()))
    assert {path: round(index) for path, index in plain.items() if index < 60} == {}


def test_long_words_and_long_sentences_are_measured_as_hard():
    hard = "La partecipazione presuppone necessariamente la sottoscrizione dell'informativa sul trattamento dei dati"
    assert gulpease(hard) < 40 < 80 < gulpease("Ti chiamiamo noi. Non devi fare altro. A presto.")
