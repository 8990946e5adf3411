from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Role
from insieme.web.middleware import MEMBERSHIP
from insieme.web.navigation import ROLE_NAMES, home_of
from insieme.web.pages import Request, page


@page
def switch_membership(request: Request) -> HttpResponse:
    """Go on working in another of one's own roles."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    asked = request.POST.get("membership", "")
    chosen = next((each for each in request.memberships if each.ref == asked), None)
    if chosen is None:
        raise Http404
    request.session[MEMBERSHIP] = chosen.pk
    role = Role(chosen.role)
    messages.success(
        request,
        _("Ora lavori come {role} per {organisation}.").format(
            role=ROLE_NAMES[role], organisation=chosen.organisation.name
        ),
    )
    return redirect(home_of(Actor(at=request.actor.at, role=role)))
