from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from insieme.domain.vacancies.rules import (
    answers_from,
    can_have_seats,
    can_take_a_seat,
    concerns_in,
    month_of,
    state_with,
    within_capacity,
)
from insieme.domain.vacancies.states import VacancyState
from tests.scenarios import NOON

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    "text",
    [
        "Cerchiamo una ragazza per il banco",
        "Solo uomini",
        "under 30",
        "massimo 35 anni",
        "tra i 18 e i 29 anni",
        "Cittadinanza italiana",
        "madrelingua italiana",
        "no stranieri",
        "di religione cattolica",
        "senza velo",
        "nubile, senza figli",
        "bella presenza",
        "inviare foto",
        "sana e robusta costituzione",
        "non iscritto al sindacato, NON sindacalisti",
        "young people, native speakers only",
    ],
)
def test_words_that_may_discriminate_are_found_with_what_to_write_instead(text):
    concern = concerns_in(text)[0]
    assert concern.found.casefold() in text.casefold()
    assert concern.why and concern.instead


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Italiano B1, parlato",
        "2 anni di esperienza",
        "massimo 10 anni di esperienza",
        "patente B e automunito",
        "massimo 40 ore",
        "sollevare fino a 15 kg, turni di notte",
        "donare, mansioni domestiche, giovanile di spirito no: cucina",
        "uso della macchina fotografica",
        "sposare i valori di squadra",
    ],
)
def test_what_the_work_needs_is_not_taken_for_discrimination(text):
    assert concerns_in(text) == []


def test_each_matter_is_told_once_in_the_order_of_the_text():
    found = [concern.found for concern in concerns_in("bella presenza, ragazza o signorina, under 25")]
    assert found == ["bella presenza", "ragazza", "under 25"]


@given(st.text(max_size=300))
def test_any_text_can_be_read(text):
    assert all(concern.found in text for concern in concerns_in(text))


@given(st.integers(1, 500), st.integers(0, 500))
def test_seats_say_whether_a_search_is_filled(seats, taken):
    expected = VacancyState.FILLED if taken >= seats else VacancyState.OPEN
    assert state_with(VacancyState.OPEN, seats, taken) == state_with(VacancyState.FILLED, seats, taken) == expected
    assert state_with(VacancyState.CLOSED, seats, taken) == VacancyState.CLOSED
    assert bool(can_take_a_seat(seats, taken)) == (taken < seats)
    assert bool(can_have_seats(seats, taken)) == (taken <= seats)


def test_seats_have_limits():
    assert "da 1 a 500" in can_have_seats(0, 0).reason
    assert not can_have_seats(501, 0)


def test_a_firm_that_has_read_enough_is_left_in_peace():
    assert within_capacity(None, 1000)
    assert within_capacity(4, 3)
    assert "al massimo 4" in within_capacity(4, 4).reason


def test_answers_and_silence_are_measured():
    times = [
        (NOON - 10 * DAY, NOON - 8 * DAY, False),
        (NOON - 10 * DAY, NOON - 4 * DAY, False),
        (NOON - 9 * DAY, None, True),
        (NOON - 30 * DAY, None, False),
    ]
    found = answers_from(times, NOON)
    assert (found.presented, found.answered, found.waiting) == (3, 2, 1)
    assert (found.median_days, found.oldest_silence_days) == (4.0, 9)
    assert answers_from([], NOON).median_days is None


def test_a_month_begins_on_its_first_day():
    assert month_of(date(2024, 2, 29)) == date(2024, 2, 1)
