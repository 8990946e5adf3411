from datetime import date

from django.http import HttpResponse
from django.shortcuts import render

from insieme.domain.access.rules import Permission
from insieme.domain.insights import policies, queries
from insieme.web import asked_year, figures_sheet, year_at_a_glance
from insieme.web.pages import Request, page


@page(needs=Permission.SEE_FIGURES, counting=True)
def figures(request: Request) -> HttpResponse:
    """Show a year with its nine areas, as known on a day."""
    policies.can_see(request.actor).or_raise()
    asked = asked_year.read(request, request.actor.today)
    counted = queries.figures_of(asked.year, as_of=asked.as_of)
    if request.GET.get("format") == "csv":
        return figures_sheet.sheet(counted)
    years = queries.trend(as_of=asked.as_of)
    context = {
        "asked": asked,
        "counted": counted,
        "numbers": year_at_a_glance.numbers(
            counted.figures, year_at_a_glance.rate_at_the_end_of(counted.year, asked.as_of)
        ),
        "map": year_at_a_glance.placements_map(counted.areas, min(date(asked.year, 12, 31), asked.as_of)),
        "rates": year_at_a_glance.conversion_lines(years, asked.as_of),
        "placements": year_at_a_glance.placements_lines(years, asked.as_of),
    }
    return render(request, "desk/insights/figures.html", context)
