"""What the pages of training have in common."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from insieme.core.tables import Badge
from insieme.domain.training import queries
from insieme.domain.training.states import EditionState, EnrolmentState
from insieme.web import forms
from insieme.web.pages import Request, found

EDITION_TONES: Any = {
    EditionState.OPEN: "accent",
    EditionState.RUNNING: "good",
    EditionState.FINISHED: "neutral",
    EditionState.CANCELLED: "bad",
}
ENROLMENT_TONES: Any = {
    EnrolmentState.WAITING: "warning",
    EnrolmentState.ENROLLED: "accent",
    EnrolmentState.COMPLETED: "good",
    EnrolmentState.WITHDRAWN: "neutral",
}


def edition_badge(edition: Any) -> Badge:
    return Badge(edition.get_state_display(), EDITION_TONES[edition.state])


def enrolment_badge(enrolment: Any) -> Badge:
    return Badge(enrolment.get_state_display(), ENROLMENT_TONES[enrolment.state])


def edition_of(request: Request, edition_id: int) -> Any:
    """Find the edition, if it is among those one sees."""
    return found(queries.edition(request.actor, edition_id))


def bound(request: Request, made: type[forms.Form], /, **initial: object) -> Any:
    """The form of this page: empty with what is likely, or with what was sent."""
    data = request.POST if request.method == "POST" else None
    return made(data, actor=request.actor, initial={"on": request.actor.today, **initial})


def show(request: Request, template: str, form: forms.Form, edition: Any, **context: object) -> HttpResponse:
    """Draw the page of a verb on an edition: the question, the button, the way back."""
    back = reverse("training:edition", args=[edition.pk])
    return render(request, template, {"form": form, "edition": edition, "back": back, **context})


class ReasonForm(forms.Form):
    reason = forms.ReasonField(max_length=200)


class DayForm(forms.Form):
    on = forms.ItalianDateField(label=_("Giorno"))
