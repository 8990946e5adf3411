from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from insieme.domain.companies.rules import (
    Span,
    board_stands,
    can_begin,
    can_end_on,
    can_leave_last_way,
    can_sign,
    follows_the_last_time,
    silent_since,
    state_of,
)
from insieme.domain.companies.states import CompanyState

DAY = date(2026, 3, 2)
days = st.dates(date(2017, 1, 1), date(2026, 12, 31))


@st.composite
def spans(draw):
    since = draw(days)
    return Span(since, draw(st.none() | st.dates(since, date(2027, 12, 31))))


@given(st.lists(spans()), st.lists(spans()))
def test_the_state_is_the_highest_that_is_live(ways, board):
    state = state_of(ways, board)
    if any(s.until is None for s in board):
        assert state == CompanyState.ON_BOARD
    elif any(s.until is None for s in ways):
        assert state == CompanyState.COLLABORATING
    else:
        assert state == CompanyState.CONTACTED


def test_what_has_not_happened_yet_is_not_recorded():
    assert can_begin(DAY, DAY)
    assert "03/03/2026" in can_begin(DAY + timedelta(days=1), DAY).reason


def test_an_end_comes_after_its_start():
    assert can_end_on(Span(DAY), DAY, DAY)
    assert "prima dell'inizio" in can_end_on(Span(DAY), DAY - timedelta(days=1), DAY).reason


def test_who_signs_collaborates_already():
    assert can_sign([Span(DAY)], DAY)
    assert "in che modo" in can_sign([], DAY).reason
    assert "in che modo" in can_sign([Span(DAY, DAY)], DAY).reason
    assert "solo dal 02/03/2026" in can_sign([Span(DAY)], DAY - timedelta(days=1)).reason


def test_the_last_way_of_a_board_member_does_not_end():
    assert not can_leave_last_way([Span(DAY)], [Span(DAY)])
    assert can_leave_last_way([Span(DAY), Span(DAY)], [Span(DAY)])
    assert can_leave_last_way([Span(DAY)], [Span(DAY, DAY)])


def test_a_time_on_the_board_lies_inside_a_collaboration():
    later = DAY + timedelta(days=10)
    assert board_stands([Span(DAY)], [Span(DAY)])
    assert board_stands([Span(DAY, later), Span(later)], [Span(DAY)])
    assert not board_stands([Span(later)], [Span(DAY)])
    assert board_stands([Span(DAY)], [Span(later), Span(DAY, later)])
    assert "fino al" in board_stands([Span(DAY)], [Span(DAY, later), Span(later - timedelta(days=1))]).reason
    assert not board_stands([Span(DAY, later)], [Span(DAY)])


def test_silence_is_ninety_days():
    assert silent_since(date(2026, 4, 1)) == date(2026, 1, 1)


def test_nobody_is_on_the_board_twice_at_once():
    assert follows_the_last_time([], DAY) and follows_the_last_time([Span(DAY, DAY)], DAY)
    assert "fino al 02/03/2026" in follows_the_last_time([Span(DAY, DAY)], DAY - timedelta(days=1)).reason
