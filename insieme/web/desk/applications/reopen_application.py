from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.casework import actions, policies
from insieme.web import forms
from insieme.web.desk.applications.shared import application_of, ask, bound, show
from insieme.web.pages import Request, page


class ReopenForm(forms.Form):
    """Nothing is asked: only whether to reopen."""


@page(needs=Permission.WORK_APPLICATIONS)
def reopen_application(request: Request, application_id: int) -> HttpResponse:
    application = application_of(request, application_id)
    ask(request, policies.can_reopen_application(request.actor, application))
    form = bound(request, ReopenForm)
    if form.is_valid() and form.act(actions.reopen_application, application, by=request.actor):
        return forms.done(request, form, _("Candidatura riaperta."), "applications:detail", application.pk)
    return show(request, "desk/applications/reopen_application.html", form, application, label=_("Riapri"))
