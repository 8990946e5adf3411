from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from insieme.domain.vacancies import actions, policies, queries
from insieme.domain.vacancies.states import PersonRefusal
from insieme.web import forms
from insieme.web.pages import Request, found, page
from insieme.web.portal.candidate.own import own_key


class RefuseForm(forms.Form):
    reason = forms.RadioField(label=_("Perché no?"), choices=PersonRefusal.choices)
    note = forms.CharField(label=_("Vuoi dirci altro?"), required=False, max_length=300)


@page
def refuse(request: Request, proposal_id: int) -> HttpResponse:
    """Candidates say no to a job they are proposed for, and why: it counts in what is proposed next."""
    own_key(request)
    proposal = found(queries.proposal(request.actor, proposal_id))
    policies.can_refuse(request.actor, proposal).or_raise()
    form = RefuseForm(request.POST or None)
    if form.is_valid():
        reason, note = PersonRefusal(form.cleaned_data["reason"]), form.cleaned_data["note"]
        if form.act(actions.refuse, proposal, reason, by=request.actor, note=note):
            return forms.done(request, form, _("Va bene. Ne teniamo conto per la prossima proposta."), "candidate:home")
    return render(request, "portal/candidate/refuse.html", {"proposal": proposal, "form": form})
