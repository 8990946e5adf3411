from django.http import Http404, HttpResponse
from django.shortcuts import render

from insieme.domain.access.rules import Permission
from insieme.domain.casework import queries
from insieme.web.desk.people.file import open_file
from insieme.web.pages import Request, page


@page(needs=Permission.SEE_CASES)
def printed_plan(request: Request, person_id: int) -> HttpResponse:
    """Show the pact as a sheet to be printed, read together and signed."""
    file = open_file(request, person_id)
    pact = queries.pact_of(request.actor, file.case) if file.case else None
    if pact is None or pact.plan is None:
        raise Http404
    context = {"person": file.person, "case": file.case, "pact": pact, "obstacles": file.obstacles}
    return render(request, "desk/people/printed_plan.html", context)
