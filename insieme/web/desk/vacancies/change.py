from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from insieme.core.identifiers import encode
from insieme.domain.access.rules import Permission
from insieme.domain.companies import queries as companies
from insieme.domain.vacancies import actions, policies, queries
from insieme.web import forms
from insieme.web.pages import Request, found, page
from insieme.web.wanted import WantedForm

KEPT = ("title", "seats", "weekly_hours", "needs_licence", "requirements", "answer_by")


class ChangeForm(WantedForm):
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=16)


@page(needs=Permission.KEEP_VACANCIES)
def change(request: Request, vacancy_id: int) -> HttpResponse:
    """Change what a company looks for."""
    actor = request.actor
    vacancy = found(queries.vacancy(actor, vacancy_id))
    policies.can_change(actor, vacancy).or_raise()
    now = {name: getattr(vacancy, name) for name in KEPT} | {
        "occupation": vacancy.occupation_id,
        "contract_type": vacancy.contract_type_id,
        "site": encode(vacancy.site_id),
        "seen": queries.fingerprint(vacancy),
    }
    form = ChangeForm(
        request.POST or None,
        actor=actor,
        initial=now,
        sites=companies.sites_of(vacancy.company),
        on=vacancy.opened_on,
        contract=vacancy.contract_type_id,
    )
    if form.is_valid():
        seen = form.cleaned_data["seen"]
        if form.act(actions.change, vacancy, form.wanted, by=actor, seen=seen) is not None:
            return forms.done(request, form, _("Ricerca aggiornata."), "vacancies:detail", vacancy.pk)
    context = {"form": form, "vacancy": vacancy, "back": reverse("vacancies:detail", args=[vacancy.pk])}
    return render(request, "desk/vacancies/change.html", context)
