"""What the pages of placements have in common."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from insieme.core.tables import Badge
from insieme.domain.placements import queries
from insieme.domain.placements.states import CheckInState, Mood, PlacementState
from insieme.web import forms
from insieme.web.pages import Request, found

TONES: Any = {
    PlacementState.AGREED: "warning",
    PlacementState.ACTIVE: "good",
    PlacementState.ENDED: "neutral",
    PlacementState.CANCELLED: "neutral",
}
CHECK_IN_TONES: Any = {
    CheckInState.DUE: "accent",
    CheckInState.DONE: "good",
    CheckInState.SILENT: "warning",
    CheckInState.CANCELLED: "neutral",
}
MOOD_TONES: Any = {Mood.UNKNOWN: "neutral", Mood.WELL: "good", Mood.SO_SO: "warning", Mood.BADLY: "bad"}


def placement_badge(placement: Any) -> Badge:
    return Badge(placement.get_state_display(), TONES[placement.state])


def placement_of(request: Request, placement_id: int) -> Any:
    """Find the placement, if it is among those one sees."""
    return found(queries.placement(request.actor, placement_id))


def bound(request: Request, made: type[forms.Form], /, **initial: object) -> Any:
    """The form of this page: empty with what is likely, or with what was sent."""
    data = request.POST if request.method == "POST" else None
    return made(data, actor=request.actor, initial={"on": request.actor.today, **initial})


def show(request: Request, template: str, form: forms.Form, placement: Any, **context: object) -> HttpResponse:
    """Draw the page of a verb on a placement: the question, the button, the way back."""
    back = reverse("placements:placement", args=[placement.pk])
    return render(request, template, {"form": form, "placement": placement, "back": back, **context})


class DayForm(forms.Form):
    on = forms.ItalianDateField(label=_("Giorno"))
