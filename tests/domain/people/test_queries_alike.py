"""Who may be the one described, among the people one may see."""

from datetime import date

import pytest

from insieme.domain.access.rules import Part, Role
from insieme.domain.people import queries
from insieme.domain.people.rules import Likeness, Said
from tests.scenarios import a_part, a_person, an_actor

pytestmark = pytest.mark.django_db
BORN = date(1985, 5, 17)


def test_the_most_likely_comes_first_with_its_reason():
    by_phone = a_person("Zoe", "Altra", birth_date=date(1990, 1, 1), phone="+39051000001")
    by_code = a_person("Anna", "Diversa", birth_date=date(1991, 1, 1), codice_fiscale="RSSMRA85T10A562S")
    by_slip = a_person("Anina", "Prova", birth_date=BORN)
    a_person("Nessuna", "Somiglianza", birth_date=BORN)
    said = Said("Amina", "Prova", BORN, "RSSMRA85T10A562S", "+39051000001")
    likely = queries.likely_same(an_actor(Role.SECRETARIAT), said)
    assert [(each.person, each.likeness) for each in likely] == [
        (by_code, Likeness.CODE),
        (by_slip, Likeness.SIMILAR_NAME_AND_BIRTH),
        (by_phone, Likeness.PHONE),
    ]


def test_only_people_one_may_see_are_offered(django_assert_num_queries):
    actor = an_actor(Role.CASE_MANAGER)
    mine, _other = a_person(birth_date=BORN), a_person(birth_date=BORN)
    a_part(mine, Part.CASE, user_id=actor.user_id)
    with django_assert_num_queries(1):
        likely = queries.likely_same(actor, Said("Amina", "Prova", BORN))
    assert [each.person for each in likely] == [mine]
