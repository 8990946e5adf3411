"""What every verb of a case's page has in common: whom it is about, the way back to the file."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from insieme.domain.casework import queries
from insieme.web import forms
from insieme.web.pages import Request, found


def case_of(request: Request, case_id: int) -> Any:
    """Find the case, if it is among those one sees."""
    return found(queries.case(request.actor, case_id))


def bound(request: Request, kind: type[forms.Form], **initial: object) -> Any:
    """The form of this page: empty with what is likely, or with what was sent."""
    data = request.POST if request.method == "POST" else None
    return kind(data, actor=request.actor, initial={"on": request.actor.today, **initial})


def show(request: Request, template: str, form: forms.Form, case: Any, **context: object) -> HttpResponse:
    """Draw the page of a verb: the question, the button, the way back."""
    tab = context.pop("tab", "people:person")
    back = reverse(str(tab), args=[case.person_id])
    return render(request, template, {"form": form, "case": case, "person": case.person, "back": back, **context})


class DayForm(forms.Form):
    on = forms.ItalianDateField(label=_("Giorno"))
