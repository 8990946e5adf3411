from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.casework import actions, policies
from insieme.web import forms
from insieme.web.appointments import AppointmentForm
from insieme.web.desk.applications.shared import application_of, ask, bound, show
from insieme.web.pages import Request, page


@page(needs=Permission.SEE_CASES)
def book_interview(request: Request, application_id: int) -> HttpResponse:
    """Book the access interview with somebody who holds them."""
    application = application_of(request, application_id)
    ask(request, policies.can_book_interview(request.actor, application))
    form = bound(request, AppointmentForm)
    if form.is_valid():
        interview = form.act(actions.book_interview, application, form.appointment, by=request.actor)
        if interview:
            return forms.done(request, form, _("Colloquio fissato."), "applications:detail", application.pk)
    return show(request, "desk/applications/book_interview.html", form, application, label=_("Fissa"))
