from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.vacancies import actions, policies
from insieme.web import forms
from insieme.web.pages import Request, page
from insieme.web.portal.company.own import own_proposal
from insieme.web.portal.company.profile import profile_of


@page(needs=Permission.ANSWER_PROPOSALS)
def choose(request: Request, proposal_id: int) -> HttpResponse:
    """Choose the person: one tap from the list, or this page's button."""
    proposal = own_proposal(request, proposal_id)
    policies.can_choose(request.actor, proposal).or_raise()
    form = forms.Form(request.POST or None, actor=request.actor)
    if form.is_valid() and form.act(actions.choose, proposal, by=request.actor) is not None:
        return forms.done(
            request,
            form,
            _("Scelta registrata: vi chiamiamo per il contratto."),
            "company:vacancy",
            proposal.vacancy_id,
        )
    back = reverse("company:vacancy", args=[proposal.vacancy_id])
    context = {"form": form, "profile": profile_of(proposal), "label": _("Sì, la scegliamo"), "back": back}
    return render(request, "portal/company/choose.html", context)
