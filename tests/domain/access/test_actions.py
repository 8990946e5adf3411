"""Opening an account."""

import pytest
from allauth.account.models import EmailAddress

from insieme.domain.access.actions import open_user

pytestmark = pytest.mark.django_db


def test_an_account_opens_without_a_password_on_an_address_that_counts_as_verified():
    user = open_user("Ada.Prova@Comune.example", "Ada Prova", language="en")
    assert (user.email, user.name, user.language) == ("ada.prova@comune.example", "Ada Prova", "en")
    assert not user.has_usable_password()
    address = EmailAddress.objects.get(user=user)
    assert (address.email, address.verified, address.primary) == (user.email, True, True)
