from django.http import HttpResponse
from django.shortcuts import render

from insieme.domain.access.rules import Permission
from insieme.domain.territory import queries as territory
from insieme.web.pages import Request, page


@page(needs=Permission.SEE_NETWORK)
def territories(request: Request) -> HttpResponse:
    """List the Unioni with their comuni of today, and the comuni outside them."""
    today = request.actor.today
    unions = [(each, territory.municipalities_of(each.code, today)) for each in territory.all_unions()]
    inside = {place.istat for _union, places in unions for place in places}
    context = {
        "unions": [(union, places) for union, places in unions if places],
        "others": [place for place in territory.all_municipalities() if place.istat not in inside],
    }
    return render(request, "desk/network/territories.html", context)
