from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from insieme.domain.casework import actions, queries
from insieme.domain.casework.states import OtherMeasure
from insieme.web import forms
from insieme.web.pages import Request, page
from insieme.web.parts import Fact
from insieme.web.public.apply import questions


class CheckForm(forms.Form):
    """Nothing more is asked: only whether to send."""


@page(public=True, as_draft=True)
def check(request: Request) -> HttpResponse:
    """Show what was answered, and send it."""
    draft = queries.draft(request.actor)
    if draft is None:
        return redirect("apply:sent")
    left = questions.first_open(draft.answers)
    if left:
        return redirect("apply:question", left.slug)
    form = CheckForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        sent = form.act(actions.submit, draft, by=request.actor)
        # Of two clicks at once the second finds the draft gone: what it asked for is done.
        if sent is not None or queries.draft(request.actor) is None:
            return redirect("apply:sent")
    context = {"form": form, "answered": list(_answered(draft.answers)), "outside": _outside(draft.answers)}
    return render(request, "public/apply/check.html", context)


def _answered(answers: dict[str, object]) -> Iterator[tuple[questions.Question, list[Fact]]]:
    """Each question with its answers, in the words in which they were offered."""
    for asked in questions.QUESTIONS:
        fields = {name: field for name, field in asked.form.base_fields.items() if name in answers}
        given = [
            Fact(field.label or "", _said(field, answers[name]))
            for name, field in fields.items()
            if answers[name] != ""
        ]
        yield asked, given or [Fact(_("La tua risposta"), _("Non hai scritto niente"))]


def _said(field: Any, value: object) -> object:
    if isinstance(value, bool):
        return _("Sì") if value else _("No")
    if isinstance(field, forms.ItalianDateField):
        return field.to_python(value)
    return next((label for key, label in getattr(field, "choices", ()) if key == value), value)


def _outside(answers: dict[str, object]) -> bool:
    """Whether the programme may not be for them: they are told, and may send all the same."""
    helped = answers.get("other_measure") not in {OtherMeasure.NONE.value, OtherMeasure.UNKNOWN.value}
    return helped or not answers.get("is_unemployed")
