from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from insieme.domain.training.rules import check_calendar, earns_certificate, goes_straight_in, hours_needed, to_promote

HOURS = st.integers(0, 2000).map(lambda halves: Decimal(halves) / 2)
SHARES = st.integers(1, 100)


def test_seventy_percent_of_forty_hours_is_twenty_eight():
    assert hours_needed(Decimal(40), 70) == 28
    assert earns_certificate(Decimal(28), Decimal(40), 70)
    assert not earns_certificate(Decimal("27.5"), Decimal(40), 70)


def test_nobody_earns_a_certificate_from_no_lessons():
    assert not earns_certificate(Decimal(0), Decimal(0), 0)


@given(held=HOURS, attended=HOURS, more=HOURS, share=SHARES)
def test_more_hours_never_lose_a_certificate(held, attended, more, share):
    if earns_certificate(attended, held, share):
        assert earns_certificate(attended + more, held, share)


@given(held=HOURS.filter(bool), share=SHARES)
def test_whoever_attended_everything_earns_it_and_whoever_attended_nothing_does_not(held, share):
    assert earns_certificate(held, held, share)
    assert not earns_certificate(Decimal(0), held, share)


@given(held=HOURS, attended=HOURS, share=SHARES)
def test_the_certificate_needs_exactly_the_hours_that_are_shown(held, attended, share):
    assert earns_certificate(attended, held, share) == (
        held > 0 and attended > 0 and attended >= hours_needed(held, share)
    )


@given(taken=st.integers(0, 30), seats=st.integers(1, 30), waiting=st.lists(st.integers(), unique=True, max_size=20))
def test_the_queue_moves_in_order_and_never_past_the_seats(taken, seats, waiting):
    chosen = to_promote(taken, seats, waiting)
    assert chosen == waiting[: len(chosen)]
    assert taken + len(chosen) <= max(seats, taken)
    assert len(chosen) == len(waiting) or taken + len(chosen) >= seats


def test_a_free_seat_goes_first_to_who_waits():
    assert goes_straight_in(2, 3, 0)
    assert not goes_straight_in(2, 3, 1)
    assert not goes_straight_in(3, 3, 0)


def test_an_edition_is_of_these_years_and_ends_after_it_begins():
    today = date(2026, 3, 2)
    assert "cominciare" in check_calendar(today, today - timedelta(days=1), today).reason
    assert "due anni" in check_calendar(date(1999, 1, 1), today, today).reason
    assert "due anni" in check_calendar(today, date(2100, 1, 1), today).reason
    assert check_calendar(today, today, today)
