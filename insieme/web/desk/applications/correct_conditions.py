from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.casework import actions, policies
from insieme.domain.casework.states import OtherMeasure
from insieme.web import forms
from insieme.web.desk.applications.shared import application_of, ask, bound, show
from insieme.web.pages import Request, page


class ConditionsForm(forms.Form):
    is_unemployed = forms.RadioField(label=_("Senza lavoro"), choices=(("yes", _("Sì")), ("no", _("No"))))
    other_measure = forms.ChoiceField(label=_("Altra misura per il lavoro"), choices=OtherMeasure.choices)
    on = forms.ItalianDateField(label=_("Verificato il"))

    @property
    def conditions(self) -> actions.Conditions:
        given = self.cleaned_data
        return actions.Conditions(given["is_unemployed"] == "yes", given["other_measure"], given["on"])


@page(needs=Permission.WORK_APPLICATIONS)
def correct_conditions(request: Request, application_id: int) -> HttpResponse:
    """Put right what an application says of work and of other measures."""
    application = application_of(request, application_id)
    ask(request, policies.can_correct_conditions(request.actor, application))
    form = bound(
        request,
        ConditionsForm,
        is_unemployed="yes" if application.is_unemployed else "no",
        other_measure=application.other_measure,
    )
    if form.is_valid() and form.act(actions.correct_conditions, application, form.conditions, by=request.actor):
        return forms.done(request, form, _("Condizioni corrette."), "applications:detail", application.pk)
    return show(request, "desk/applications/correct_conditions.html", form, application, label=_("Salva"))
