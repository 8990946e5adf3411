from django.http import Http404, HttpResponse
from django.shortcuts import render

from insieme.domain.access.rules import Permission
from insieme.domain.territory import queries as territory
from insieme.web.desk.network.places import of_territory
from insieme.web.pages import Request, page


@page(needs=Permission.SEE_NETWORK)
def union(request: Request, code: str) -> HttpResponse:
    """Show a Unione: its comuni today, its administrations, what was signed, who is sent from there."""
    shown = next((each for each in territory.all_unions() if each.code == code), None)
    if shown is None:
        raise Http404
    places = territory.municipalities_of(code, request.actor.today)
    context = {"union": shown, **of_territory(request.actor, places, code)}
    return render(request, "desk/network/union.html", context)
