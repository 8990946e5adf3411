from hypothesis import given
from hypothesis import strategies as st

from insieme.domain.insights.queries import names_of_figures
from insieme.domain.insights.rules import DEFINITION_OF, SMALLEST_COUNT, share, withhold

counts = st.lists(st.integers(0, 60), min_size=9, max_size=9).map(
    lambda numbers: {f"A{place}": number for place, number in enumerate(numbers)}
)


def test_every_figure_has_a_definition_and_every_definition_a_figure():
    assert list(DEFINITION_OF) == names_of_figures()


def test_a_share_of_nothing_is_nothing():
    assert share(3, 4) == 0.75
    assert share(0, 0) == 0.0


def test_large_counts_are_published_as_they_are():
    assert withhold({"A": 5, "B": 120}) == {"A": 5, "B": 120}


def test_one_small_count_takes_the_next_smallest_with_it():
    assert withhold({"A": 3, "B": 40, "C": 9}) == {"A": None, "B": 40, "C": None}


def test_two_small_counts_that_sum_to_little_take_a_third():
    assert withhold({"A": 1, "B": 1, "C": 9, "D": 30}) == {"A": None, "B": None, "C": None, "D": 30}


@given(counts)
def test_no_count_under_the_threshold_is_ever_published(cells):
    assert all(count is None or count >= SMALLEST_COUNT for count in withhold(cells).values())


@given(counts)
def test_nobody_gets_a_withheld_count_back_by_subtraction(cells):
    """The attacker knows the total and the published cells: each withheld cell could still be from 0 to 5 or more."""
    shown = withhold(cells)
    hidden = [code for code, count in shown.items() if count is None]
    missing = sum(cells.values()) - sum(count for count in shown.values() if count is not None)
    if hidden and sum(cells.values()) >= SMALLEST_COUNT:
        assert len(hidden) > 1
        assert missing >= SMALLEST_COUNT


@given(counts)
def test_what_is_published_is_true(cells):
    assert all(count is None or count == cells[code] for code, count in withhold(cells).items())
