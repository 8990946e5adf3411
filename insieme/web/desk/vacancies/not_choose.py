from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.vacancies import actions, policies, queries
from insieme.domain.vacancies.states import CompanyRefusal
from insieme.web import forms
from insieme.web.pages import Request, found, page


class ReasonForm(forms.Form):
    reason = forms.RadioField(label=_("Perché l'azienda non la sceglie"), choices=CompanyRefusal.choices)
    note = forms.CharField(label=_("Nota"), max_length=300, required=False)


@page(needs=Permission.KEEP_VACANCIES)
def not_choose(request: Request, proposal_id: int) -> HttpResponse:
    """Write down that the company does not choose the person, and why."""
    proposal = found(queries.proposal(request.actor, proposal_id))
    policies.can_not_choose(request.actor, proposal).or_raise()
    form = ReasonForm(request.POST or None, actor=request.actor)
    if form.is_valid():
        reason, note = CompanyRefusal(form.cleaned_data["reason"]), form.cleaned_data["note"]
        if form.act(actions.not_choose, proposal, reason, by=request.actor, note=note) is not None:
            return forms.done(request, form, _("Risposta registrata."), "vacancies:proposal", proposal.pk)
    back = reverse("vacancies:proposal", args=[proposal.pk])
    context = {"form": form, "proposal": proposal, "vacancy": proposal.vacancy, "back": back}
    return render(request, "desk/vacancies/not_choose.html", context)
