from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language

from insieme.core.privacy import kept_about
from insieme.web import copies
from insieme.web.pages import Request, page
from insieme.web.portal.candidate.own import own_key

NAME = "i-miei-dati"
KINDS = {"html": "text/html", "json": "application/json", "csv": "text/csv"}


@page
def download(request: Request) -> HttpResponse:
    """Hand candidates a copy of all that is kept about them: to read, for a spreadsheet, or for another service."""
    copy = copies.sections(kept_about(own_key(request)))
    asked = request.GET.get("format", "html")
    kind = asked if asked in KINDS else "html"
    if kind == "html":
        context = {"sections": copy, "on": request.actor.at, "language": get_language()}
        text: str = render_to_string("portal/candidate/download.html", context)
    else:
        text = copies.as_json(copy) if kind == "json" else copies.as_csv(copy)
    response = HttpResponse(text, content_type=f"{KINDS[kind]}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{NAME}.{kind}"'
    return response
