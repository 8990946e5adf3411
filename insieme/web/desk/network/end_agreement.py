from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.network import actions, policies, queries
from insieme.web import forms
from insieme.web.desk.network.cards import show
from insieme.web.pages import Request, found, page


class EndForm(forms.Form):
    on = forms.ItalianDateField(label=_("Ultimo giorno"))


@page(needs=Permission.KEEP_NETWORK)
def end_agreement(request: Request, agreement_id: int) -> HttpResponse:
    agreement = found(queries.agreement(request.actor, agreement_id))
    policies.can_end_agreement(request.actor, agreement).or_raise()
    data = request.POST if request.method == "POST" else None
    form = EndForm(data, actor=request.actor, initial={"on": request.actor.today})
    if (
        form.is_valid()
        and form.act(actions.end_agreement, agreement, by=request.actor, on=form.cleaned_data["on"]) is not None
    ):
        return forms.done(
            request, form, _("Fine dell'accordo registrata."), "network:organisation", agreement.organisation_id
        )
    return show(request, "desk/network/end_agreement.html", form, agreement.organisation, label=_("Salva"))
