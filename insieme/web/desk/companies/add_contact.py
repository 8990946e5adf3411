from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.companies import actions, queries
from insieme.domain.companies.actions import Reachable
from insieme.web import forms
from insieme.web.pages import Request, found, page


class ContactForm(forms.Form):
    name = forms.CharField(label=_("Nome e cognome"), max_length=120)
    position = forms.CharField(label=_("Ruolo in azienda"), max_length=80, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = forms.PhoneField(required=False)


@page(needs=Permission.KEEP_COMPANIES)
def add_contact(request: Request, company_id: int) -> HttpResponse:
    """Add someone who answers for the company."""
    company = found(queries.company(request.actor, company_id))
    form = ContactForm(request.POST or None, actor=request.actor)
    if form.is_valid():
        reachable = Reachable(**form.cleaned_data)
        if form.act(actions.add_contact, company, reachable, by=request.actor) is not None:
            return forms.done(request, form, _("Referente aggiunto."), "companies:detail", company.pk)
    return render(request, "desk/companies/add_contact.html", {"form": form, "company": company})
