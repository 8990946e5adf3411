from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.companies import actions, queries
from insieme.domain.companies.states import Way
from insieme.web import forms
from insieme.web.pages import Request, found, page


class CollaborationForm(forms.Form):
    way = forms.RadioField(label=_("In che modo collabora"), choices=Way.choices)
    on = forms.ItalianDateField(label=_("Da quale giorno"))
    note = forms.CharField(label=_("Nota"), max_length=300, required=False)


@page(needs=Permission.KEEP_COMPANIES)
def start_collaboration(request: Request, company_id: int) -> HttpResponse:
    """Record a way in which the company collaborates."""
    company = found(queries.company(request.actor, company_id))
    initial = {"on": request.actor.today, "way": request.GET.get("way", "")}
    form = CollaborationForm(request.POST or None, actor=request.actor, initial=initial)
    if form.is_valid():
        data = form.cleaned_data
        way = Way(data["way"])
        if (
            form.act(actions.start_collaboration, company, way, by=request.actor, on=data["on"], note=data["note"])
            is not None
        ):
            return forms.done(request, form, _("Collaborazione avviata."), "companies:detail", company.pk)
    return render(request, "desk/companies/start_collaboration.html", {"form": form, "company": company})
