from django.http import HttpResponse
from django.shortcuts import render

from insieme.domain.access.rules import Permission
from insieme.domain.insights import policies, queries
from insieme.domain.insights.rules import DEFINITION_OF
from insieme.reference.maps import areas_map
from insieme.web import asked_year, charts, figures_sheet
from insieme.web.pages import Request, page


@page(needs=Permission.SEE_FIGURES, counting=True)
def figures(request: Request) -> HttpResponse:
    """Show a year with its nine areas, as known on a day."""
    policies.can_see(request.actor).or_raise()
    asked = asked_year.read(request, request.actor.today)
    counted = queries.figures_of(asked.year, as_of=asked.as_of)
    if request.GET.get("format") == "csv":
        return figures_sheet.sheet(counted)
    context = {
        "asked": asked,
        "counted": counted,
        "definitions": DEFINITION_OF,
        "map": charts.area_map(areas_map(counted.as_of), {area.code: area.placements for area in counted.areas}),
        "trend": charts.conversion_trend(queries.trend(as_of=asked.as_of)),
    }
    return render(request, "desk/insights/figures.html", context)
