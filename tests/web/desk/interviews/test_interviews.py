"""The interviewer's pages: whom one meets, how it went."""

from datetime import UTC, datetime, timedelta

import pytest

from insieme.domain.access.rules import Part, Role
from insieme.models import Interview, Reading
from tests.pages import opened
from tests.scenarios import a_membership, a_part, a_person, an_application, an_interview, sign_in

pytestmark = pytest.mark.django_db
NOW = datetime.now(tz=UTC)


@pytest.fixture
def ada(client):
    membership = a_membership(Role.CASE_MANAGER)
    sign_in(client, Role.CASE_MANAGER, membership)
    return membership


def an_interview_of(membership, hours: int, **fields) -> Interview:
    person = a_person(fields.pop("given_name", "Amina"), "Prova")
    a_part(person, Part.CASE, user_id=membership.user_id)
    application = an_application(person, state="to_interview", submitted_at=NOW - timedelta(days=20))
    return an_interview(application, membership.user, starts_at=NOW + timedelta(hours=hours), **fields)


def url(interview: Interview, verb: str = "") -> str:
    return f"/colloqui/{interview.ref}/{verb}"


def html_of(response) -> str:
    return response.content.decode()


def test_the_agenda_shows_ones_own_and_first_those_without_an_outcome(client, ada):
    an_interview_of(ada, -48, given_name="Ieri")
    an_interview_of(ada, 72, given_name="Domani")
    an_interview_of(ada, 24 * 20, given_name="Lontana")
    an_interview_of(a_membership(Role.CASE_MANAGER), 72, given_name="Altrui")
    html = html_of(opened(client, "/colloqui/", queries=8))
    assert html.index("Senza esito") < html.index("Ieri") < html.index("Nei prossimi 7 giorni") < html.index("Domani")
    assert "Lontana" not in html and "Altrui" not in html


def test_the_secretariat_sees_everybodys_agenda(client):
    an_interview_of(a_membership(Role.CASE_MANAGER), 72, given_name="Altrui")
    sign_in(client, Role.SECRETARIAT)
    assert "Altrui" in html_of(client.get("/colloqui/"))


def test_an_empty_agenda_says_where_interviews_come_from(client, ada):
    assert "si fissano dalla candidatura" in html_of(client.get("/colloqui/"))


def test_an_interview_is_held(client, ada):
    interview = an_interview_of(ada, -1)
    assert url(interview, "svolto/") in html_of(opened(client, url(interview)))
    page = client.post(url(interview, "svolto/"), {"outcome": "ready", "notes": "Precisa"}, follow=True)
    assert "Colloquio registrato." in html_of(page)
    assert f"/candidature/{interview.application.ref}/presa-in-carico/" in html_of(page)
    assert Reading.objects.filter(person=interview.person, reason="work").exists()


@pytest.mark.parametrize(
    "typed, said",
    [
        ({"outcome": "", "notes": "Precisa"}, "Scegli «Esito»."),
        ({"outcome": "ottimo", "notes": "Precisa"}, "non è tra quelle possibili"),
        ({"outcome": "ready", "notes": "Precisa" + "x" * 5000}, "error-summary"),
    ],
)
def test_wrong_outcomes_are_told_and_the_notes_kept(client, ada, typed, said):
    page = client.post(url(an_interview_of(ada, -1), "svolto/"), typed)
    assert page.status_code == 200 and said in html_of(page) and "Precisa" in html_of(page)


def test_what_is_told_twice_is_refused_beside_what_was_typed(client, ada):
    interview = an_interview_of(ada, -1)
    client.post(url(interview, "svolto/"), {"outcome": "ready", "notes": ""})
    page = client.post(url(interview, "svolto/"), {"outcome": "to_train", "notes": "Seconda"})
    assert "non si cambia più" in html_of(page) and "Seconda" in html_of(page)


def test_an_interview_is_missed_moved_cancelled(client, ada):
    missed = an_interview_of(ada, -1)
    client.post(url(missed, "mancato/"), {})
    missed.refresh_from_db()
    assert missed.state == "missed"

    moved = an_interview_of(ada, 48)
    at = NOW + timedelta(days=5)
    typed = {"interviewer": ada.user.ref, "starts_at": f"{at:%Y-%m-%d}T11:00", "place": "Via Prova 2"}
    assert client.post(url(moved, "sposta/"), typed).status_code == 302
    moved.refresh_from_db()
    assert moved.state == "cancelled"
    new = Interview.objects.get(application=moved.application, state="booked")
    assert new.place == "Via Prova 2"

    client.post(url(new, "annulla/"), {})
    new.refresh_from_db()
    assert new.state == "cancelled"


def test_moving_into_the_past_is_refused_and_nothing_is_lost(client, ada):
    interview = an_interview_of(ada, 48)
    typed = {"interviewer": ada.user.ref, "starts_at": "2020-01-01T11:00", "place": "Via Prova 2"}
    html = html_of(client.post(url(interview, "sposta/"), typed))
    assert "già passato" in html and "Via Prova 2" in html
    interview.refresh_from_db()
    assert interview.state == "booked"


def test_a_verb_that_is_closed_says_why(client, ada):
    page = client.get(url(an_interview_of(ada, 72), "mancato/"))
    assert page.status_code == 403 and "non è ancora cominciato" in html_of(page)


@pytest.mark.parametrize("verb", ["", "svolto/", "mancato/", "annulla/", "sposta/"])
def test_somebody_elses_interview_is_absent(client, ada, verb):
    other = an_interview_of(a_membership(Role.CASE_MANAGER), -1)
    assert client.get(url(other, verb)).status_code == 404
    assert client.post(url(other, verb), {}).status_code in {404, 405}
    assert other.state == "booked"
