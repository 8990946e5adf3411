from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.network import actions, policies, queries
from insieme.web import forms
from insieme.web.desk.network.cards import show
from insieme.web.pages import Request, found, page


class EndForm(forms.Form):
    on = forms.ItalianDateField(label=_("Ultimo giorno di lavoro"))


@page(needs=Permission.KEEP_NETWORK)
def end_membership(request: Request, membership_id: int) -> HttpResponse:
    membership = found(queries.membership(request.actor, membership_id))
    policies.can_end_membership(request.actor, membership).or_raise()
    data = request.POST if request.method == "POST" else None
    form = EndForm(data, actor=request.actor, initial={"on": request.actor.today})
    if (
        form.is_valid()
        and form.act(actions.end_membership, membership, by=request.actor, on=form.cleaned_data["on"]) is not None
    ):
        return forms.done(request, form, _("Incarico concluso."), "network:organisation", membership.organisation_id)
    context = {"label": _("Concludi l'incarico"), "membership": membership, "danger": True}
    return show(request, "desk/network/end_membership.html", form, membership.organisation, **context)
