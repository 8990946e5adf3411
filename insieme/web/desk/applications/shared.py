"""What the pages of an application have in common: how its state and its clock look, its verbs' frame."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from insieme.core.decisions import Decision
from insieme.core.tables import Badge, Tone
from insieme.domain.casework import queries, rules
from insieme.domain.casework.states import ApplicationState
from insieme.domain.people.rules import Likeness
from insieme.web import forms
from insieme.web.pages import Request, found

TONES: dict[str, Tone] = {
    ApplicationState.RECEIVED: "accent",
    ApplicationState.TO_INTERVIEW: "accent",
    ApplicationState.TAKEN_IN_CHARGE: "good",
}
WAITING = {
    rules.Clock.ON_TIME: Badge(_("Nei tempi")),
    rules.Clock.TO_HURRY: Badge(_("Da contattare subito"), "warning"),
    rules.Clock.LATE: Badge(_("Oltre le 5 settimane"), "bad"),
}
LIKENESSES = {
    Likeness.CODE: _("stesso codice fiscale"),
    Likeness.NAME_AND_BIRTH: _("stesso nome e data di nascita"),
    Likeness.SIMILAR_NAME_AND_BIRTH: _("nome simile e stessa data di nascita"),
    Likeness.PHONE: _("stesso telefono"),
    Likeness.NAME: _("stesso nome"),
}


def state_badge(application: Any) -> Badge:
    return Badge(application.get_state_display(), TONES.get(application.state, "neutral"))


def clock_badge(application: Any, today: date) -> Badge | None:
    """How the promise of 4–5 weeks stands; nothing for an application that was closed before any contact."""
    first = application.first_contact_on
    clock = rules.clock(application.submitted_on, today, first)
    if first is None:
        return WAITING[clock] if application.state in queries.OPEN else None
    late = clock == rules.Clock.LATE
    return Badge(_("Contattata in ritardo"), "warning") if late else Badge(_("Contattata"), "good")


def waited(application: Any, today: date) -> int:
    """The weeks between the application and the first contact, or today."""
    return rules.weeks_waited(application.submitted_on, application.first_contact_on or today)


def application_of(request: Request, application_id: int) -> Any:
    """Find the application, if it is among those one sees; opening it opens the person's file."""
    application = found(queries.application(request.actor, application_id))
    if application.person_id:
        request.reads_file_of(application.person_id, "work")
    return application


def ask(request: Request, decision: Decision) -> None:
    """Open the page only to whoever may do what it is for; what is sent is refused by the verb, beside what was typed."""
    if request.method == "GET":
        decision.or_raise()


def bound(request: Request, kind: type[forms.Form], **initial: object) -> Any:
    data = request.POST if request.method == "POST" else None
    return kind(data, actor=request.actor, initial={"on": request.actor.today, **initial})


def show(request: Request, template: str, form: forms.Form, application: Any, **context: object) -> HttpResponse:
    back = reverse("applications:detail", args=[application.pk])
    return render(request, template, {"form": form, "application": application, "back": back, **context})
