from datetime import date

import pytest
from django.db import IntegrityError
from django.utils.translation import override

from insieme.domain.vocabulary import queries
from insieme.domain.vocabulary.models import ContractType, OccupationGroup

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def read_again():
    queries.forget()
    yield
    queries.forget()


def codes(rows):
    return {row.pk for row in rows}


def test_only_contracts_in_use_on_the_day_are_offered():
    assert "B.01.00" in codes(queries.contract_types(date(2016, 1, 31)))
    assert "B.01.00" not in codes(queries.contract_types(date(2016, 2, 1)))
    assert "A.03.09" not in codes(queries.contract_types(date(2011, 10, 25)))


def test_an_old_contract_can_still_be_read():
    assert queries.contract_type("B.01.00").label == "Lavoro a progetto"


def test_permanent_contracts_are_permanent_and_apprenticeships_and_tirocini_are_not():
    permanent = {each.code for each in queries.contract_types(date(2026, 1, 1)) if each.is_permanent}
    assert permanent == {"A.01.00", "A.06.00", "N.01.00"}


def test_the_database_refuses_a_permanent_apprenticeship():
    with pytest.raises(IntegrityError, match="permanent_is_no_apprenticeship"):
        ContractType.objects.filter(code="A.03.09").update(is_permanent=True)


def test_from_fixed_term_to_permanent_is_di():
    kinds = {each.code: each for each in queries.transformation_kinds()}
    assert kinds["DI"].makes_permanent and not kinds["PP"].makes_permanent


def test_labels_follow_the_language():
    tirocinio = queries.contract_type("A.02.00")
    assert tirocinio.label == "Tempo determinato"
    with override("en"):
        assert tirocinio.label == "Fixed term"


def test_occupations_are_found_by_the_words_of_the_reader():
    assert "5120" in codes(queries.occupations_matching("cuoch"))
    with override("en"):
        assert "5120" in codes(queries.occupations_matching("cooks"))
        assert queries.occupations_matching("cuoch") == []


def test_at_most_ten_occupations_are_offered():
    assert len(queries.occupations_matching("a")) == 10


def test_all_436_occupations_stand_in_their_43_groups():
    assert OccupationGroup.objects.count() == 43
    assert sum(1 for _ in queries._occupations()) == 436
    assert queries.occupation("5120").group_id == "51"


def test_activities_have_their_section():
    sections = {each.code: each.section for each in queries.activities()}
    assert len(sections) == 88 and sections["56"] == "I" and sections["25"] == "C"


def test_every_word_has_both_languages():
    for rows in (queries.activities(), queries.termination_reasons(), queries.transformation_kinds()):
        for row in rows:
            with override("en"):
                english = row.label
            assert row.label and english


def test_words_are_read_once(django_assert_num_queries):
    queries.occupations_matching("cuoch")
    with django_assert_num_queries(0):
        queries.occupations_matching("autisti")
