from django.http import HttpResponse

from insieme.domain.access.rules import Permission
from insieme.web import forms
from insieme.web.desk.vacancies.choose_company import companies_matching
from insieme.web.pages import Request, page


@page(needs=Permission.SEE_COMPANIES)
def company_options(request: Request) -> HttpResponse:
    """Offer the companies whose names begin as is being typed."""
    return forms.remote_options(request, lambda text: companies_matching(request.actor, text))
