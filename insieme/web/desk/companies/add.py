from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.companies import actions
from insieme.web import forms
from insieme.web.desk.companies.forms import AddForm
from insieme.web.pages import Request, page


@page(needs=Permission.KEEP_COMPANIES)
def add(request: Request) -> HttpResponse:
    """Add a company with its main site."""
    form = AddForm(request.POST or None, actor=request.actor)
    if form.is_valid():
        company = form.act(actions.add, form.profile, form.place, by=request.actor)
        if company:
            return forms.done(request, form, _("Azienda aggiunta."), "companies:detail", company.pk)
    return render(request, "desk/companies/add.html", {"form": form})
