from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.placements import actions, policies
from insieme.web import forms
from insieme.web.desk.placements.shared import bound, placement_of, show
from insieme.web.pages import Request, page


class SettleWorryForm(forms.Form):
    what_was_done = forms.LongTextField(label=_("Che cosa è stato fatto"), min_length=5, max_length=500)
    on = forms.ItalianDateField(label=_("Giorno"))


@page(needs=Permission.TUTOR)
def settle_worry(request: Request, placement_id: int) -> HttpResponse:
    placement = placement_of(request, placement_id)
    policies.can_settle_worry(request.actor, placement).or_raise()
    request.reads_file_of(placement.person_id)
    form = bound(request, SettleWorryForm)
    if form.is_valid() and form.act(actions.settle_worry, placement, by=request.actor, **form.cleaned_data):
        return forms.done(request, form, _("Preoccupazione risolta."), "placements:placement", placement.pk)
    return show(request, "desk/placements/settle_worry.html", form, placement, label=_("Salva"))
