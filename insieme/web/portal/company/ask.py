from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.companies import queries as companies
from insieme.domain.vacancies import actions
from insieme.web import forms
from insieme.web.pages import Request, page
from insieme.web.portal.company.own import own_company
from insieme.web.wanted import WantedForm


@page(needs=Permission.SEE_VACANCIES)
def ask(request: Request) -> HttpResponse:
    """Let a company open a search of its own."""
    actor = request.actor
    company = own_company(request)
    form = WantedForm(request.POST or None, actor=actor, sites=companies.sites_of(company), on=actor.today)
    if form.is_valid():
        vacancy = form.act(actions.open_vacancy, company, form.wanted, by=actor, on=actor.today)
        if vacancy:
            return forms.done(
                request, form, _("Ricerca aperta: vi proponiamo presto qualcuno."), "company:vacancy", vacancy.pk
            )
    return render(request, "portal/company/ask.html", {"form": form})
