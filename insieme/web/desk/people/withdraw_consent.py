from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.people import policies, queries
from insieme.domain.people.states import ConsentKind
from insieme.domain.vacancies import actions
from insieme.web import forms
from insieme.web.consents import STAYS, STOPS
from insieme.web.desk.people.file import open_file, show_file
from insieme.web.pages import Request, found, page


class WithdrawConsentForm(forms.Form):
    on = forms.ItalianDateField(label=_("Il giorno in cui la persona lo ha detto"))


@page(needs=Permission.SEE_CASES)
def withdraw_consent(request: Request, consent_id: int) -> HttpResponse:
    """Write down that a person takes back what they agreed to; the page says first what stops."""
    actor = request.actor
    consent = found(queries.consent(actor, consent_id))
    file = open_file(request, consent.person_id)
    policies.can_withdraw_consent(actor, consent).or_raise()
    form = WithdrawConsentForm(request.POST or None, actor=actor, initial={"on": actor.today})
    if form.is_valid():
        gone = form.act(actions.withdraw_consent, consent, by=actor, on=form.cleaned_data["on"])
        if gone is not None:
            return forms.done(request, form, _("Consenso ritirato."), "people:profile", consent.person_id)
    stops = STOPS[ConsentKind(consent.kind)]
    return show_file(
        request, "desk/people/withdraw_consent.html", file, "people:profile",
        form=form, consent=consent, stops=stops, stays=STAYS,
    )  # fmt: skip
