from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.vacancies import actions, policies, queries
from insieme.domain.vacancies.states import PersonRefusal
from insieme.web import forms
from insieme.web.pages import Request, found, page


class ReasonForm(forms.Form):
    reason = forms.RadioField(label=_("Perché la persona dice di no"), choices=PersonRefusal.choices)
    note = forms.CharField(label=_("Nota"), max_length=300, required=False)


@page(needs=Permission.ANSWER_PROPOSALS)
def refuse(request: Request, proposal_id: int) -> HttpResponse:
    """Write down that the person refuses, and why."""
    proposal = found(queries.proposal(request.actor, proposal_id))
    policies.can_refuse(request.actor, proposal).or_raise()
    form = ReasonForm(request.POST or None, actor=request.actor)
    if form.is_valid():
        reason, note = PersonRefusal(form.cleaned_data["reason"]), form.cleaned_data["note"]
        if form.act(actions.refuse, proposal, reason, by=request.actor, note=note) is not None:
            return forms.done(request, form, _("Risposta registrata."), "vacancies:proposal", proposal.pk)
    back = reverse("vacancies:proposal", args=[proposal.pk])
    context = {"form": form, "proposal": proposal, "vacancy": proposal.vacancy, "back": back}
    return render(request, "desk/vacancies/refuse.html", context)
