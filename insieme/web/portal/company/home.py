from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from insieme.domain.access.rules import Permission
from insieme.domain.companies import queries as companies
from insieme.domain.vacancies import queries
from insieme.web.pages import Request, page
from insieme.web.parts import Fact
from insieme.web.portal.company.own import own_company
from insieme.web.portal.company.profile import profiles


@page(needs=Permission.SEE_VACANCIES)
def home(request: Request) -> HttpResponse:
    """Show a company its card, and the profiles that wait for its answer."""
    company = own_company(request)
    holder = company.account_holder.name if company.account_holder else None
    context = {
        "company": company,
        "profiles": profiles(request, queries.to_answer(request.actor)),
        "sites": companies.sites_of(company),
        "facts": [
            Fact(_("Chi vi segue"), holder),
            Fact(_("Partita IVA"), company.partita_iva),
            Fact(_("Attività"), company.activity.label),
            Fact(_("E-mail"), company.organisation.email),
            Fact(_("Telefono"), company.organisation.phone),
        ],
    }
    return render(request, "portal/company/home.html", context)
