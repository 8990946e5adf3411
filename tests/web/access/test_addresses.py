"""An address on an account is somebody's word until its owner answers from it."""

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

from insieme.domain.access.actions import open_user
from insieme.domain.access.rules import Role
from insieme.domain.network import actions as network
from insieme.models import Membership, User
from tests.scenarios import MONDAY, a_membership, an_actor, sign_in, the_programme

pytestmark = pytest.mark.django_db

MINE, COVETED = "ada@casa.example", "assunta@comune.example"


@pytest.fixture
def ada(client):
    cache.clear()  # one letter in three minutes to the same address: each test has its own minutes
    user = open_user(MINE, "Ada Prova")
    sign_in(client, Role.CANDIDATE, a_membership(Role.CANDIDATE, user=user))
    return user


def ask(client, **words):
    client.post(reverse("account_email"), words)


def test_an_address_not_answered_for_never_takes_the_place_of_ones_own(client, ada):
    ask(client, action_add="", email=COVETED)
    ask(client, action_primary="", email=COVETED)
    ask(client, action_remove="", email=MINE)
    ada.refresh_from_db()
    assert ada.email == MINE
    assert EmailAddress.objects.get(user=ada, primary=True).email == MINE


def test_a_role_given_to_an_address_never_reaches_whoever_only_wrote_it_down(client, ada):
    ask(client, action_add="", email=COVETED)
    ask(client, action_primary="", email=COVETED)
    coordinator = an_actor(Role.COORDINATOR)
    newcomer = network.Newcomer("Assunta Prova", COVETED, Role.COORDINATOR)
    network.add_member(the_programme(), newcomer, by=coordinator, on=MONDAY)
    assert set(Membership.objects.filter(user=ada).values_list("role", flat=True)) == {Role.CANDIDATE.value}
    assert User.objects.get(email=COVETED) != ada


def test_the_owner_of_an_address_is_asked(client, ada):
    ask(client, action_add="", email=COVETED)
    assert [each.to for each in mail.outbox] == [[COVETED]]


def test_once_it_has_answered_it_can_take_the_place(client, ada):
    ask(client, action_add="", email=COVETED)
    (link,) = (word for word in mail.outbox[0].body.split() if word.startswith("http"))
    client.post(link.removeprefix("http://testserver"))
    ask(client, action_primary="", email=COVETED)
    ada.refresh_from_db()
    assert ada.email == COVETED
