from django.http import HttpResponse

from insieme.domain.access.rules import Permission
from insieme.domain.casework import policies, queries
from insieme.web.desk.people.file import open_file, show_file
from insieme.web.pages import Request, page


@page(needs=Permission.SEE_CASES)
def plan(request: Request, person_id: int) -> HttpResponse:
    """Show the pact: its goal, what is to be done, by whom and by when, and the pacts before it."""
    actor = request.actor
    file = open_file(request, person_id)
    pact = queries.pact_of(actor, file.case) if file.case else None
    return show_file(
        request,
        "desk/people/plan.html",
        file,
        "people:plan",
        pact=pact,
        actions=[(each, policies.can_drop_action(actor, each)) for each in pact.actions] if pact else [],
        may_draft=policies.can_draft_plan(actor, file.case) if file.case else None,
        may_agree=policies.can_agree_plan(actor, pact.plan) if pact and pact.plan else None,
        may_add=policies.can_add_action(actor, pact.plan) if pact and pact.plan else None,
    )
