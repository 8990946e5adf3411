from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.companies import actions, queries
from insieme.web import forms
from insieme.web.desk.companies.forms import SiteForm
from insieme.web.pages import Request, found, page


@page(needs=Permission.KEEP_COMPANIES)
def add_site(request: Request, company_id: int) -> HttpResponse:
    """Add a place where the company works."""
    company = found(queries.company(request.actor, company_id))
    form = SiteForm(request.POST or None, actor=request.actor)
    if form.is_valid() and form.act(actions.add_site, company, form.place, by=request.actor) is not None:
        return forms.done(request, form, _("Sede aggiunta."), "companies:detail", company.pk)
    return render(request, "desk/companies/add_site.html", {"form": form, "company": company})
