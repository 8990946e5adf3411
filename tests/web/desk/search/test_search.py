import pytest
from django.urls import reverse

from insieme.core.search import index
from insieme.domain.access.rules import Part, Role
from insieme.domain.people.actions import search_terms
from tests.pages import opened
from tests.scenarios import a_company, a_part, a_person, a_vacancy, an_edition, sign_in

pytestmark = pytest.mark.django_db


def findable(given_name="Amina", family_name="Rossetti", **fields):
    person = a_person(given_name, family_name, **fields)
    index("person", person.pk, search_terms(person), person_ref=person.pk)
    return person


def search(client, text):
    return opened(client, f"{reverse('search:search')}?q={text}", queries=8).content.decode()


@pytest.mark.parametrize("text", ["ross", "rossetti ami", "AMINA", "3337654321", "333 765 4321", "%2B39 333 7654321"])
def test_a_person_is_found_by_the_beginnings_of_their_words_and_by_phone(client, text):
    findable(phone="+393337654321")
    sign_in(client, Role.COORDINATOR)
    assert "Rossetti Amina" in search(client, text)


def test_a_person_is_found_by_codice_fiscale(client):
    findable(codice_fiscale="RSSMNA85E57A944K")
    sign_in(client, Role.SECRETARIAT)
    assert "Rossetti Amina" in search(client, "rssmna85e57")


def test_only_the_people_one_may_see_are_found(client):
    mine, theirs = findable("Amina", "Rossetti"), findable("Bruna", "Rossetti")
    actor = sign_in(client, Role.CASE_MANAGER)
    a_part(mine, Part.CASE, user_id=actor.user_id)

    page = search(client, "rossetti")

    assert "Rossetti Amina" in page
    assert theirs.listed_name not in page


def test_companies_searches_and_courses_are_found_in_their_groups(client):
    company = a_company("Fornace Zanetti srl")
    vacancy = a_vacancy(company, title="Fornaio di notte")
    edition = an_edition()
    index("company", company.pk, [company.name])
    index("vacancy", vacancy.pk, [vacancy.title])
    index("course", edition.course_id, ["Forno e pasticceria"])
    sign_in(client, Role.COORDINATOR)

    page = search(client, "forn")

    for words in ("Aziende", "Fornace Zanetti srl", "Ricerche", "Fornaio di notte", "Corsi", "Italiano per il lavoro"):
        assert words in page


def test_a_role_finds_only_the_kinds_it_works_with(client):
    company = a_company("Fornace Zanetti srl")
    index("company", company.pk, [company.name])
    sign_in(client, Role.TRAINER)
    assert "Fornace Zanetti" not in search(client, "fornace")


def test_a_training_body_finds_only_its_own_courses(client):
    theirs = an_edition()
    index("course", theirs.course_id, ["Saldatura"])
    sign_in(client, Role.TRAINER)
    assert theirs.course.title not in search(client, "saldatura")


def test_nothing_found_says_how_to_search(client):
    sign_in(client, Role.COORDINATOR)
    page = search(client, "zzz")
    assert "Nessun risultato per «zzz»" in page
    assert "Bastano le prime lettere" in page


@pytest.mark.parametrize("text", ["", "%00", "%3Cscript%3E", "a" * 5000])
def test_whatever_is_typed_gets_an_answer(client, text):
    sign_in(client, Role.COORDINATOR)
    assert "<script>" not in search(client, text).split("<body")[1]


def test_portals_do_not_search(client):
    sign_in(client, Role.CANDIDATE)
    assert client.get(reverse("search:search"), {"q": "a"}).status_code == 403


def test_a_search_tells_people_apart_without_giving_their_codice_fiscale(client):
    findable(codice_fiscale="RSSMNA85E57A944K")
    sign_in(client, Role.COORDINATOR)
    page = search(client, "rossetti")
    assert "Rossetti Amina" in page
    assert "RSSMNA85E57A944K" not in page
