from datetime import date

from django.http import HttpResponse
from django.shortcuts import render

from insieme.domain.insights.queries import published
from insieme.domain.insights.rules import DEFINITIONS, SMALLEST_COUNT
from insieme.web import asked_year, figures_sheet, year_at_a_glance
from insieme.web.pages import Request, page


@page(public=True, counting=True)
def figures(request: Request) -> HttpResponse:
    """Show a year per Unione, as known today, with what could point at a person withheld."""
    today = request.actor.today
    asked = asked_year.read(request, today)
    counted = published(asked.year, as_of=today)
    if request.GET.get("format") == "csv":
        return figures_sheet.sheet(counted)
    context = {
        "asked": asked,
        "counted": counted,
        "numbers": year_at_a_glance.numbers(counted.figures, year_at_a_glance.rate_at_the_end_of(counted.year, today)),
        "definitions": DEFINITIONS,
        "smallest": SMALLEST_COUNT,
        "map": year_at_a_glance.placements_map(counted.areas, min(date(asked.year, 12, 31), today)),
    }
    return render(request, "public/figures.html", context)
