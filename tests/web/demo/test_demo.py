import os
import subprocess
import sys
from datetime import date

import pytest
from django.urls import reverse

from insieme.domain.access.rules import Role
from tests.scenarios import a_membership, a_user

pytestmark = pytest.mark.django_db


def test_each_role_has_a_card_with_what_it_does_and_a_button(client):
    a_membership(Role.COORDINATOR, user=a_user("Elena Prova"))
    a_membership(Role.CANDIDATE)

    page = client.get(reverse("demo:roles")).content.decode()

    assert page.count('<li class="card-plain">') == 2
    assert "Elena Prova" in page
    assert "Entra come Coordinamento" in page


def test_an_empty_world_says_how_to_fill_it(client):
    assert "insieme seed-demo" in client.get(reverse("demo:roles")).content.decode()


def test_one_steps_into_the_role_of_who_has_had_it_longest(client):
    a_membership(Role.TUTOR, user=a_user("Nuova Arrivata"), from_on=date(2024, 1, 1))
    first = a_membership(Role.TUTOR, user=a_user("Prima Arrivata"), from_on=date(2018, 1, 1))

    answer = client.post(reverse("demo:step_into", args=["tutor"]))

    assert answer.status_code == 302
    assert client.session["membership"] == first.pk
    assert int(client.session["_auth_user_id"]) == first.user_id


def test_a_link_alone_signs_nobody_in(client):
    a_membership(Role.TUTOR)
    assert client.get(reverse("demo:step_into", args=["tutor"])).status_code == 405
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("role", ["tutor", "nobody"])
def test_a_role_that_nobody_has_is_absent(client, role):
    assert client.post(reverse("demo:step_into", args=[role])).status_code == 404


def test_outside_the_demonstration_the_button_does_nothing(client, settings):
    a_membership(Role.TUTOR)
    settings.DEMO = False
    assert client.post(reverse("demo:step_into", args=["tutor"])).status_code == 404
    assert "_auth_user_id" not in client.session


def test_outside_the_demonstration_the_address_does_not_exist():
    ask = (
        "import django; django.setup()\n"
        "from django.urls import resolve\n"
        "from django.urls.exceptions import Resolver404\n"
        "for path in ('/demo/', '/demo/tutor/'):\n"
        "    try: resolve(path)\n"
        "    except Resolver404: continue\n"
        "    raise SystemExit(f'{path} exists')\n"
    )
    place = os.environ | {"INSIEME_DEMO": "0", "SECRET_KEY": "x" * 60, "ALLOWED_HOSTS": "insieme.example"}
    subprocess.run([sys.executable, "-W", "ignore", "-c", ask], check=True, env=place, timeout=60)
