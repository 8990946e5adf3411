from django.http import HttpResponse

from insieme.domain.access.rules import Permission
from insieme.web import countries, forms
from insieme.web.pages import Request, page


@page(needs=Permission.SEE_CASES)
def country_options(request: Request) -> HttpResponse:
    """Offer the countries that begin as is being typed."""
    return forms.remote_options(request, lambda text: countries.matching(request.actor, text))
