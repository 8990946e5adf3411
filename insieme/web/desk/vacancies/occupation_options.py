from django.http import HttpResponse

from insieme.domain.access.rules import Permission
from insieme.web import forms
from insieme.web.pages import Request, page
from insieme.web.wanted import occupations_matching


@page(needs=Permission.SEE_VACANCIES)
def occupation_options(request: Request) -> HttpResponse:
    """Offer the occupations that begin as is being typed."""
    return forms.remote_options(request, lambda text: occupations_matching(request.actor, text))
