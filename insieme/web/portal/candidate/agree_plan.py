from django.contrib import messages
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from insieme.domain.casework import actions, queries
from insieme.domain.casework.states import AgreedHow
from insieme.web.pages import Request, found, page
from insieme.web.portal.candidate.own import own_key


@page
def agree_plan(request: Request, plan_id: int) -> HttpResponse:
    """Candidates agree to the pact."""
    own_key(request)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    plan = found(queries.plan(request.actor, plan_id))
    actions.agree_plan(plan, AgreedHow.PORTAL, by=request.actor, on=request.actor.today)
    messages.success(request, _("Grazie. Il patto vale da oggi."))
    return redirect("candidate:my_plan")
