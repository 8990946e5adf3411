import pytest
from django.urls import reverse
from django.utils.translation import override

from insieme.domain.access.rules import Role
from insieme.web import countries
from tests.pages import opened
from tests.scenarios import a_person, an_actor, sign_in

pytestmark = pytest.mark.django_db


def test_a_country_is_found_by_the_beginning_of_any_word_with_or_without_accents():
    actor = an_actor(Role.COORDINATOR)
    assert countries.matching(actor, "perù") == countries.matching(actor, "PERU") == [("PE", "Perù")]
    assert ("CI", "Costa d'Avorio") in countries.matching(actor, "avorio")
    assert {code for code, _name in countries.matching(actor, "niger")} == {"NE", "NG"}
    assert countries.matching(actor, "Atlantide") == []
    with override("en"):
        assert countries.matching(actor, "moro") == [("MA", "Morocco")]


def test_a_citizenship_is_shown_and_chosen_by_name(client):
    sign_in(client, Role.COORDINATOR)
    person = a_person(citizenship="MA", language="it", no_codice_fiscale="not_shown", codice_fiscale="")
    profile = opened(client, reverse("people:profile", args=[person.pk])).content.decode()
    assert "Marocco" in profile and "Italiano" in profile
    url = reverse("people:change", args=[person.pk])
    assert "Marocco" in opened(client, url).content.decode()
    sent = {
        "given_name": person.given_name, "family_name": person.family_name, "sex": "F", "language": "en",
        "municipality_id": person.municipality_id, "no_codice_fiscale": "not_shown", "citizenship_text": "tunis",
    }  # fmt: skip
    assert client.post(url, sent).status_code == 302
    person.refresh_from_db()
    assert (person.citizenship, person.language) == ("TN", "en")
    refused = client.post(url, sent | {"citizenship_text": "Atlantide"}).content.decode()
    assert "Nessun risultato per «Atlantide»" in refused


def test_countries_are_offered_while_one_types(client):
    sign_in(client, Role.COORDINATOR)
    answer = client.get(reverse("people:country_options"), {"field": "citizenship", "q": "ucr"})
    assert "Ucraina" in answer.content.decode()
