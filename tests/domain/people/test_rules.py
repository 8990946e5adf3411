"""When two descriptions may be of the same person."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from insieme.domain.people.rules import Likeness, Said, likeness, one_slip_away, similar_name

BORN, OTHER_DAY = date(1985, 5, 17), date(1990, 1, 1)
words = st.text("abcdefgh", min_size=3, max_size=9)


def said(given_name="Amina", family_name="Prova", **fields) -> Said:
    return Said(given_name, family_name, **{"birth_date": BORN, **fields})


@pytest.mark.parametrize(
    "other, why",
    [
        (said("Zoe", "Altra", birth_date=OTHER_DAY, codice_fiscale="RSSMRA85T10A562S"), Likeness.CODE),
        (said("AMINA", "prova"), Likeness.NAME_AND_BIRTH),
        (said("Prova", "Amina"), Likeness.NAME_AND_BIRTH),
        (said("Amína", "Prova"), Likeness.NAME_AND_BIRTH),
        (said("Anina", "Prova"), Likeness.SIMILAR_NAME_AND_BIRTH),
        (said("Amina Maria", "Prova"), Likeness.SIMILAR_NAME_AND_BIRTH),
        (said("Porva", "Amina"), Likeness.SIMILAR_NAME_AND_BIRTH),
        (said("Zoe", "Altra", birth_date=OTHER_DAY, phone="+39333"), Likeness.PHONE),
        (said(birth_date=None), Likeness.NAME),
        (said(birth_date=OTHER_DAY), None),
        (said("Zoe", "Altra"), None),
        (said("Zoe", "Prova"), None),
    ],
)
def test_two_descriptions_are_alike_for_a_reason(other, why):
    one = said(codice_fiscale="RSSMRA85T10A562S", phone="+39333")
    assert likeness(one, other) == why


@given(words, words, words, words)
def test_likeness_is_mutual(given_name, family_name, other_given, other_family):
    one, other = said(given_name, family_name), said(other_given, other_family)
    assert likeness(one, other) == likeness(other, one)


@given(words, words)
def test_swapping_the_two_names_changes_nothing(given_name, family_name):
    assert likeness(said(given_name, family_name), said(family_name, given_name)) == Likeness.NAME_AND_BIRTH


@given(words, st.integers(0, 8))
def test_one_letter_less_is_one_slip_away(word, at):
    shorter = word[:at] + word[at + 1 :]
    if len(shorter) >= 3:
        assert one_slip_away(word, shorter) and one_slip_away(shorter, word)


@pytest.mark.parametrize("one, other", [("ada", "eva"), ("li", "la"), ("rossi", "rosario"), ("abcd", "badc")])
def test_two_slips_are_too_many_and_short_words_are_equal_or_not(one, other):
    assert not one_slip_away(one, other)


def test_one_name_alone_is_never_similar():
    assert not similar_name(Said("", "Prova"), Said("", "Prova"))


def test_enormous_names_cost_nothing():
    huge = "Maria " * 500
    assert likeness(said(huge, huge), said(huge + "x", "Prova")) in {None, *Likeness}
