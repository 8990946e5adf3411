from django.http import HttpResponse
from django.shortcuts import render

from insieme.domain.insights.queries import published
from insieme.domain.insights.rules import DEFINITION_OF, SMALLEST_COUNT
from insieme.reference.maps import areas_map
from insieme.web import asked_year, charts, figures_sheet
from insieme.web.pages import Request, page


@page(public=True, counting=True)
def figures(request: Request) -> HttpResponse:
    """Show a year per Unione, as known today, with what could point at a person withheld."""
    asked = asked_year.read(request, request.actor.today)
    counted = published(asked.year, as_of=request.actor.today)
    if request.GET.get("format") == "csv":
        return figures_sheet.sheet(counted)
    context = {
        "asked": asked,
        "counted": counted,
        "definitions": DEFINITION_OF,
        "smallest": SMALLEST_COUNT,
        "map": charts.area_map(areas_map(counted.as_of), {area.code: area.placements for area in counted.areas}),
        "attribution": areas_map(counted.as_of).attribution,
    }
    return render(request, "public/figures.html", context)
