from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Role
from insieme.domain.network import queries as network
from insieme.web.middleware import MEMBERSHIP
from insieme.web.navigation import home_of
from insieme.web.pages import Request, page

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@page(public=True)
def step_into(request: Request, role: str) -> HttpResponse:
    """Sign in as the first invented user of a role. The only way in without a password, and only where nobody is real."""
    if not settings.DEMO:
        raise Http404
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    known = next((each for each in Role if each.value == role), None)
    membership = network.first_in_each_role(on=request.actor.today).get(known) if known else None
    if membership is None:
        raise Http404(_("Nella dimostrazione nessuno ha questo ruolo."))
    login(request, membership.user, backend=BACKEND)
    request.session[MEMBERSHIP] = membership.pk
    return redirect(home_of(Actor(at=request.actor.at, role=known)))
