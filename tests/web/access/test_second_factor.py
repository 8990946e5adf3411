"""Staff prove who they are twice; people in their own portal are not asked."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY, format_hotp_value, hotp_value
from django.core.cache import cache
from django.urls import reverse

from insieme.domain.access.actions import open_user
from insieme.domain.access.rules import PORTAL_ROLES, Role
from tests.pages import opened
from tests.scenarios import a_membership, sign_in

pytestmark = pytest.mark.django_db

STAFF = [role for role in Role if role not in PORTAL_ROLES]
PASSWORD = "una frase lunga e mia"
TODAY, SET_UP = reverse("today:today"), reverse("mfa_index")


@pytest.fixture(autouse=True)
def asked(settings):
    settings.STAFF_MFA = True
    cache.clear()  # codes used, attempts counted


@pytest.fixture
def ada():
    user = open_user("ada@comune.example", "Ada Prova")
    user.set_password(PASSWORD)
    user.save()
    a_membership(Role.SECRETARIAT, user=user)
    return user


def enter(client):
    return client.post(reverse("account_login"), {"login": "ada@comune.example", "password": PASSWORD})


def code_of(secret, later=0):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later))


def set_up_an_app(client):
    """What somebody does who was led to the page: password again, the code of the app, the codes to keep."""
    where = reverse("mfa_activate_totp")
    asked_again = client.get(where)
    assert asked_again.status_code == 302 and asked_again["Location"].startswith(reverse("account_reauthenticate"))
    client.post(asked_again["Location"], {"password": PASSWORD})
    assert client.get(where).status_code == 200
    secret = client.session[SECRET_SESSION_KEY]
    answer = client.post(where, {"code": code_of(secret)})
    assert (answer.status_code, answer["Location"]) == (302, reverse("mfa_view_recovery_codes"))
    return secret


@pytest.mark.parametrize("role", STAFF)
def test_staff_without_a_second_factor_are_led_to_where_it_is_set_up(client, role):
    sign_in(client, role)
    answer = client.get(TODAY)
    assert (answer.status_code, answer["Location"]) == (302, SET_UP)
    page = client.get(SET_UP).content.decode()
    assert "secondo fattore" in page and reverse("mfa_activate_totp") in page and reverse("mfa_add_webauthn") in page


def test_nothing_is_done_meanwhile(client):
    sign_in(client, Role.SECRETARIAT)
    answer = client.post(reverse("applications:enter"), {"given_name": "Amina"})
    assert (answer.status_code, answer["Location"]) == (302, SET_UP)


@pytest.mark.parametrize("role", sorted(PORTAL_ROLES))
def test_people_in_their_own_portal_are_not_asked(client, role):
    sign_in(client, role)
    assert client.get(reverse("candidate:home" if role == Role.CANDIDATE else "company:home")).status_code == 200


def test_the_public_site_asks_nobody(client):
    sign_in(client, Role.SECRETARIAT)
    assert client.get("/").status_code == 200


def test_who_has_a_portal_too_can_go_there_and_is_asked_on_coming_back(client, ada):
    own = a_membership(Role.CANDIDATE, user=ada)
    enter(client)
    client.post(reverse("access:switch_membership"), {"membership": own.ref})
    assert client.get(reverse("candidate:home")).status_code == 200
    client.post(reverse("access:switch_membership"), {"membership": ada.memberships.get(role=Role.SECRETARIAT).ref})
    assert client.get(TODAY)["Location"] == SET_UP


def test_once_it_is_set_up_the_desk_opens(client, ada):
    enter(client)
    assert client.get(TODAY)["Location"] == SET_UP
    set_up_an_app(client)
    assert reverse("mfa_download_recovery_codes") in client.get(reverse("mfa_view_recovery_codes")).content.decode()
    assert client.get(TODAY).status_code == 200


def test_from_then_on_a_password_alone_does_not_get_in(client, ada):
    enter(client)
    secret = set_up_an_app(client)
    client.post(reverse("account_logout"))

    assert enter(client)["Location"] == reverse("mfa_authenticate")
    assert client.get(TODAY)["Location"].startswith(reverse("account_login"))
    wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert wrong.status_code == 200
    assert client.get(TODAY)["Location"].startswith(reverse("account_login"))
    assert client.post(reverse("mfa_authenticate"), {"code": code_of(secret, later=1)})["Location"] == TODAY
    opened(client, TODAY)


def test_a_security_key_is_one(client):
    actor = sign_in(client, Role.SECRETARIAT)
    Authenticator.objects.create(user_id=actor.user_id, type=Authenticator.Type.WEBAUTHN, data={})
    assert client.get(TODAY).status_code == 200


def test_codes_on_paper_alone_are_none(client):
    actor = sign_in(client, Role.SECRETARIAT)
    Authenticator.objects.create(user_id=actor.user_id, type=Authenticator.Type.RECOVERY_CODES, data={})
    assert client.get(TODAY)["Location"] == SET_UP


def test_what_somebody_else_did_in_this_browser_does_not_count(client, ada):
    enter(client)
    set_up_an_app(client)
    client.post(reverse("account_logout"))
    sign_in(client, Role.TUTOR)
    assert client.get(TODAY)["Location"] == SET_UP


def test_an_installation_may_do_without(client, settings):
    settings.STAFF_MFA = False
    sign_in(client, Role.SECRETARIAT)
    assert client.get(TODAY).status_code == 200
