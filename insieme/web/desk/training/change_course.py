from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from insieme.core.identifiers import encode
from insieme.domain.access.rules import Permission
from insieme.domain.training import actions, policies, queries
from insieme.web import forms
from insieme.web.desk.training.forms import CourseForm
from insieme.web.desk.training.shared import bound
from insieme.web.pages import Request, found, page


class ChangeCourseForm(CourseForm):
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=16)

    def keep(self, course: Any) -> None:
        """Do not ask what a course with editions no longer changes."""
        self.kept = {"kind": course.kind, "organisation": course.organisation}
        for name in self.kept:
            del self.fields[name]

    @property
    def programme(self) -> actions.Programme:
        given = {**self.cleaned_data, **getattr(self, "kept", {})}
        given.pop("seen")
        return actions.Programme(**given)


@page(needs=Permission.KEEP_TRAINING)
def change_course(request: Request, course_id: int) -> HttpResponse:
    """Correct what a course teaches."""
    actor = request.actor
    course = found(queries.course(actor, course_id))
    policies.can_change_course(actor, course).or_raise()
    now = {name: getattr(course, name) for name in ("kind", "title", "topic", "hours", "requirements")} | {
        "organisation": encode(course.organisation_id),
        "designed_with": encode(course.designed_with_id) if course.designed_with_id else "",
        "seen": queries.fingerprint_of_course(course),
    }
    form = bound(request, ChangeCourseForm, **now)
    is_held = queries.has_editions(course)
    if is_held:
        form.keep(course)
    if form.is_valid():
        seen = form.cleaned_data["seen"]
        if form.act(actions.change_course, course, form.programme, by=actor, seen=seen) is not None:
            return forms.done(request, form, _("Corso aggiornato."), "training:course", course.pk)
    context = {"form": form, "course": course, "is_held": is_held}
    return render(request, "desk/training/change_course.html", context)
