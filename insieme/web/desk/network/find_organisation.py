from django.http import HttpResponse

from insieme.domain.access.rules import Permission
from insieme.domain.network import queries
from insieme.web import forms
from insieme.web.pages import Request, page


@page(needs=Permission.SEE_NETWORK)
def find_organisation(request: Request) -> HttpResponse:
    """Offer the organisations whose name holds what is being typed."""
    return forms.remote_options(request, lambda text: queries.organisations_named(request.actor, text))
