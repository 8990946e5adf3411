from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Permission
from insieme.domain.casework import actions, policies, queries
from insieme.web import forms
from insieme.web.desk.applications.shared import application_of, ask, bound, show
from insieme.web.pages import Request, page


class TakeInChargeForm(forms.Form):
    manager = forms.ChoiceField(label=_("Chi seguirà la persona"))
    on = forms.ItalianDateField(label=_("Dal giorno"))

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, **kwargs)
        offered = queries.interviewers(actor.today)
        if Permission.ASSIGN_CASES not in actor.permissions:
            offered = [user for user in offered if user.pk == actor.user_id]
        self.offered = {user.ref: user for user in offered}
        field: Any = self.fields["manager"]
        field.choices = [("", _("Scegli una persona")), *((ref, user.name) for ref, user in self.offered.items())]
        mine = next((user.ref for user in offered if user.pk == actor.user_id), "")
        self.initial.setdefault("manager", mine)


@page(needs=Permission.SEE_CASES)
def take_in_charge(request: Request, application_id: int) -> HttpResponse:
    """Open the person's path after a suitable interview."""
    application = application_of(request, application_id)
    ask(request, policies.can_take_in_charge(request.actor, application))
    form = bound(request, TakeInChargeForm)
    if form.is_valid():
        manager = form.offered[form.cleaned_data["manager"]]
        case = form.act(actions.take_in_charge, application, manager, by=request.actor, on=form.cleaned_data["on"])
        if case:
            return forms.done(request, form, _("Persona presa in carico."), "applications:detail", application.pk)
    return show(request, "desk/applications/take_in_charge.html", form, application, label=_("Prendi in carico"))
