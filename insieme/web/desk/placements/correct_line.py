from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.placements import actions, policies, queries
from insieme.domain.placements.states import ContractEventKind, CorrectionReason
from insieme.domain.vocabulary import queries as vocabulary
from insieme.web import forms
from insieme.web.desk.placements.shared import bound, show
from insieme.web.pages import Request, found, page


def _contracts() -> list[tuple[str, str]]:
    return [(each.code, each.label) for each in vocabulary.all_contract_types()]


def _reasons() -> list[tuple[str, str]]:
    return [("", ""), *((each.code, each.label) for each in vocabulary.termination_reasons())]


class CorrectLineForm(forms.Form):
    reason = forms.RadioField(label=_("Perché si corregge"), choices=CorrectionReason.choices)
    never = forms.BooleanField(label=_("Questa riga non è mai avvenuta"), required=False)
    on = forms.ItalianDateField(label=_("Giorno giusto"), required=False)
    contract_type_id = forms.ChoiceField(label=_("Contratto"), choices=_contracts, required=False)
    expected_end_on = forms.ItalianDateField(label=_("Scadenza prevista"), required=False)
    termination_reason_id = forms.ChoiceField(label=_("Motivo della cessazione"), choices=_reasons, required=False)

    def suit(self, line: Any) -> None:
        """Ask only what such a line says."""
        if line.kind == ContractEventKind.TERMINATION:
            del self.fields["contract_type_id"], self.fields["expected_end_on"]
        else:
            del self.fields["termination_reason_id"]
        if line.kind in (ContractEventKind.EXTENSION, ContractEventKind.TRANSFORMATION):
            del self.fields["contract_type_id"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("never") and not cleaned.get("on") and "on" not in self.errors:
            self.add_error("on", _("Scrivi il giorno giusto, o segna che la riga non è mai avvenuta."))
        return cleaned

    def correction(self, line: Any) -> actions.Correction:
        said = self.cleaned_data
        if said["never"]:
            return actions.Correction(on=None)
        return actions.Correction(
            on=said["on"],
            contract_type_id=said.get("contract_type_id", ""),
            expected_end_on=said.get("expected_end_on", line.expected_end_on),
            termination_reason_id=said.get("termination_reason_id") or None,
        )


@page(needs=Permission.KEEP_PLACEMENTS)
def correct_line(request: Request, line_id: int) -> HttpResponse:
    line = found(queries.line(request.actor, line_id))
    policies.can_correct_line(request.actor, line).or_raise()
    known = ("contract_type_id", "expected_end_on", "termination_reason_id")
    form = bound(request, CorrectLineForm, **{name: getattr(line, name) for name in known} | {"on": line.happened_on})
    form.suit(line)
    if form.is_valid():
        reason = CorrectionReason(form.cleaned_data["reason"])
        if form.act(actions.correct_line, line, form.correction(line), by=request.actor, reason=reason):
            return forms.done(request, form, _("Riga corretta."), "placements:placement", line.placement_id)
    words = {"label": _("Correggi"), "line": line}
    return show(request, "desk/placements/correct_line.html", form, line.placement, **words)
