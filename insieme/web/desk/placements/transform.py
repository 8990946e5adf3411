from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.placements import actions, policies, rules
from insieme.domain.vocabulary import queries as vocabulary
from insieme.web import forms
from insieme.web.desk.placements.shared import bound, placement_of, show
from insieme.web.pages import Request, page


def _kinds() -> list[tuple[str, str]]:
    found = sorted(vocabulary.transformation_kinds(), key=lambda each: (each.code != "DI", each.label))
    return [(each.code, each.label) for each in found if each.code not in rules.BYGONE]


class TransformForm(forms.Form):
    kind = forms.RadioField(label=_("Trasformazione"), choices=_kinds)
    on = forms.ItalianDateField(label=_("Giorno"))
    weekly_hours = forms.IntegerField(
        label=_("Ore alla settimana, se cambiano"), required=False, min_value=1, max_value=48
    )

    @property
    def chosen(self) -> Any:
        return next(each for each in vocabulary.transformation_kinds() if each.code == self.cleaned_data["kind"])


@page(needs=Permission.KEEP_PLACEMENTS)
def transform(request: Request, placement_id: int) -> HttpResponse:
    placement = placement_of(request, placement_id)
    policies.can_transform(request.actor, placement).or_raise()
    form = bound(request, TransformForm, kind="DI")
    if form.is_valid():
        when = {"on": form.cleaned_data["on"], "weekly_hours": form.cleaned_data["weekly_hours"]}
        if form.act(actions.transform, placement, form.chosen, by=request.actor, **when):
            return forms.done(request, form, _("Trasformazione registrata."), "placements:placement", placement.pk)
    return show(request, "desk/placements/transform.html", form, placement, label=_("Trasforma"))
