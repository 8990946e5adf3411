from django.http import HttpResponse

from insieme.domain.access.rules import Permission
from insieme.domain.funds import queries
from insieme.web import forms
from insieme.web.pages import Request, page


@page(needs=Permission.KEEP_FUNDS)
def find_organisations(request: Request) -> HttpResponse:
    return forms.remote_options(request, lambda text: queries.organisations_matching(request.actor, text))
