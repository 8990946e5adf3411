import re

import pytest
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from insieme.domain.access.rules import Role
from insieme.models import Membership
from tests.scenarios import a_case, a_person, sign_in

pytestmark = pytest.mark.django_db


def test_the_portal_is_opened_from_the_profile_and_the_link_chooses_a_password(client):
    person = a_case(a_person(email="amina@insieme.example")).person
    sign_in(client, Role.COORDINATOR)
    where = reverse("people:open_account", args=[person.pk])
    assert where in client.get(reverse("people:profile", args=[person.pk])).content.decode()
    assert "amina@insieme.example" in client.get(where).content.decode()

    assert client.post(where).status_code == 302

    user = Membership.objects.get(role="candidate", person_ref=person.pk).user
    letter = ProcrastinateJob.objects.get(task_name="send_message").args
    link = re.search(r"http://testserver(\S+)", letter["text"])[1]
    client.logout()
    choose = client.get(link, follow=True)
    assert choose.status_code == 200
    client.post(choose.redirect_chain[-1][0], {"password1": "una-parola-lunga-9", "password2": "una-parola-lunga-9"})
    user.refresh_from_db()
    assert user.check_password("una-parola-lunga-9")


def test_without_an_address_the_page_says_what_is_needed(client):
    person = a_case(a_person()).person
    sign_in(client, Role.COORDINATOR)
    answer = client.get(reverse("people:open_account", args=[person.pk]))
    assert answer.status_code == 403
    assert "scrivilo prima tra i suoi dati" in answer.content.decode()
