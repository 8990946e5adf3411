from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.casework import actions, policies, queries
from insieme.domain.casework.states import AgreedHow
from insieme.web import forms
from insieme.web.desk.cases.shared import DayForm, bound, show
from insieme.web.pages import Request, found, page


@page(needs=Permission.SEE_CASES)
def agree_plan(request: Request, plan_id: int) -> HttpResponse:
    plan = found(queries.plan(request.actor, plan_id))
    policies.can_agree_plan(request.actor, plan).or_raise()
    form = bound(request, DayForm)
    if form.is_valid() and form.act(
        actions.agree_plan, plan, AgreedHow.PAPER, by=request.actor, on=form.cleaned_data["on"]
    ):
        return forms.done(request, form, _("Patto condiviso."), "people:plan", plan.person_id)
    context = {"label": _("La persona ha firmato"), "tab": "people:plan", "plan": plan}
    return show(request, "desk/cases/agree_plan.html", form, plan.case, **context)
