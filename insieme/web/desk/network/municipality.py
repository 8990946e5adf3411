from django.http import Http404, HttpResponse
from django.shortcuts import render

from insieme.domain.access.rules import Permission
from insieme.domain.territory import queries as territory
from insieme.web.desk.network.places import of_territory
from insieme.web.pages import Request, page


@page(needs=Permission.SEE_NETWORK)
def municipality(request: Request, istat: str) -> HttpResponse:
    """Show a comune: its Unione and area today, its administration, what was signed, who is sent from there."""
    try:
        shown = territory.place(istat)
    except LookupError:
        raise Http404 from None
    today = request.actor.today
    context = {
        "shown": shown,
        "union": territory.union_of(istat, today),
        "area": territory.area_of(istat, today),
        **of_territory(request.actor, [shown]),
    }
    return render(request, "desk/network/municipality.html", context)
