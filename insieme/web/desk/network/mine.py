from django.http import HttpResponse
from django.shortcuts import redirect

from insieme.domain.access.rules import Permission
from insieme.domain.network import queries
from insieme.web.pages import Request, found, page


@page(needs=Permission.SEE_NETWORK)
def mine(request: Request) -> HttpResponse:
    """Go to one's own desk: an administration to its territory, the others to their organisation's card."""
    organisation = found(queries.organisation(request.actor, request.actor.organisation_id or 0))
    if organisation.kind == "union":
        return redirect("network:union", organisation.union_id)
    if organisation.kind == "municipality":
        return redirect("network:municipality", organisation.municipality_id)
    return redirect("network:organisation", organisation.pk)
