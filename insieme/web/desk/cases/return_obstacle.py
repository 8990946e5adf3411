from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.casework import actions, policies, queries
from insieme.web import forms
from insieme.web.desk.cases.shared import DayForm, bound, show
from insieme.web.pages import Request, found, page


@page(needs=Permission.SEE_CASES)
def return_obstacle(request: Request, obstacle_id: int) -> HttpResponse:
    obstacle = found(queries.obstacle(request.actor, obstacle_id))
    policies.can_return_obstacle(request.actor, obstacle).or_raise()
    form = bound(request, DayForm)
    if form.is_valid() and form.act(actions.return_obstacle, obstacle, by=request.actor, on=form.cleaned_data["on"]):
        return forms.done(request, form, _("Ostacolo di nuovo aperto."), "people:obstacles", obstacle.person_id)
    context = {"label": _("È tornato"), "tab": "people:obstacles", "obstacle": obstacle}
    return show(request, "desk/cases/return_obstacle.html", form, obstacle.case, **context)
