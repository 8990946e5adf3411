from django.http import HttpResponse
from django.shortcuts import render

from insieme.domain.casework import policies, queries
from insieme.domain.casework.states import AgreedHow
from insieme.web.pages import Request, found, page
from insieme.web.portal.candidate.own import own_file


@page
def my_plan(request: Request) -> HttpResponse:
    """Show candidates what was agreed: who does what, by when. They agree to it here, and say what they have done."""
    actor, file = request.actor, own_file(request)
    pact = queries.pact_of(actor, found(file.case))
    plan = found(pact.plan)
    context = {
        "plan": plan,
        "actions": [(each, policies.can_complete_action(actor, each)) for each in pact.actions],
        "can_agree": policies.can_agree_plan(actor, plan, AgreedHow.PORTAL),
    }
    return render(request, "portal/candidate/my_plan.html", context)
