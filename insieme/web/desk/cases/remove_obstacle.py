from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.casework import actions, policies, queries
from insieme.web import forms
from insieme.web.desk.cases.shared import DayForm, bound, show
from insieme.web.pages import Request, found, page


@page(needs=Permission.SEE_CASES)
def remove_obstacle(request: Request, obstacle_id: int) -> HttpResponse:
    obstacle = found(queries.obstacle(request.actor, obstacle_id))
    policies.can_remove_obstacle(request.actor, obstacle).or_raise()
    form = bound(request, DayForm)
    if form.is_valid() and form.act(actions.remove_obstacle, obstacle, by=request.actor, on=form.cleaned_data["on"]):
        return forms.done(request, form, _("Ostacolo tolto."), "people:obstacles", obstacle.person_id)
    context = {"label": _("Togli"), "tab": "people:obstacles", "obstacle": obstacle}
    return show(request, "desk/cases/remove_obstacle.html", form, obstacle.case, **context)
