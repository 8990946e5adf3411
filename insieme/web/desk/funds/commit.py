from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.funds import actions, policies, queries
from insieme.domain.funds.states import Purpose
from insieme.web import forms
from insieme.web.desk.funds.shared import bound, fund_of, show
from insieme.web.pages import Request, page

PURPOSES = [("", _("Scegli lo scopo")), *(each for each in Purpose.choices if each[0])]


class CommitForm(forms.Form):
    cents = forms.EurosField(label=_("Importo"), least=1)
    purpose = forms.ChoiceField(label=_("Scopo"), choices=PURPOSES)
    organisation = forms.RemoteChoiceField(
        label=_("Chi viene pagato"),
        search=queries.organisations_matching,
        find=forms.by_ref(queries.organisation),
        url_name="funds:find_organisations",
        help_text=_("Il fondo paga servizi e organizzazioni, mai direttamente le persone."),
    )
    text = forms.CharField(label=_("Per che cosa"), max_length=200)
    line = forms.CharField(label=_("Voce di bilancio"), required=False, max_length=80)
    obstacle = forms.RemoteChoiceField(
        label=_("Per una persona: l'ostacolo che toglie"),
        required=False,
        search=queries.obstacles_matching,
        find=forms.by_ref(queries.obstacle),
        url_name="funds:find_obstacles",
        name_of=queries.obstacle_name,
        help_text=_("Le prime lettere del nome o del cognome della persona."),
    )
    on = forms.ItalianDateField(label=_("Giorno"))

    @property
    def promise(self) -> actions.Promise:
        said: dict[str, Any] = {name: value for name, value in self.cleaned_data.items() if name != "on"}
        said["purpose"] = Purpose(said["purpose"])
        return actions.Promise(**said)


@page(needs=Permission.KEEP_FUNDS)
def commit(request: Request, fund_id: int) -> HttpResponse:
    fund = fund_of(request, fund_id)
    policies.can_commit(request.actor, fund).or_raise()
    form = bound(request, CommitForm)
    if Permission.SEE_PEOPLE not in request.actor.permissions:
        # Who sees no person commits for organisations only.
        del form.fields["obstacle"]
    if form.is_valid() and form.act(actions.commit, fund, form.promise, by=request.actor, on=form.cleaned_data["on"]):
        return forms.done(request, form, _("Somma impegnata."), "funds:fund", fund.pk)
    return show(request, "desk/funds/commit.html", form, fund, label=_("Impegna"))
