from dataclasses import replace
from datetime import date, timedelta

import pytest

from insieme.domain.casework.rules import (
    Next,
    Standing,
    check_day,
    check_deadline,
    next_step,
)

TODAY = date(2026, 3, 2)


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
