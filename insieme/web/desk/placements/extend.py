from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.placements import actions, policies
from insieme.web import forms
from insieme.web.desk.placements.shared import bound, placement_of, show
from insieme.web.pages import Request, page


class ExtendForm(forms.Form):
    on = forms.ItalianDateField(label=_("Giorno della proroga"))
    until = forms.ItalianDateField(label=_("Nuova scadenza"))


@page(needs=Permission.KEEP_PLACEMENTS)
def extend(request: Request, placement_id: int) -> HttpResponse:
    placement = placement_of(request, placement_id)
    policies.can_extend(request.actor, placement).or_raise()
    form = bound(request, ExtendForm)
    if form.is_valid() and form.act(actions.extend, placement, by=request.actor, **form.cleaned_data):
        return forms.done(request, form, _("Proroga registrata."), "placements:placement", placement.pk)
    return show(request, "desk/placements/extend.html", form, placement, label=_("Proroga"))
