from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.placements import actions, policies
from insieme.web import forms
from insieme.web.desk.placements.shared import bound, placement_of, show
from insieme.web.pages import Request, page


class CancelForm(forms.Form):
    reason = forms.ReasonField(max_length=200)


@page(needs=Permission.KEEP_PLACEMENTS)
def cancel(request: Request, placement_id: int) -> HttpResponse:
    placement = placement_of(request, placement_id)
    policies.can_cancel(request.actor, placement).or_raise()
    form = bound(request, CancelForm)
    if form.is_valid() and form.act(actions.cancel, placement, by=request.actor, **form.cleaned_data):
        return forms.done(request, form, _("Inserimento annullato."), "placements:placement", placement.pk)
    words = _("Annulla l'inserimento")
    return show(request, "desk/placements/cancel.html", form, placement, label=words, danger=True)
