from django.http import HttpResponse
from django.shortcuts import render

from insieme.domain.casework.rules import DRAFT_KEPT
from insieme.web.pages import Request, page


@page(public=True)
def privacy(request: Request) -> HttpResponse:
    """Say what is kept of people, why, for how long, and what they can ask."""
    return render(request, "public/privacy.html", {"draft_days": DRAFT_KEPT.days})
