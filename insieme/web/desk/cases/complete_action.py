from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.casework import actions, policies, queries
from insieme.web import forms
from insieme.web.desk.cases.shared import DayForm, bound, show
from insieme.web.pages import Request, found, page


@page(needs=Permission.SEE_CASES)
def complete_action(request: Request, action_id: int) -> HttpResponse:
    action = found(queries.action(request.actor, action_id))
    policies.can_complete_action(request.actor, action).or_raise()
    form = bound(request, DayForm)
    if form.is_valid() and form.act(actions.complete_action, action, by=request.actor, on=form.cleaned_data["on"]):
        return forms.done(request, form, _("Azione fatta."), "people:plan", action.person_id)
    context = {"label": _("Fatta"), "tab": "people:plan", "action": action}
    return show(request, "desk/cases/complete_action.html", form, action.plan.case, **context)
