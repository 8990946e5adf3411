from django.contrib import messages
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from insieme.domain.casework import actions, queries
from insieme.web.pages import Request, found, page
from insieme.web.portal.candidate.own import own_key


@page
def complete_action(request: Request, action_id: int) -> HttpResponse:
    """Candidates say that they did what they had promised."""
    own_key(request)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    action = found(queries.action(request.actor, action_id))
    actions.complete_action(action, by=request.actor, on=request.actor.today)
    messages.success(request, _("Bene, l'abbiamo segnato."))
    return redirect("candidate:my_plan")
