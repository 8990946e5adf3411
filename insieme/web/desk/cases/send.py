from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.casework import actions, policies
from insieme.domain.network import queries as network
from insieme.web import forms
from insieme.web.desk.cases.shared import bound, case_of, show
from insieme.web.pages import Request, page


class SendForm(forms.Form):
    organisation = forms.RemoteChoiceField(
        label=_("A chi"),
        search=network.organisations_named,
        find=lambda actor, key: network.organisation(actor, int(key)) if key.isdigit() else None,
        url_name="network:find_organisation",
        help_text=_("Scrivi una parte del nome."),
    )
    reason = forms.ReasonField(label=_("Che cosa si chiede"), max_length=2000)
    person_agreed_on = forms.ItalianDateField(label=_("La persona è d'accordo dal"))

    @property
    def outgoing(self) -> actions.Outgoing:
        given = self.cleaned_data
        return actions.Outgoing(given["organisation"], given["reason"], given["person_agreed_on"])


@page(needs=Permission.SEE_CASES)
def send(request: Request, case_id: int) -> HttpResponse:
    case = case_of(request, case_id)
    policies.can_send(request.actor, case).or_raise()
    form = bound(request, SendForm)
    if form.is_valid() and form.act(actions.send, case, form.outgoing, by=request.actor):
        return forms.done(
            request, form, _("Invio registrato: il servizio lo vede e risponde."), "people:profile", case.person_id
        )
    return show(request, "desk/cases/send.html", form, case, label=_("Invia"), tab="people:profile")
