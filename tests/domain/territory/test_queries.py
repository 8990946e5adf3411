from collections import Counter
from datetime import date

import pytest

from insieme.domain.territory import queries
from insieme.domain.territory.models import AreaMembership, District, Municipality
from insieme.domain.territory.rules import AREAS

pytestmark = pytest.mark.django_db

THEN, TODAY = date(2020, 12, 31), date(2026, 11, 1)

IN_2020 = {"RG": 8, "TDA": 6, "TDP": 6, "SI": 5, "AB": 11, "RLS": 5, "NCI": 10, "BO": 1, "ALTRI": 3}
IN_2026 = {"RG": 8, "TDA": 4, "TDP": 4, "SI": 5, "AB": 11, "RLS": 5, "NCI": 10, "BO": 1, "ALTRI": 7}


@pytest.fixture(autouse=True)
def read_again():
    queries.forget()
    yield
    queries.forget()


def istat(name):
    return next(each.istat for each in queries.all_municipalities() if each.name == name)


@pytest.mark.parametrize(
    ("comune", "in_2020", "today"),
    [
        ("Budrio", "TDP", "ALTRI"),
        ("Castenaso", "TDP", "ALTRI"),
        ("San Giovanni in Persiceto", "TDA", "ALTRI"),
        ("Sant'Agata Bolognese", "TDA", "ALTRI"),
        ("San Lazzaro di Savena", "ALTRI", "ALTRI"),
        ("Molinella", "ALTRI", "ALTRI"),
        ("Alto Reno Terme", "ALTRI", "ALTRI"),
        ("Bologna", "BO", "BO"),
        ("Imola", "NCI", "NCI"),
        ("Lizzano in Belvedere", "AB", "AB"),
        ("Valsamoggia", "RLS", "RLS"),
        ("Pianoro", "SI", "SI"),
        ("Argelato", "RG", "RG"),
    ],
)
def test_the_area_of_a_comune_in_2020_and_today(comune, in_2020, today):
    assert queries.area_of(istat(comune), THEN).code == in_2020
    assert queries.area_of(istat(comune), TODAY).code == today


@pytest.mark.parametrize(("day", "expected"), [(THEN, IN_2020), (TODAY, IN_2026)])
def test_the_areas_have_the_comuni_they_had(day, expected):
    assert Counter(area.code for area in queries.areas_on(day).values()) == expected
    for code, count in expected.items():
        assert len(queries.municipalities_of(code, day)) == count


def test_budrio_leaves_on_the_first_of_january_2021():
    budrio = istat("Budrio")
    assert queries.area_of(budrio, date(2020, 12, 31)).name == "Unione Terre di Pianura"
    assert queries.area_of(budrio, date(2021, 1, 1)).name == "Altri comuni"


def test_every_comune_has_one_area_on_every_day_on_which_something_changes():
    changes = AreaMembership.objects.order_by("valid_from").values_list("valid_from", flat=True).distinct()
    for day in changes:
        assert len(queries.areas_on(day)) == 55


def test_the_nine_areas_come_in_their_fixed_order():
    assert [area.code for area in queries.all_areas()] == list(AREAS)


def test_the_55_comuni_are_listed_by_name_and_have_a_million_inhabitants():
    comuni = queries.all_municipalities()
    assert len(comuni) == 55 and [each.name for each in comuni] == sorted(each.name for each in comuni)
    assert sum(each.population for each in comuni) == 1_011_659
    assert queries.place("037006").name == "Bologna"


def test_seven_districts_hold_every_comune():
    assert District.objects.count() == 7
    assert Counter(Municipality.objects.order_by().values_list("district_id", flat=True)) == {
        "BO": 1, "PE": 15, "PO": 6, "RLS": 5, "SI": 6, "AB": 12, "IM": 10,
    }  # fmt: skip


def test_a_dissolved_union_still_knows_who_belonged_to_it():
    names = [each.name for each in queries.municipalities_of("AR", date(2016, 6, 1))]
    assert names == ["Alto Reno Terme", "Camugnano", "Lizzano in Belvedere"]
    assert queries.municipalities_of("AR", TODAY) == []
    assert queries.union_of(istat("Camugnano"), date(2016, 6, 1)).code == "AR"


def test_a_comune_without_union_has_none():
    assert queries.union_of(istat("Molinella"), TODAY) is None


@pytest.mark.parametrize(("comune", "day"), [("037006", date(1999, 12, 31)), ("015146", TODAY), ("", TODAY)])
def test_no_area_is_invented_for_a_comune_elsewhere_or_a_day_too_early(comune, day):
    with pytest.raises(LookupError):
        queries.area_of(comune, day)


def test_an_unknown_area_is_refused():
    with pytest.raises(LookupError, match="XYZ"):
        queries.municipalities_of("XYZ", TODAY)


def test_places_are_read_once(django_assert_num_queries):
    queries.areas_on(TODAY)
    with django_assert_num_queries(0):
        queries.areas_on(THEN)
        queries.municipalities_of("RG", THEN)
