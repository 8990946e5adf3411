from hypothesis import given
from hypothesis import strategies as st

from insieme.domain.vocabulary.rules import matching, words

CHOICES = {
    "9112": words("Addetti alle pulizie di uffici, alberghi e altri luoghi 9112"),
    "9111": words("Addetti alle pulizie domestiche 9111"),
    "8332": words("Autisti di camion e mezzi pesanti 8332"),
    "2310": words("Docenti universitari 2310"),
}


def test_words_lose_accents_and_capitals():
    assert words("L'Università di Città") == ("l", "universita", "di", "citta")


def test_the_beginning_of_each_word_is_enough_in_any_order():
    assert matching("uff pul", CHOICES) == ["9112"]
    assert matching("PULIZIE", CHOICES) == ["9111", "9112"]


def test_a_code_is_found_as_a_word():
    assert matching("8332", CHOICES) == ["8332"]


def test_accents_do_not_matter():
    assert matching("ùniversitàri", CHOICES) == ["2310"]


def test_nothing_asked_nothing_found():
    assert matching("", CHOICES) == matching(" ,;% ", CHOICES) == []


def test_no_more_than_asked_for():
    many = {str(number): ("cuoco", str(number)) for number in range(30)}
    assert len(matching("cuo", many)) == 10


@given(st.text())
def test_any_text_gets_an_answer(text):
    assert set(matching(text, CHOICES)) <= set(CHOICES)
