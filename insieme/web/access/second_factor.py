"""Whoever works here proves who they are twice: no page of the desk opens to staff without a second factor.

It is asked of roles, not of accounts: the same person in their own portal is not asked. In the demo nobody is
(INSIEME_STAFF_MFA, docs/settings.md).
"""

from collections.abc import Callable
from typing import Any, cast

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from insieme.domain.access.rules import PORTAL_ROLES
from insieme.web.access.switch_membership import switch_membership
from insieme.web.pages import Request

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)  # codes on paper are for when these are lost
# With an identity kept by others, how surely they recognised somebody is their business.
SURE_ENOUGH = frozenset({"mfa", "socialaccount"})


class Guard:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, *args: object) -> HttpResponse | None:
        """Lead whoever has no second factor to where they set one up, instead of opening the page."""
        is_open = getattr(view, "is_public", True) or view is switch_membership
        if not settings.STAFF_MFA or is_open or not _is_staff(cast(Request, request)) or _is_sure(request):
            return None
        messages.warning(
            request,
            _("Con il tuo ruolo si lavora con un secondo fattore: scegli un'app di autenticazione o una chiave."),
        )
        return redirect("mfa_index")


def _is_staff(request: Request) -> bool:
    return request.actor.role is not None and request.actor.role not in PORTAL_ROLES


def _is_sure(request: HttpRequest) -> bool:
    """Whether this session began with a second factor, or its account has been given one meanwhile."""
    user = cast(Any, request.user)
    records = get_authentication_records(request, user)
    return any(each["method"] in SURE_ENOUGH for each in records) or is_mfa_enabled(user, FACTORS)
