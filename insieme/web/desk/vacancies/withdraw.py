from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.vacancies import actions, policies, queries
from insieme.web import forms
from insieme.web.pages import Request, found, page


class WithdrawForm(forms.Form):
    why = forms.ReasonField(max_length=300)


@page(needs=Permission.PROPOSE)
def withdraw(request: Request, proposal_id: int) -> HttpResponse:
    """Take a proposal back, saying why."""
    proposal = found(queries.proposal(request.actor, proposal_id))
    policies.can_withdraw(request.actor, proposal).or_raise()
    form = WithdrawForm(request.POST or None, actor=request.actor)
    if form.is_valid() and form.act(actions.withdraw, proposal, form.cleaned_data["why"], by=request.actor) is not None:
        return forms.done(request, form, _("Proposta ritirata."), "vacancies:proposal", proposal.pk)
    back = reverse("vacancies:proposal", args=[proposal.pk])
    context = {"form": form, "proposal": proposal, "vacancy": proposal.vacancy, "back": back}
    return render(request, "desk/vacancies/withdraw.html", context)
