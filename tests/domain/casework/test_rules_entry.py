"""The rules of the way in."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from insieme.domain.casework import rules
from insieme.domain.casework.rules import Clock

MONDAY = date(2026, 3, 2)
NOON = datetime(2026, 3, 2, 11, 0, tzinfo=UTC)
days = st.dates(date(2017, 6, 1), date(2050, 1, 1))


@pytest.mark.parametrize(
    "waited, stands",
    [(0, Clock.ON_TIME), (27, Clock.ON_TIME), (28, Clock.TO_HURRY), (35, Clock.TO_HURRY), (36, Clock.LATE)],
)
def test_the_clock_hurries_from_the_fourth_week_and_is_late_after_the_fifth(waited, stands):
    assert rules.clock(MONDAY, MONDAY + timedelta(days=waited)) == stands


@given(days, st.integers(0, 400), st.integers(0, 400))
def test_once_contacted_the_clock_no_longer_moves(submitted, first, later):
    contacted = submitted + timedelta(days=first)
    then = rules.clock(submitted, contacted, contacted)
    assert rules.clock(submitted, contacted + timedelta(days=later), contacted) == then
    assert then == (Clock.LATE if first > 35 else Clock.ON_TIME)


@given(days, st.integers(0, 400))
def test_late_begins_the_day_after_the_promise(submitted, waited):
    today = submitted + timedelta(days=waited)
    assert (rules.clock(submitted, today) == Clock.LATE) == (today > rules.contact_by(submitted))


def test_weeks_waited_are_whole_and_never_negative():
    assert [rules.weeks_waited(MONDAY, MONDAY + timedelta(days=n)) for n in (-3, 0, 6, 7, 36)] == [0, 0, 0, 1, 5]


@given(st.integers(0, 2**60))
def test_a_code_is_read_as_it_was_written(number):
    code = rules.write_code(number)
    assert rules.read_code(code) == code
    assert rules.read_code(f" {code.lower().replace('-', ' ')}\n") == code


@given(st.text(max_size=60))
def test_anything_typed_is_a_code_or_nothing(text):
    code = rules.read_code(text)
    assert code == "" or rules.read_code(code) == code


@pytest.mark.parametrize(
    "birth, code, words",
    [
        (date(2026, 3, 3), "", "nel futuro"),
        (date(1900, 1, 1), "", "126 anni fa"),
        (date(2015, 1, 1), "", "almeno 15 anni"),
        (date(1985, 12, 11), "RSSMRA85T10A562S", "non vanno d'accordo"),
        (date(1985, 12, 10), "RSSMRA85T10A562X", "carattere di controllo"),
        (date(1985, 12, 10), "RSSMRA85T10A562", "16 caratteri"),
    ],
)
def test_a_birth_that_cannot_be_is_told_apart(birth, code, words):
    assert words in rules.believable_birth(birth, code, MONDAY).reason


def test_a_birth_that_agrees_with_its_code_is_believed():
    assert rules.believable_birth(date(1985, 12, 10), "RSSMRA85T10A562S", MONDAY)
    assert rules.believable_birth(None, "", MONDAY)


def test_an_appointment_is_today_or_later_and_in_the_day():
    assert rules.believable_appointment(NOON + timedelta(days=1), NOON)
    assert rules.believable_appointment(NOON - timedelta(hours=3), NOON)
    for wrong in (NOON - timedelta(days=1), NOON + timedelta(days=367), NOON + timedelta(hours=14)):
        assert not rules.believable_appointment(wrong, NOON)


def test_answers_are_read_only_when_none_is_missing():
    kept = {
        "given_name": "Amina",
        "family_name": "Prova",
        "municipality_id": "037006",
        "is_unemployed": False,
        "birth_date": "1985-05-17",
        "consent": True,
        "unknown": "left aside",
    }
    answers = rules.Answers.read(kept, language="en")
    assert answers and (answers.birth_date, answers.is_unemployed, answers.language) == (date(1985, 5, 17), False, "en")
    for name in ("given_name", "family_name", "municipality_id", "is_unemployed", "consent"):
        assert rules.Answers.read({key: value for key, value in kept.items() if key != name}, language="it") is None
