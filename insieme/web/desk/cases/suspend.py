from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.casework import actions, policies
from insieme.domain.casework.states import SuspensionReason
from insieme.web import forms
from insieme.web.desk.cases.shared import bound, case_of, show
from insieme.web.pages import Request, page


class SuspendForm(forms.Form):
    reason = forms.RadioField(label=_("Perché"), choices=SuspensionReason.choices)
    on = forms.ItalianDateField(label=_("Dal giorno"))
    resume_by = forms.ItalianDateField(
        label=_("Da riprendere entro"), help_text=_("Quel giorno torna tra le cose da fare.")
    )

    @property
    def suspension(self) -> actions.Suspension:
        return actions.Suspension(self.cleaned_data["reason"], self.cleaned_data["resume_by"])


@page(needs=Permission.SEE_CASES)
def suspend(request: Request, case_id: int) -> HttpResponse:
    case = case_of(request, case_id)
    policies.can_suspend(request.actor, case).or_raise()
    form = bound(request, SuspendForm)
    if form.is_valid() and form.act(
        actions.suspend, case, form.suspension, by=request.actor, on=form.cleaned_data["on"]
    ):
        return forms.done(request, form, _("Percorso sospeso."), "people:person", case.person_id)
    return show(request, "desk/cases/suspend.html", form, case, label=_("Sospendi"))
