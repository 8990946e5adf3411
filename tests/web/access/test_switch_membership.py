import pytest
from django.urls import reverse

from insieme.domain.access.rules import Role
from tests.scenarios import a_membership, a_user, sign_in

pytestmark = pytest.mark.django_db


def test_one_goes_on_in_another_of_ones_own_roles(client):
    user = a_user()
    first, second = a_membership(Role.TUTOR, user=user), a_membership(Role.SCOUT, user=user)
    sign_in(client, Role.TUTOR, first)

    answer = client.post(reverse("access:switch_membership"), {"membership": second.ref})

    assert answer.status_code == 302
    assert client.session["membership"] == second.pk


@pytest.mark.parametrize("asked", ["", "nonsense", "0" * 12])
def test_a_membership_that_is_not_there_is_refused(client, asked):
    sign_in(client, Role.TUTOR)
    assert client.post(reverse("access:switch_membership"), {"membership": asked}).status_code == 404


def test_somebody_elses_membership_is_refused_like_one_that_is_not_there(client):
    theirs = a_membership(Role.COORDINATOR)
    sign_in(client, Role.TUTOR)
    before = client.session["membership"]

    assert client.post(reverse("access:switch_membership"), {"membership": theirs.ref}).status_code == 404
    assert client.session["membership"] == before


def test_a_link_switches_nothing(client):
    sign_in(client, Role.TUTOR)
    assert client.get(reverse("access:switch_membership")).status_code == 405
