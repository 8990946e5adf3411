from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.network import actions, policies, queries
from insieme.web import forms
from insieme.web.desk.network.cards import NAMES, CardForm, show
from insieme.web.pages import Request, found, page


@page(needs=Permission.KEEP_NETWORK)
def change_organisation(request: Request, organisation_id: int) -> HttpResponse:
    organisation = found(queries.organisation(request.actor, organisation_id))
    policies.can_change_organisation(request.actor, organisation).or_raise()
    data = request.POST if request.method == "POST" else None
    form = CardForm(data, actor=request.actor, initial={name: getattr(organisation, name) for name in NAMES})
    if (
        form.is_valid()
        and form.act(actions.change_organisation, organisation, form.card(organisation.kind), by=request.actor)
        is not None
    ):
        return forms.done(request, form, _("Scheda aggiornata."), "network:organisation", organisation.pk)
    return show(request, "desk/network/change_organisation.html", form, organisation, label=_("Salva"))
