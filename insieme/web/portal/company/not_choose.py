from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.vacancies import actions, policies
from insieme.domain.vacancies.states import CompanyRefusal
from insieme.web import forms
from insieme.web.pages import Request, page
from insieme.web.portal.company.own import own_proposal
from insieme.web.portal.company.profile import profile_of


class ReasonForm(forms.Form):
    reason = forms.RadioField(label=_("Perché no"), choices=CompanyRefusal.choices)
    note = forms.CharField(
        label=_("Volete aggiungere qualcosa?"),
        max_length=300,
        required=False,
        help_text=_("Ci aiuta a proporvi persone più adatte."),
    )


@page(needs=Permission.ANSWER_PROPOSALS)
def not_choose(request: Request, proposal_id: int) -> HttpResponse:
    """Say no to a person, with the reason."""
    proposal = own_proposal(request, proposal_id)
    policies.can_not_choose(request.actor, proposal).or_raise()
    form = ReasonForm(request.POST or None, actor=request.actor)
    if form.is_valid():
        reason, note = CompanyRefusal(form.cleaned_data["reason"]), form.cleaned_data["note"]
        if form.act(actions.not_choose, proposal, reason, by=request.actor, note=note) is not None:
            return forms.done(request, form, _("Grazie della risposta."), "company:vacancy", proposal.vacancy_id)
    context = {"form": form, "profile": profile_of(proposal), "back": proposal.vacancy_id}
    return render(request, "portal/company/not_choose.html", context)
