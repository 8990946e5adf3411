import pytest
from hypothesis import given
from hypothesis import strategies as st

from insieme.domain.casework.rules import changes, check_answers, total

KEYS = ["motivation", "cv", "channels", "digital", "interview", "time", "network", "language"]
ANSWERS = st.fixed_dictionaries({key: st.integers(0, 4) for key in KEYS})


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
