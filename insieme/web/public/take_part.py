from django.http import HttpResponse
from django.shortcuts import render

from insieme.web.pages import Request, page


@page(public=True)
def take_part(request: Request) -> HttpResponse:
    """Say how each can take part: a person, a company, an organisation, a comune."""
    return render(request, "public/take_part.html")
