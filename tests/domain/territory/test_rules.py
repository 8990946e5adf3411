from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from insieme.core.periods import Period
from insieme.domain.territory.rules import (
    AREAS,
    BOLOGNA,
    OTHERS,
    START,
    UNION_AREAS,
    Belonging,
    area_memberships,
    area_on,
)

BUDRIO = "037008"
LEFT = date(2021, 1, 1)
budrio_in_tdp = Belonging(BUDRIO, "TDP", Period(date(2010, 1, 1), LEFT))


@st.composite
def histories(draw):
    """Up to six memberships of one comune, in known Unioni or in others, some before 2000, the last perhaps still open."""
    days = sorted(draw(st.sets(st.dates(date(1995, 1, 1), date(2030, 1, 1)), min_size=2, max_size=12)))
    spans = [Period(start, end) for start, end in zip(days[::2], days[1::2], strict=False)]
    if draw(st.booleans()):
        spans[-1] = Period(spans[-1].start)
    return draw(
        st.permutations([Belonging(BUDRIO, draw(st.sampled_from([*UNION_AREAS, "AR"])), span) for span in spans])
    )


@given(histories(), st.dates(START, date(2035, 1, 1)))
def test_any_history_gives_exactly_one_area_each_day(history, day):
    areas = [each.group for each in area_memberships(BUDRIO, history) if day in each.period]
    assert len(areas) == 1 and areas[0] in AREAS


@given(histories(), st.dates(START, date(2035, 1, 1)))
def test_the_area_is_the_union_of_that_day_when_it_is_one_of_the_seven(history, day):
    unions = [each.group for each in history if day in each.period and each.group in UNION_AREAS]
    assert area_on(area_memberships(BUDRIO, history), BUDRIO, day) == (unions[0] if unions else OTHERS)


@given(histories())
def test_spans_touch_change_and_the_last_is_open(history):
    spans = area_memberships(BUDRIO, history)
    assert spans[0].period.start == START and spans[-1].period.end is None
    for earlier, later in zip(spans, spans[1:], strict=False):
        assert earlier.period.end == later.period.start and earlier.group != later.group


def test_a_comune_that_leaves_its_union_keeps_its_past():
    spans = area_memberships(BUDRIO, [budrio_in_tdp])
    assert area_on(spans, BUDRIO, LEFT - timedelta(days=1)) == "TDP"
    assert area_on(spans, BUDRIO, LEFT) == OTHERS


def test_a_comune_that_changes_union_on_one_day_is_in_the_new_one():
    spans = area_memberships(BUDRIO, [Belonging(BUDRIO, "RG", Period(LEFT)), budrio_in_tdp])
    assert [each.group for each in spans] == [OTHERS, "TDP", "RG"]


def test_a_union_that_is_no_publication_area_leaves_the_comune_among_the_others():
    dissolved = Belonging(BUDRIO, "AR", Period(date(2013, 12, 7), date(2017, 5, 15)))
    assert [each.group for each in area_memberships(BUDRIO, [dissolved])] == [OTHERS]


def test_bologna_is_an_area_of_its_own():
    assert area_memberships(BOLOGNA, []) == [Belonging(BOLOGNA, "BO", Period(START))]


def test_two_unions_on_one_day_are_refused():
    with pytest.raises(ValueError, match="TDP and RG on 2015-01-01"):
        area_memberships(BUDRIO, [budrio_in_tdp, Belonging(BUDRIO, "RG", Period(date(2015, 1, 1)))])


def test_before_2000_there_are_no_areas():
    with pytest.raises(LookupError, match="1999-12-31"):
        area_on(area_memberships(BUDRIO, [budrio_in_tdp]), BUDRIO, date(1999, 12, 31))
