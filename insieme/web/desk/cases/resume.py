from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.casework import actions, policies
from insieme.web import forms
from insieme.web.desk.cases.shared import DayForm, bound, case_of, show
from insieme.web.pages import Request, page


@page(needs=Permission.SEE_CASES)
def resume(request: Request, case_id: int) -> HttpResponse:
    case = case_of(request, case_id)
    policies.can_resume(request.actor, case).or_raise()
    form = bound(request, DayForm)
    if form.is_valid() and form.act(actions.resume, case, by=request.actor, on=form.cleaned_data["on"]):
        return forms.done(request, form, _("Percorso ripreso."), "people:person", case.person_id)
    return show(request, "desk/cases/resume.html", form, case, label=_("Riprendi"))
