from django.http import HttpResponse
from django.shortcuts import render

from insieme.domain.insights.queries import FIRST_YEAR, published, trend
from insieme.web import year_at_a_glance
from insieme.web.pages import Request, page


@page(public=True, counting=True)
def home(request: Request) -> HttpResponse:
    """Say what the programme is, and how it goes: the last whole year and this one."""
    today = request.actor.today
    last_year = max(today.year - 1, FIRST_YEAR)
    context = {
        "this_year": published(today.year, as_of=today),
        "last_year": published(last_year, as_of=today),
        "rates": year_at_a_glance.conversion_lines(trend(as_of=today), today),
    }
    return render(request, "public/home.html", context)
