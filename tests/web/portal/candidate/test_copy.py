"""The copy of one's own data: whole, in words, to read or for another machine, and of nobody else."""

import json
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from insieme.domain.access.rules import Role
from insieme.models import Assessment, CheckIn, Event, Instrument, Note, Obstacle, Person, Reading
from tests.scenarios import MONDAY, NOON, a_case, a_person, a_placement, a_user, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(client):
    """Somebody with a portal, signed in, about whom a little of everything is kept."""
    person = Person.objects.get(pk=sign_in(client, Role.CANDIDATE).person_id)
    case = a_case(person, manager=a_user("Marta Operatrice"))
    Obstacle.objects.create(case=case, person=person, kind="licence", found_on=MONDAY, note="=1+1")
    Note.objects.create(case=case, person=person, text="Parole della operatrice", written_at=NOON)
    tool = Instrument.objects.get(code="autonomia-1")
    Assessment.objects.create(case=case, person=person, instrument=tool, answered_on=MONDAY, answers={"cv": 3}, total=3)
    CheckIn.objects.create(
        placement=a_placement(case), person=person, offset_days=7, due_on=MONDAY, person_says="Mi trovo bene",
        company_says="Parole della azienda",
    )  # fmt: skip
    Event.objects.create(
        kind="people.person.registered", subject="person:1", author="user:1@organisation:1", recorded_at=NOON,
        person_ref=person.pk,
    )  # fmt: skip
    reader = a_user("Sara Scout")
    Reading.objects.create(
        person=person, user=reader, role="scout", page="desk.people.profile", reason="work", read_at=NOON
    )
    other = a_case(a_person(family_name="Altrui"))
    Obstacle.objects.create(case=other, person=other.person, kind="debt", found_on=MONDAY, note="Di un altro")
    return case


def copy(client, kind):
    answer = client.get(reverse("candidate:download"), {"format": kind})
    assert answer["Content-Disposition"] == f'attachment; filename="i-miei-dati.{kind}"'
    return answer.content.decode()


@pytest.mark.parametrize("kind", ["html", "csv", "json"])
def test_the_copy_is_whole_in_words_and_of_nobody_else(client, case, kind):
    said = copy(client, kind)
    for words in (
        "Chi sono", "Cognome", case.person.family_name, "17/05/1985", "Parole della operatrice", "Mi trovo bene",
        "Parole della azienda", "Curriculum: 3", "Persona registrata", "Referente imprese", "Fascicolo: profilo",
        "Patente", "Marta Operatrice",
    ):  # fmt: skip
        assert words in said
    codes = () if kind == "json" else ("desk.people", "people.person", "case_manager", "scout")
    for words in ("Di un altro", "Altrui", "user:1", *codes):
        assert words not in said


def test_a_machine_reads_days_as_days_and_keys_that_do_not_depend_on_the_language(client, case):
    client.cookies["django_language"] = "en"
    kept = json.loads(copy(client, "json"))
    line = kept["Person"]["rows"][0]["birth_date"]
    assert line == {"label": "Date of birth", "value": "1985-05-17", "words": "17/05/1985"}
    assert datetime.fromisoformat(kept["Reading"]["rows"][0]["read_at"]["value"]).astimezone(UTC) == NOON


def test_the_copy_to_read_speaks_the_language_of_the_page_and_runs_nothing(client, case):
    case.person.address = "<script>alert(1)</script>"
    case.person.save()
    client.cookies["django_language"] = "en"
    said = copy(client, "html")
    assert '<html lang="en">' in said and "Family name" in said
    assert "<script" not in said


def test_the_copy_for_a_spreadsheet_holds_no_formula(client, case):
    assert ";'=1+1" in copy(client, "csv")


def test_the_page_offers_each_kind(client, case):
    said = client.get(reverse("candidate:my_data")).content.decode()
    for kind in ("html", "csv", "json"):
        assert f"{reverse('candidate:download')}?format={kind}" in said
