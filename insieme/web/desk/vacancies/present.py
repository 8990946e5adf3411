from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.vacancies import actions, policies, queries
from insieme.web import forms
from insieme.web.pages import Request, found, page


@page(needs=Permission.PROPOSE)
def present(request: Request, proposal_id: int) -> HttpResponse:
    """Present the person's profile to the company."""
    proposal = found(queries.proposal(request.actor, proposal_id))
    policies.can_present(request.actor, proposal).or_raise()
    form = forms.Form(request.POST or None, actor=request.actor)
    if form.is_valid() and form.act(actions.present, proposal, by=request.actor) is not None:
        return forms.done(
            request, form, _("Profilo presentato: ora risponde l'azienda."), "vacancies:proposal", proposal.pk
        )
    back = reverse("vacancies:proposal", args=[proposal.pk])
    context = {"form": form, "proposal": proposal, "vacancy": proposal.vacancy, "back": back}
    return render(request, "desk/vacancies/present.html", context)
