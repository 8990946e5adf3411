from django.http import HttpResponse
from django.shortcuts import render

from insieme.domain.access.rules import Permission
from insieme.domain.insights.rules import DEFINITIONS
from insieme.web.pages import Request, page


@page(needs=Permission.SEE_FIGURES)
def definitions(request: Request) -> HttpResponse:
    """Say what each figure counts."""
    return render(request, "desk/insights/definitions.html", {"definitions": DEFINITIONS})
