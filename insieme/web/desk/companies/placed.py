from django.http import HttpResponse
from django.shortcuts import render

from insieme.domain.access.rules import Permission
from insieme.domain.companies import queries
from insieme.domain.placements import queries as placements
from insieme.web.desk.companies.companies import TONES
from insieme.web.desk.companies.tabs import tabs_of
from insieme.web.pages import Request, found, page


@page(needs=Permission.SEE_PLACEMENTS)
def placed(request: Request, company_id: int) -> HttpResponse:
    """Show who works or worked in the company, and how it went, as far as one may see them."""
    company = found(queries.company(request.actor, company_id))
    context = {
        "company": company,
        "tone": TONES[company.state],
        "tabs": tabs_of(request.actor, company.pk, "placed"),
        "placements": placements.placements_at(request.actor, company.pk),
    }
    return render(request, "desk/companies/placed.html", context)
