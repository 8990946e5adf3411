import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from insieme.core.search import SearchTerm, beginning, found, index, terms_of, words_asked, words_of
from insieme.database.walls import behind_the_wall
from insieme.domain.access.rules import Part, Role
from insieme.web.pages import claims_of
from tests.scenarios import a_part, a_person, an_actor

database = pytest.mark.django_db


def test_a_name_is_split_into_plain_words():
    assert words_of("D'Àmico  Zoé-Ludmïla") == ["d", "amico", "zoe", "ludmila"]


@given(st.text(max_size=60))
def test_terms_are_what_one_would_type(text):
    for term in terms_of([text]):
        assert term == term.casefold()
        assert " " not in term


@pytest.mark.parametrize("typed", ["333 123 4567", "+39 333 1234567", "0039333-1234567", "(333) 123.45.67"])
def test_a_phone_number_is_one_word_however_it_is_written(typed):
    assert words_asked(typed) == ["3331234567"]


def test_the_most_telling_word_is_looked_for_first():
    assert words_asked("di mario bevilacqua") == ["bevilacqua", "mario", "di"]


@database
def test_indexing_again_forgets_the_old_words():
    index("company", 7, ["Forno Vecchio"])
    index("company", 7, ["Forno Nuovo"])

    assert found("vecchio", {"company": None}, most=10) == {"company": []}
    assert found("forno nuo", {"company": None}, most=10) == {"company": [7]}


@database
def test_every_word_must_be_there_and_the_nearest_comes_first():
    index("company", 1, ["Mariani Legno"])
    index("company", 2, ["Maria Legno"])
    index("company", 3, ["Maria Ferro"])

    assert found("maria", {"company": None}, most=10)["company"] == [2, 3, 1]
    assert found("legno maria", {"company": None}, most=10)["company"] in ([1, 2], [2, 1])


@database
def test_kinds_do_not_mix_and_each_has_its_own_limit():
    for key in range(1, 30):
        index("company", key, ["Forno"])
    index("vacancy", 50, ["Forno"])

    hits = found("forno", {"company": None, "vacancy": None}, most=10)

    assert len(hits["company"]) == 10
    assert hits["vacancy"] == [50]


@database
@pytest.mark.parametrize("text", ["", "  ", "!!", "%", "_", "'; DROP TABLE", "\U0010ffff"])
def test_what_means_nothing_finds_nothing(text):
    index("company", 1, ["Forno"])
    assert found(text, {"company": None}, most=10) == {"company": []}


def _plan(rows):
    return rows.explain(analyze=False)


@database
def test_the_beginning_of_a_word_is_found_by_the_index_even_behind_the_wall():
    actor = an_actor(Role.CASE_MANAGER)
    for number in range(40):
        person = a_person(f"Mara{number:02d}", "Prova")
        index("person", person.pk, [person.given_name, person.family_name], person_ref=person.pk)
    a_part(person, Part.CASE, user_id=actor.user_id)
    SearchTerm.objects.bulk_create(
        SearchTerm(kind="company", term=f"t{number:05d}", subject_id=number) for number in range(20_000)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE insieme_searchterm")

    with behind_the_wall(claims_of(actor), read_only=True):
        plan = _plan(SearchTerm.objects.filter(beginning("t0001"), kind="company").order_by("term", "subject_id")[:30])
        hits = list(SearchTerm.objects.filter(beginning("mara"), kind="person").values_list("subject_id", flat=True))

    assert "search_term_by_term" in plan
    assert "Index Cond" in plan
    assert "term)::text >= 't0001'" in plan.split("Index Cond")[1].split("\n")[0]
    assert hits == [person.pk]
