from django.http import HttpResponse

from insieme.domain.access.rules import Permission
from insieme.domain.placements import queries
from insieme.web import forms
from insieme.web.pages import Request, page


@page(needs=Permission.KEEP_PLACEMENTS)
def find_sites(request: Request) -> HttpResponse:
    return forms.remote_options(request, lambda text: queries.sites_matching(request.actor, text))
