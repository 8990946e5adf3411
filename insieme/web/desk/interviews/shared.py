"""What the pages of an interview have in common."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from insieme.core.decisions import Decision
from insieme.core.tables import Badge, Tone
from insieme.domain.casework import queries
from insieme.domain.casework.states import InterviewState
from insieme.web import forms
from insieme.web.pages import Request, found

TONES: dict[str, Tone] = {
    InterviewState.BOOKED: "accent",
    InterviewState.HELD: "good",
    InterviewState.MISSED: "warning",
}


def state_badge(interview: Any) -> Badge:
    return Badge(interview.get_state_display(), TONES.get(interview.state, "neutral"))


def interview_of(request: Request, interview_id: int) -> Any:
    """Find the interview, if it is among those one sees; it opens the person's file."""
    interview = found(queries.interview(request.actor, interview_id))
    request.reads_file_of(interview.person_id, "work")
    return interview


def ask(request: Request, decision: Decision) -> None:
    """Open the page only to whoever may do what it is for."""
    if request.method == "GET":
        decision.or_raise()


def bound(request: Request, kind: type[forms.Form], **initial: object) -> Any:
    data = request.POST if request.method == "POST" else None
    return kind(data, actor=request.actor, initial=initial)


def show(request: Request, template: str, form: forms.Form, interview: Any, **context: object) -> HttpResponse:
    back = reverse("interviews:detail", args=[interview.pk])
    return render(request, template, {"form": form, "interview": interview, "back": back, **context})
