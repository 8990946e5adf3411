from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.casework import actions, policies, queries
from insieme.web import forms
from insieme.web.desk.cases.shared import bound, show
from insieme.web.pages import Request, found, page


class DropForm(forms.Form):
    """Only the question: whether it is left."""


@page(needs=Permission.SEE_CASES)
def drop_action(request: Request, action_id: int) -> HttpResponse:
    action = found(queries.action(request.actor, action_id))
    policies.can_drop_action(request.actor, action).or_raise()
    form = bound(request, DropForm)
    if form.is_valid() and form.act(actions.drop_action, action, by=request.actor):
        return forms.done(request, form, _("Azione lasciata: resta nel patto."), "people:plan", action.person_id)
    context = {"label": _("Non si farà"), "tab": "people:plan", "action": action}
    return show(request, "desk/cases/drop_action.html", form, action.plan.case, **context)
