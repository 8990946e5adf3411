from django.contrib import messages
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from insieme.domain.vacancies import actions, queries
from insieme.web.pages import Request, found, page
from insieme.web.portal.candidate.own import own_key


@page
def accept(request: Request, proposal_id: int) -> HttpResponse:
    """Candidates say yes to a job they are proposed for."""
    own_key(request)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    proposal = found(queries.proposal(request.actor, proposal_id))
    actions.accept(proposal, by=request.actor)
    messages.success(request, _("Bene. Lo diciamo all'azienda e ti chiamiamo."))
    return redirect("candidate:proposal", proposal.pk)
