from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.casework import actions, policies
from insieme.web import forms
from insieme.web.desk.cases.shared import bound, case_of, show
from insieme.web.pages import Request, page


class PlanForm(forms.Form):
    goal = forms.LongTextField(label=_("Obiettivo"), max_length=2000, rows=6)
    on = forms.ItalianDateField(label=_("Giorno"))


@page(needs=Permission.SEE_CASES)
def draft_plan(request: Request, case_id: int) -> HttpResponse:
    case = case_of(request, case_id)
    policies.can_draft_plan(request.actor, case).or_raise()
    form = bound(request, PlanForm)
    if form.is_valid() and form.act(
        actions.draft_plan, case, form.cleaned_data["goal"], by=request.actor, on=form.cleaned_data["on"]
    ):
        return forms.done(request, form, _("Patto scritto: ora aggiungi le azioni."), "people:plan", case.person_id)
    return show(request, "desk/cases/draft_plan.html", form, case, label=_("Salva il patto"), tab="people:plan")
