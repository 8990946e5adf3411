from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from insieme.domain.casework.rules import (
    Next,
    Standing,
    changes,
    check_answers,
    check_day,
    check_deadline,
    next_step,
    total,
)

TODAY = date(2026, 3, 2)
KEYS = ["motivation", "cv", "channels", "digital", "interview", "time", "network", "language"]
ANSWERS = st.fixed_dictionaries({key: st.integers(0, 4) for key in KEYS})


def test_nothing_happened_in_the_future():
    assert check_day(TODAY, TODAY)
    assert "futuro" in check_day(TODAY + timedelta(days=1), TODAY).reason


def test_nothing_happens_before_what_came_first():
    refused = check_day(date(2026, 1, 1), TODAY, since=date(2026, 2, 1))
    assert refused.reason == "Il giorno non può venire prima del 01/02/2026."
    assert not check_day(date(1920, 1, 1), TODAY)


def test_a_deadline_is_ahead_and_believable():
    assert check_deadline(TODAY, TODAY)
    assert not check_deadline(TODAY - timedelta(days=1), TODAY)
    assert "troppo lontana" in check_deadline(date(2099, 1, 1), TODAY).reason


@pytest.mark.parametrize(
    "answers, said",
    [
        ({}, "Mancano 8 risposte"),
        (dict.fromkeys(KEYS, 5), "da 0 a 4"),
        (dict.fromkeys(KEYS, -1), "da 0 a 4"),
        (dict.fromkeys(KEYS, True), "da 0 a 4"),
        (dict.fromkeys(KEYS, "3"), "da 0 a 4"),
        (dict.fromkeys([*KEYS, "hair"], 2), "non prevede"),
    ],
)
def test_an_instrument_is_answered_whole_and_from_0_to_4(answers, said):
    assert said in check_answers(KEYS, answers).reason


@given(ANSWERS)
def test_every_whole_answer_is_accepted_and_its_total_stays_within_32(answers):
    assert check_answers(KEYS, answers)
    assert 0 <= total(answers) <= 32


@given(ANSWERS, ANSWERS)
def test_the_differences_of_the_items_sum_to_the_difference_of_the_totals(before, after):
    found = changes(KEYS, before, after)
    assert [each.key for each in found] == KEYS
    assert sum(each.difference or 0 for each in found) == total(after) - total(before)


def test_answered_once_there_is_no_difference_yet():
    assert {each.difference for each in changes(KEYS, None, dict.fromkeys(KEYS, 3))} == {None}


WORKING = Standing(state="open", has_manager=True, is_ready=True, last_assessed_on=TODAY, has_plan=True, is_agreed=True)


@pytest.mark.parametrize(
    "standing, what",
    [
        (Standing(), Next.TAKE_IN_CHARGE),
        (Standing(state="closed"), Next.NOTHING),
        (Standing(state="suspended", resume_by=TODAY), Next.RESUME),
        (Standing(state="open"), Next.ASSIGN),
        (Standing(state="open", has_manager=True), Next.ASSESS),
        (Standing(state="open", has_manager=True, last_assessed_on=TODAY), Next.PLAN),
        (Standing(state="open", has_manager=True, last_assessed_on=TODAY, has_plan=True), Next.AGREE),
        (WORKING, Next.PROPOSE),
    ],
)
def test_a_path_always_has_one_next_step(standing, what):
    assert next_step(standing, TODAY).what == what


def test_what_was_promised_comes_before_the_rest():
    due = TODAY + timedelta(days=3)
    assert next_step(replace(WORKING, next_due_on=due), TODAY).due_on == due
    assert next_step(replace(WORKING, is_ready=False), TODAY).what == Next.TRAIN
    old = TODAY - timedelta(days=200)
    assert next_step(replace(WORKING, last_assessed_on=old), TODAY).what == Next.ASSESS_AGAIN
