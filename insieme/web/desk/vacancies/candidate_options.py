from django.http import HttpResponse

from insieme.domain.access.rules import Permission
from insieme.web import forms
from insieme.web.desk.vacancies.candidates import candidates_matching
from insieme.web.pages import Request, page


@page(needs=Permission.PROPOSE)
def candidate_options(request: Request) -> HttpResponse:
    """Offer the people ready for work whose names begin as is being typed."""
    return forms.remote_options(request, lambda text: candidates_matching(request.actor, text))
