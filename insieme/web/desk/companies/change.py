from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.companies import actions, queries
from insieme.web import forms
from insieme.web.desk.companies.forms import ProfileForm
from insieme.web.pages import Request, found, page


class ChangeForm(ProfileForm):
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=16)


@page(needs=Permission.KEEP_COMPANIES)
def change(request: Request, company_id: int) -> HttpResponse:
    """Correct a company's card."""
    company = found(queries.company(request.actor, company_id))
    now = {
        "name": company.name,
        "partita_iva": company.partita_iva,
        "activity": company.activity_id,
        "size": company.size,
        "monthly_capacity": company.monthly_capacity,
        "email": company.organisation.email,
        "phone": company.organisation.phone,
        "website": company.organisation.website,
        "seen": queries.fingerprint(company),
    }
    form = ChangeForm(request.POST or None, actor=request.actor, initial=now)
    if form.is_valid():
        seen = form.cleaned_data["seen"]
        if form.act(actions.change, company, form.profile, by=request.actor, seen=seen) is not None:
            return forms.done(request, form, _("Scheda aggiornata."), "companies:detail", company.pk)
    return render(request, "desk/companies/change.html", {"form": form, "company": company})
