from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.placements import actions, policies
from insieme.web import forms
from insieme.web.desk.placements.shared import bound, placement_of, show
from insieme.web.pages import Request, page


class ActivateForm(forms.Form):
    on = forms.ItalianDateField(label=_("Primo giorno di lavoro"))


@page(needs=Permission.KEEP_PLACEMENTS)
def activate(request: Request, placement_id: int) -> HttpResponse:
    placement = placement_of(request, placement_id)
    policies.can_activate(request.actor, placement).or_raise()
    form = bound(request, ActivateForm, on=min(placement.starts_on, request.actor.today))
    if form.is_valid() and form.act(actions.activate, placement, by=request.actor, on=form.cleaned_data["on"]):
        return forms.done(request, form, _("Inserimento attivato."), "placements:placement", placement.pk)
    return show(request, "desk/placements/activate.html", form, placement, label=_("Attiva"))
