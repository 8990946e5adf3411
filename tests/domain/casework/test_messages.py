"""What we write to whoever applies."""

import pytest

from insieme.domain.casework import messages
from tests.plain_words import gulpease
from tests.scenarios import a_person, an_application, an_interview

pytestmark = pytest.mark.django_db


def test_an_applicant_reads_by_when_we_call():
    letter = messages.application_received(an_application())
    assert letter.text.startswith("Ciao Amina,")
    assert "entro il 06/04/2026" in letter.text


def test_an_appointment_says_when_and_where_on_the_clock_of_bologna():
    letter = messages.interview_booked(an_interview())
    assert "05/03/2026 12:00" in letter.text and "Sportello di Bologna" in letter.text


def test_letters_are_plain():
    interview = an_interview()
    for letter in (
        messages.application_received(an_application()),
        messages.interview_booked(interview),
        messages.interview_cancelled(interview),
    ):
        assert gulpease(letter.text) >= 60
        assert "Prova" not in letter.subject


def test_braces_in_a_name_are_only_letters():
    interview = an_interview(an_application(a_person("{day} {0}"), state="to_interview"))
    assert "{day} {0}" in messages.interview_booked(interview).text
