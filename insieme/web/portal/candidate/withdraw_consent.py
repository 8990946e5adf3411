from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from insieme.domain.people import policies, queries
from insieme.domain.people.states import ConsentKind
from insieme.domain.vacancies import actions
from insieme.web import forms
from insieme.web.consents import STAYS, STOPS
from insieme.web.pages import Request, found, page
from insieme.web.portal.candidate.own import own_key


class WithdrawConsentForm(forms.Form):
    """Nothing to fill in: what is asked is to think twice."""


@page
def withdraw_consent(request: Request, consent_id: int) -> HttpResponse:
    """Candidates take back something they agreed to; the page says first what stops."""
    own_key(request)
    actor = request.actor
    consent = found(queries.consent(actor, consent_id))
    policies.can_withdraw_consent(actor, consent).or_raise()
    form = WithdrawConsentForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and form.act(actions.withdraw_consent, consent, by=actor, on=actor.today) is not None:
        return forms.done(request, form, _("Consenso ritirato."), "candidate:my_data")
    context = {"consent": consent, "form": form, "stops": STOPS[ConsentKind(consent.kind)], "stays": STAYS}
    return render(request, "portal/candidate/withdraw_consent.html", context)
