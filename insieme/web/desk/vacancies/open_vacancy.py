from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.companies import queries as companies
from insieme.domain.vacancies import actions
from insieme.web import forms
from insieme.web.pages import Request, found, page
from insieme.web.wanted import WantedForm


@page(needs=Permission.KEEP_VACANCIES)
def open_vacancy(request: Request, company_id: int) -> HttpResponse:
    """Open a search for a company."""
    actor = request.actor
    company = found(companies.company(actor, company_id))
    sites = companies.sites_of(company)
    form = WantedForm(request.POST or None, actor=actor, sites=sites, on=actor.today)
    if form.is_valid():
        vacancy = form.act(actions.open_vacancy, company, form.wanted, by=actor, on=actor.today)
        if vacancy:
            return forms.done(request, form, _("Ricerca aperta: ora proponi qualcuno."), "vacancies:detail", vacancy.pk)
    context = {"form": form, "company": company, "back": reverse("companies:detail", args=[company.pk])}
    return render(request, "desk/vacancies/open_vacancy.html", context)
