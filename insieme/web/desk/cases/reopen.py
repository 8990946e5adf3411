from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.casework import actions, policies
from insieme.domain.casework.states import Readiness
from insieme.web import forms
from insieme.web.desk.cases.shared import bound, case_of, show
from insieme.web.pages import Request, page


class ReopenForm(forms.Form):
    readiness = forms.RadioField(label=_("Com'è oggi"), choices=Readiness.choices)
    on = forms.ItalianDateField(label=_("Giorno del rientro"))


@page(needs=Permission.SEE_CASES)
def reopen(request: Request, case_id: int) -> HttpResponse:
    case = case_of(request, case_id)
    policies.can_reopen(request.actor, case).or_raise()
    form = bound(request, ReopenForm, readiness=case.readiness)
    if form.is_valid() and form.act(
        actions.reopen, case, Readiness(form.cleaned_data["readiness"]), by=request.actor, on=form.cleaned_data["on"]
    ):
        return forms.done(request, form, _("Rientro registrato."), "people:person", case.person_id)
    return show(request, "desk/cases/reopen.html", form, case, label=_("Riapri"))
