from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.placements import actions, policies
from insieme.domain.vocabulary import queries as vocabulary
from insieme.web import forms
from insieme.web.desk.placements.shared import bound, placement_of, show
from insieme.web.pages import Request, page


def _reasons() -> list[tuple[str, Any]]:
    found = ((each.code, each.label) for each in vocabulary.termination_reasons())
    return [("", _("Scegli il motivo")), *found]


class TerminateForm(forms.Form):
    reason = forms.ChoiceField(label=_("Motivo"), choices=_reasons)
    on = forms.ItalianDateField(label=_("Ultimo giorno"))

    @property
    def chosen(self) -> Any:
        return next(each for each in vocabulary.termination_reasons() if each.code == self.cleaned_data["reason"])


@page(needs=Permission.KEEP_PLACEMENTS)
def terminate(request: Request, placement_id: int) -> HttpResponse:
    placement = placement_of(request, placement_id)
    policies.can_terminate(request.actor, placement).or_raise()
    form = bound(request, TerminateForm)
    if form.is_valid() and form.act(
        actions.terminate, placement, form.chosen, by=request.actor, on=form.cleaned_data["on"]
    ):
        return forms.done(request, form, _("Cessazione registrata."), "placements:placement", placement.pk)
    return show(request, "desk/placements/terminate.html", form, placement, label=_("Registra"), danger=True)
