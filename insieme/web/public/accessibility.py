from django.http import HttpResponse
from django.shortcuts import render

from insieme.web.pages import Request, page


@page(public=True)
def accessibility(request: Request) -> HttpResponse:
    """Declare how accessible the site is, and whom to write to."""
    return render(request, "public/accessibility.html")
