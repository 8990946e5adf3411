from typing import Any

from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.casework import actions, policies, queries
from insieme.web import forms
from insieme.web.desk.cases.shared import bound, case_of, show
from insieme.web.pages import Request, page


class AssessForm(forms.Form):
    """One question for each item of the instrument; its answers go from 0 to 4, each in words."""

    on = forms.ItalianDateField(label=_("Giorno della valutazione"))
    note = forms.LongTextField(label=_("Nota"), max_length=2000, required=False)

    def ask_all(self, instrument: Any) -> None:
        words = "it" if get_language() == "it" else "en"
        self.keys = [item["key"] for item in instrument.items]
        for item in instrument.items:
            levels = [(str(level), f"{level} · {text}") for level, text in enumerate(item[f"levels_{words}"])]
            error = _("Rispondi alla voce «{item}».").format(item=item[words])
            self.fields[item["key"]] = forms.RadioField(
                label=item[words], choices=levels, error_messages={"required": error}
            )
        self.order_fields(["on", *self.keys, "note", "once"])

    @property
    def answered(self) -> actions.Answered:
        return actions.Answered({key: int(self.cleaned_data[key]) for key in self.keys}, self.cleaned_data["note"])


@page(needs=Permission.SEE_CASES)
def assess(request: Request, case_id: int) -> HttpResponse:
    case = case_of(request, case_id)
    policies.can_assess(request.actor, case).or_raise()
    instrument = queries.instrument()
    form = bound(request, AssessForm)
    form.ask_all(instrument)
    if form.is_valid() and form.act(
        actions.assess, case, instrument, form.answered, by=request.actor, on=form.cleaned_data["on"]
    ):
        return forms.done(request, form, _("Valutazione salvata."), "people:assessment", case.person_id)
    return show(request, "desk/cases/assess.html", form, case, label=_("Salva la valutazione"), tab="people:assessment")
