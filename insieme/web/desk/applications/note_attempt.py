from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.casework import actions, policies
from insieme.domain.casework.states import AttemptResult
from insieme.web import forms
from insieme.web.desk.applications.shared import application_of, ask, bound, show
from insieme.web.pages import Request, page


class AttemptForm(forms.Form):
    result = forms.RadioField(label=_("Com'è andata"), choices=AttemptResult.choices)
    on = forms.ItalianDateField(label=_("Giorno"))
    note = forms.LongTextField(label=_("Nota"), required=False, rows=2, max_length=300)


@page(needs=Permission.WORK_APPLICATIONS)
def note_attempt(request: Request, application_id: int) -> HttpResponse:
    application = application_of(request, application_id)
    ask(request, policies.can_note_attempt(request.actor, application))
    form = bound(request, AttemptForm)
    if form.is_valid():
        attempt = actions.Attempt(form.cleaned_data["result"], form.cleaned_data["note"])
        if form.act(actions.note_attempt, application, attempt, by=request.actor, on=form.cleaned_data["on"]):
            return forms.done(request, form, _("Contatto annotato."), "applications:detail", application.pk)
    return show(request, "desk/applications/note_attempt.html", form, application, label=_("Annota"))
