"""What somebody who applied gets by e-mail, from the verb to the letter as it leaves."""

from datetime import timedelta

import pytest

from insieme.core.decisions import Denied
from insieme.domain.access.rules import Role
from insieme.domain.casework import actions
from insieme.domain.casework.states import ApplicationState
from tests.letters import page_of, sent
from tests.plain_words import gulpease
from tests.scenarios import MONDAY, NOON, a_person, a_user, an_actor, an_application, an_interview, the_programme

pytestmark = pytest.mark.django_db

ADDRESS = "amina@example.org"
REASON = "Segue già il programma GOL, ha detto il medico"
CLOSED = (ApplicationState.REDIRECTED, ApplicationState.NOT_ELIGIBLE, ApplicationState.WITHDRAWN)


@pytest.fixture
def secretariat():
    return an_actor(Role.SECRETARIAT)


def an_appointment(**changes):
    return actions.Appointment(a_user(), NOON + timedelta(days=3), "Sportello di Bologna", **changes)


def applied(**fields):
    return an_application(a_person(email=ADDRESS, **fields), email="old@example.org", state="to_interview")


@pytest.mark.parametrize("outcome", CLOSED)
def test_who_is_turned_away_is_told_and_the_reason_is_kept_for_a_call(secretariat, outcome):
    the_programme().__class__.objects.update(phone="+39051000000")
    actions.turn_away(applied(), outcome, REASON, by=secretariat)
    (letter,) = sent()
    assert letter.to == [ADDRESS] and letter.subject == "La tua candidatura"
    assert letter.body.startswith("Ciao Amina,\n\nla tua candidatura ") and "chiamaci" in letter.body.casefold()
    assert "Ci trovi qui: +39051000000." in letter.body
    for form in (letter.body, page_of(letter)):
        assert "GOL" not in form and "medico" not in form and "requisiti" not in form
    assert "<p>Ciao Amina,</p>" in page_of(letter)
    assert gulpease(letter.body) >= 60


def test_who_could_not_be_reached_is_told_how_to_come_back(secretariat):
    application = applied()
    for _time in range(3):
        actions.note_attempt(application, actions.Attempt("no_answer"), by=secretariat, on=MONDAY)
    actions.turn_away(application, ApplicationState.UNREACHABLE, "Tre chiamate", by=secretariat)
    assert "chiamaci: la riapriamo" in sent()[0].body


def test_an_appointment_that_is_off_is_said_in_the_same_letter(secretariat):
    application = applied()
    an_interview(application)
    actions.turn_away(application, ApplicationState.WITHDRAWN, "", by=secretariat)
    (letter,) = sent()
    assert "L'appuntamento che avevi con noi non c'è più." in letter.body


def test_it_is_written_in_their_language(secretariat):
    actions.turn_away(applied(language="en"), ApplicationState.NOT_ELIGIBLE, REASON, by=secretariat)
    (letter,) = sent()
    assert letter.extra_headers["Content-Language"] == "en" and '<html lang="en">' in page_of(letter)
    assert letter.subject == "Your application" and "Call us: we shall tell you why" in letter.body


def test_before_it_is_known_who_they_are_the_application_says_where_to_write(secretariat):
    actions.turn_away(an_application(email="old@example.org"), ApplicationState.REDIRECTED, REASON, by=secretariat)
    assert sent()[0].to == ["old@example.org"]


def test_who_has_no_address_gets_no_letter(secretariat):
    actions.turn_away(an_application(a_person()), ApplicationState.REDIRECTED, REASON, by=secretariat)
    assert sent() == []


def test_closing_twice_writes_once(secretariat):
    application = applied()
    actions.turn_away(application, ApplicationState.REDIRECTED, REASON, by=secretariat)
    with pytest.raises(Denied):
        actions.turn_away(application, ApplicationState.REDIRECTED, REASON, by=secretariat)
    assert len(sent()) == 1


def test_an_interview_booked_is_told_with_its_day_and_place(secretariat):
    actions.book_interview(applied(), an_appointment(), by=secretariat)
    (letter,) = sent()
    assert letter.subject == "Il tuo appuntamento"
    assert "05/03/2026 12:00" in letter.body and "Sportello di Bologna" in page_of(letter)


def test_an_interview_moved_is_told_once_as_a_change(secretariat):
    interview = an_interview(applied())
    moved = actions.Appointment(interview.interviewer, NOON + timedelta(days=10), "Sportello di Imola")
    actions.rebook(interview, moved, by=secretariat)
    (letter,) = sent()
    assert letter.subject == "Il tuo appuntamento è cambiato"
    assert "12/03/2026 12:00" in letter.body and "Sportello di Imola" in letter.body
    assert "05/03/2026" not in letter.body and gulpease(letter.body) >= 60


def test_a_verb_undone_writes_nothing(secretariat):
    with pytest.raises(Denied):
        actions.turn_away(applied(), ApplicationState.NOT_ELIGIBLE, "   ", by=secretariat)
    assert sent() == []
