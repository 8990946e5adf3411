"""Signing in with an identity kept by others, at a provider that really answers."""

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.urls import reverse

from insieme.domain.access.actions import open_user
from insieme.domain.access.rules import Role
from insieme.models import Membership, User
from tests.scenarios import a_membership
from tests.web.access.identity_provider import (
    a_provider,
    app_of,
    begin,
    come_back,
    consent,
    free_port,
    said_in,
    sign_in_as,
    with_other,
)

pytestmark = pytest.mark.django_db

ADA, NOBODY = "ada@comune.example", "nobody@comune.example"
PEOPLE = (
    {"sub": "ada", "email": ADA, "email_verified": True, "name": "Ada Prova", "fiscal_number": "TINIT-X"},
    {"sub": "another-ada", "email": ADA, "email_verified": True},
    {"sub": "says-ada", "email": ADA, "email_verified": False},
    {"sub": "nobody", "email": NOBODY, "email_verified": True},
    {"sub": "without-address"},
)


@pytest.fixture(scope="module")
def address():
    with a_provider(*PEOPLE) as found:
        yield found


@pytest.fixture(autouse=True)
def known_provider(settings, address):
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app_of(address)]}}


@pytest.fixture
def ada():
    user = open_user(ADA, "Ada Prova")
    user.set_password("una frase lunga e mia")
    user.save()
    a_membership(Role.CASE_MANAGER, user=user)
    return user


def who(client):
    found = client.session.get("_auth_user_id")
    return int(found) if found else None


def test_the_sign_in_page_offers_it_as_a_button(client):
    page = client.get(reverse("account_login")).content.decode()
    assert "Accedi con SPID / CIE" in page
    assert 'action="/account/oidc/identita/login/' in page


def test_a_link_sends_nobody_away(client):
    answer = client.get(reverse("openid_connect_login", kwargs={"provider_id": "identita"}))
    assert answer.status_code == 200 and "Continua" in answer.content.decode()


def test_who_has_an_account_with_that_address_gets_in_and_works(client, ada):
    answer = sign_in_as(client, "ada")
    assert (answer.status_code, answer["Location"]) == (302, reverse("today:today"))
    assert who(client) == ada.pk
    assert client.get(reverse("today:today")).status_code == 200


def test_the_password_goes_on_working(client, ada):
    sign_in_as(client, "ada")
    ada.refresh_from_db()
    assert ada.check_password("una frase lunga e mia")


def test_of_what_they_say_only_what_recognises_somebody_is_kept(client, ada):
    sign_in_as(client, "ada")
    kept = SocialAccount.objects.get(user=ada)
    assert kept.uid == "ada"
    assert set(kept.extra_data) == {"id_token"} and set(kept.extra_data["id_token"]) <= {"iss", "sub", "acr", "nonce"}


def test_the_second_time_it_is_the_identity_that_counts_not_the_address(client, ada):
    sign_in_as(client, "ada")
    ada.email = "ada.prova@altrove.example"
    ada.save()
    again = Client()
    sign_in_as(again, "ada")
    assert who(again) == ada.pk


def test_who_inherits_a_mailbox_does_not_inherit_the_account(client, ada):
    sign_in_as(client, "ada")
    heir = Client()
    answer = sign_in_as(heir, "another-ada")
    assert answer.status_code == 403 and who(heir) is None


def test_who_has_no_account_gets_none_and_is_told_by_whom_they_are_opened(client, ada):
    before = User.objects.count(), Membership.objects.count()
    answer = sign_in_as(client, "nobody")
    assert answer.status_code == 403 and who(client) is None
    page = answer.content.decode()
    assert "Qui non hai un accesso" in page and NOBODY in page and "Non è stato creato niente" in page
    assert (User.objects.count(), Membership.objects.count()) == before
    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize("sub", ["says-ada", "without-address"])
def test_an_address_the_provider_does_not_answer_for_opens_nothing(client, ada, sub):
    assert sign_in_as(client, sub).status_code == 403
    assert who(client) is None


def test_an_installation_can_trust_a_provider_that_does_not_say_so(client, ada, settings, address):
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app_of(address, verified_email=True)]}}
    sign_in_as(client, "says-ada")
    assert who(client) == ada.pk


def test_an_account_that_was_closed_stays_closed(client, ada):
    ada.is_active = False
    ada.save()
    sign_in_as(client, "ada")
    assert who(client) is None


def test_who_has_no_role_any_more_gets_in_and_sees_nothing(client):
    user = open_user(ADA, "Ada Prova")
    assert sign_in_as(client, "ada")["Location"] == "/"
    assert who(client) == user.pk
    assert client.get(reverse("today:today")).status_code == 403


def test_every_question_is_new_and_proves_whose_it_is(client):
    first, second = said_in(begin(client)), said_in(begin(client))
    for name in ("state", "nonce", "code_challenge"):
        assert first[name] and first[name] != second[name]
    assert first["code_challenge_method"] == "S256"


def test_the_address_of_the_page_asks_for_nothing_less(client, settings, address):
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {"APPS": [app_of(address, auth_params={"acr_values": "https://www.spid.gov.it/SpidL2"})]}
    }
    asked = said_in(begin(client, "?auth_params=acr_values%3DSpidL1%26nonce%3Dmine&scope=everything"))
    assert asked["acr_values"] == "https://www.spid.gov.it/SpidL2"
    assert asked["nonce"] != "mine" and "everything" not in asked["scope"]


@pytest.mark.parametrize("state", ["", "another"])
def test_an_answer_with_another_state_is_refused(client, ada, state):
    back = consent(begin(client), "ada")
    answer = come_back(client, with_other(back, state=state))
    assert answer.status_code == 401 and who(client) is None
    assert "L'accesso non è riuscito" in answer.content.decode().replace("&#x27;", "'")


def test_an_answer_with_another_nonce_is_refused(client, ada):
    back = consent(with_other(begin(client), nonce="somebody-elses"), "ada")
    answer = come_back(client, back)
    assert answer.status_code == 401 and who(client) is None
    assert not SocialAccount.objects.exists()


def test_an_answer_to_somebody_elses_question_is_refused(client, ada):
    """Their code, with my state: the nonce inside the answer is not the one I asked with."""
    theirs, mine = consent(begin(Client()), "ada"), begin(client)
    answer = come_back(client, with_other(theirs, state=said_in(mine)["state"]))
    assert answer.status_code == 401 and who(client) is None


def test_an_answer_counts_once(client, ada):
    back = consent(begin(client), "ada")
    come_back(client, back)
    client.post(reverse("account_logout"))
    assert come_back(client, back).status_code == 401
    assert who(client) is None


def test_who_says_no_at_the_provider_comes_back_to_a_page_that_says_so(client):
    back = with_other(begin(client), error="access_denied")
    callback = said_in(back)["redirect_uri"] + "?error=access_denied&state=" + said_in(back)["state"]
    answer = come_back(client, callback)
    assert answer.status_code == 302
    assert "Non sei entrato" in client.get(answer["Location"]).content.decode()


def test_a_provider_that_does_not_answer_is_told_and_nothing_breaks(client, settings):
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app_of(f"http://127.0.0.1:{free_port()}")]}}
    answer = client.post(reverse("openid_connect_login", kwargs={"provider_id": "identita"}))
    assert answer.status_code == 401
    assert "Riprova" in answer.content.decode()


def test_who_they_recognised_is_asked_for_no_second_factor(client, ada, settings):
    settings.STAFF_MFA = True
    sign_in_as(client, "ada")
    assert client.get(reverse("today:today")).status_code == 200
