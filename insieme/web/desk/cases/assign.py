from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.casework import actions, policies, queries
from insieme.web import forms
from insieme.web.desk.cases.shared import bound, case_of, show
from insieme.web.pages import Request, page


class AssignForm(forms.Form):
    manager = forms.ChoiceField(label=_("Operatore"), help_text=_("In ordine: prima chi segue meno persone."))
    on = forms.ItalianDateField(label=_("Da quando"))

    def choose_among(self, managers: list[Any]) -> None:
        """Offer the case managers of today, each with how many people they follow."""
        self.managers = {each.ref: each for each in managers}
        load = _("{name} ({load} in carico)")
        self.fields["manager"].choices = [  # type: ignore[attr-defined]  # a choice field
            ("", _("Scegli chi la segue")),
            *((each.ref, str(load).format(name=each.name, load=each.load)) for each in managers),
        ]

    @property
    def chosen(self) -> Any:
        return self.managers[self.cleaned_data["manager"]]


@page(needs=Permission.SEE_CASES)
def assign(request: Request, case_id: int) -> HttpResponse:
    case = case_of(request, case_id)
    policies.can_assign(request.actor, case).or_raise()
    form = bound(request, AssignForm)
    form.choose_among(queries.case_managers(request.actor.today))
    if form.is_valid() and form.act(actions.assign, case, form.chosen, by=request.actor, on=form.cleaned_data["on"]):
        return forms.done(request, form, _("Percorso assegnato."), "people:person", case.person_id)
    return show(request, "desk/cases/assign.html", form, case, label=_("Assegna"))
