import pytest
from django.urls import reverse

from insieme.domain.access.rules import Part, Role
from insieme.domain.territory.queries import union_of
from insieme.models import Consent, Person, Reading
from tests.pages import opened
from tests.scenarios import BOLOGNA, MONDAY, a_case, a_part, a_person, sign_in

pytestmark = pytest.mark.django_db


def given(person, kind="companies"):
    return Consent.objects.create(person=person, kind=kind, given_on=MONDAY, source="proposal")


def test_one_takes_a_consent_back_from_the_portal_and_gives_it_again(client):
    person = Person.objects.get(pk=sign_in(client, Role.CANDIDATE).person_id)
    consent = given(person)
    mine = reverse("candidate:my_data")
    where = reverse("candidate:withdraw_consent", args=[consent.pk])
    assert where in opened(client, mine).content.decode()
    assert "nessuna nuova proposta di lavoro" in opened(client, where).content.decode()

    client.post(where, {})

    consent.refresh_from_db()
    assert consent.withdrawn_on
    said = opened(client, mine).content.decode()
    assert "ritirato il" in said and where not in said
    again = reverse("candidate:give_consent")
    assert again in said
    assert client.post(again, {}).status_code == 200
    client.post(again, {"kind": "companies"})
    assert Consent.objects.get(withdrawn_on=None).source == "portal"


def test_anothers_consent_is_absent(client):
    sign_in(client, Role.CANDIDATE)
    other = given(a_person(family_name="Altrui"))
    assert client.post(reverse("candidate:withdraw_consent", args=[other.pk]), {}).status_code == 404
    other.refresh_from_db()
    assert other.withdrawn_on is None


def test_whoever_follows_the_person_writes_it_down_at_the_desk_and_the_opening_is_noted(client):
    actor = sign_in(client, Role.CASE_MANAGER)
    case = a_case(a_person("Zora", "Fascicolo"))
    case.manager_id = actor.user_id
    case.save()
    union_of(BOLOGNA, MONDAY)  # read once for each process, and remembered
    a_part(case.person, Part.CASE, user_id=actor.user_id)
    consent = given(case.person)
    profile = reverse("people:profile", args=[case.person_id])
    where = reverse("people:withdraw_consent", args=[consent.pk])
    assert where in opened(client, profile).content.decode()
    assert "nessuna nuova proposta di lavoro" in opened(client, where).content.decode()
    assert Reading.objects.filter(person=case.person, page="desk.people.withdraw_consent").exists()

    assert "Il ritiro sta tra" in client.post(where, {"on": "01/01/2020"}).content.decode()
    client.post(where, {"on": "03/03/2026"})

    consent.refresh_from_db()
    assert f"{consent.withdrawn_on:%d/%m/%Y}" == "03/03/2026"
    again = reverse("people:give_consent", args=[case.person_id])
    assert again in opened(client, profile).content.decode()
    opened(client, again)
    client.post(again, {"kind": "companies", "on": "04/03/2026"})
    assert Consent.objects.get(withdrawn_on=None).source == "desk"


def test_whoever_has_only_a_part_does_not_speak_for_the_person(client):
    actor = sign_in(client, Role.SCOUT)
    person = a_case(a_person()).person
    union_of(BOLOGNA, MONDAY)
    a_part(person, Part.MATCHING, organisation_id=actor.organisation_id)
    consent = given(person)
    where = reverse("people:withdraw_consent", args=[consent.pk])
    assert client.post(where, {"on": "03/03/2026"}).status_code == 403
    assert where not in opened(client, reverse("people:profile", args=[person.pk])).content.decode()
