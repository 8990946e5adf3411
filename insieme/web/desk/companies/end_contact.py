from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.companies import actions, policies, queries
from insieme.web import forms
from insieme.web.desk.companies.forms import EndForm
from insieme.web.pages import Request, found, page


@page(needs=Permission.KEEP_COMPANIES)
def end_contact(request: Request, contact_id: int) -> HttpResponse:
    """Say that someone no longer answers for the company."""
    contact = found(queries.contact(request.actor, contact_id))
    policies.can_end_contact(request.actor, contact).or_raise()
    form = EndForm(request.POST or None, actor=request.actor, initial={"on": request.actor.today})
    if (
        form.is_valid()
        and form.act(actions.end_contact, contact, by=request.actor, on=form.cleaned_data["on"]) is not None
    ):
        return forms.done(request, form, _("Contatto aggiornato."), "companies:detail", contact.company_id)
    context = {"form": form, "company": contact.company, "contact": contact}
    return render(request, "desk/companies/end_contact.html", context)
