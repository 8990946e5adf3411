from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.casework import actions, policies
from insieme.domain.casework.states import CLOSED_APPLICATION, ApplicationState
from insieme.web import forms
from insieme.web.desk.applications.shared import application_of, ask, bound, show
from insieme.web.pages import Request, page


class TurnAwayForm(forms.Form):
    outcome = forms.RadioField(label=_("Esito"), choices=[(each.value, each.label) for each in CLOSED_APPLICATION])
    reason = forms.ReasonField(required=False, max_length=300)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        outcome = given.get("outcome")
        if (
            outcome
            and outcome != ApplicationState.WITHDRAWN
            and not given.get("reason")
            and "reason" not in self.errors
        ):
            self.add_error(
                "reason", _("Scrivi il motivo: quale altro servizio, quale requisito manca, quali tentativi.")
            )
        return given


@page(needs=Permission.WORK_APPLICATIONS)
def turn_away(request: Request, application_id: int) -> HttpResponse:
    application = application_of(request, application_id)
    ask(request, policies.can_turn_away(request.actor, application))
    form = bound(request, TurnAwayForm)
    if form.is_valid():
        outcome = ApplicationState(form.cleaned_data["outcome"])
        if form.act(actions.turn_away, application, outcome, form.cleaned_data["reason"], by=request.actor):
            return forms.done(request, form, _("Candidatura chiusa."), "applications:detail", application.pk)
    return show(request, "desk/applications/turn_away.html", form, application, label=_("Chiudi"), danger=True)
