from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.casework import actions, policies, queries
from insieme.domain.casework.states import ActionOwner
from insieme.web import forms
from insieme.web.desk.cases.shared import bound, show
from insieme.web.pages import Request, found, page


class ActionForm(forms.Form):
    text = forms.CharField(label=_("Che cosa c'è da fare"), max_length=300)
    owner = forms.RadioField(label=_("Chi lo fa"), choices=ActionOwner.choices)
    due_on = forms.ItalianDateField(label=_("Entro"))
    obstacle = forms.ChoiceField(label=_("Contro quale ostacolo"), required=False)

    def choose_among(self, obstacles: list[Any]) -> None:
        self.obstacles = {each.ref: each for each in obstacles}
        self.fields["obstacle"].choices = [  # type: ignore[attr-defined]  # a choice field
            ("", _("Nessuno in particolare")),
            *((each.ref, each.get_kind_display()) for each in obstacles),
        ]

    @property
    def task(self) -> actions.Task:
        given = self.cleaned_data
        chosen = self.obstacles.get(given["obstacle"])
        return actions.Task(given["text"], ActionOwner(given["owner"]), given["due_on"], chosen)


@page(needs=Permission.SEE_CASES)
def add_action(request: Request, plan_id: int) -> HttpResponse:
    plan = found(queries.plan(request.actor, plan_id))
    policies.can_add_action(request.actor, plan).or_raise()
    form = bound(request, ActionForm)
    standing = queries.obstacles_of(request.actor, plan.case)
    form.choose_among([each for each in standing if each.removed_on is None])
    if form.is_valid() and form.act(actions.add_action, plan, form.task, by=request.actor):
        return forms.done(request, form, _("Azione aggiunta."), "people:plan", plan.person_id)
    return show(request, "desk/cases/add_action.html", form, plan.case, label=_("Aggiungi"), tab="people:plan")
