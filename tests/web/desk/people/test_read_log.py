import pytest
from django.urls import reverse

from insieme.domain.access.rules import Role
from insieme.models import Reading
from tests.pages import opened
from tests.scenarios import a_case, a_person, sign_in

pytestmark = pytest.mark.django_db


def test_whoever_protects_the_data_reads_names_of_pages_and_of_lists_in_their_language(client):
    person = a_case(a_person()).person
    sign_in(client, Role.COORDINATOR)
    client.get(reverse("people:profile", args=[person.pk]))
    b"".join(client.get(reverse("people:people"), {"format": "csv"}).streaming_content)
    assert Reading.objects.get().page == "desk.people.profile"

    sign_in(client, Role.DPO)
    where = reverse("people:read_log")
    said = opened(client, where).content.decode()
    assert "Fascicolo: profilo" in said and "1 riga di «Persone in carico»" in said
    assert "desk.people" not in said
    client.cookies["django_language"] = "en"
    assert "File: profile" in opened(client, where).content.decode()
