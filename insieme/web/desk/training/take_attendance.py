from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.training import actions, policies, queries
from insieme.web import forms
from insieme.web.desk.training.shared import show
from insieme.web.pages import Request, found, page


class AttendanceForm(forms.Form):
    """One field of hours for each person of the class; the first time, everyone was there."""

    def __init__(self, *args: Any, lesson: Any, register: list[queries.Present], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for each in register:
            self.fields[each.enrolment.ref] = forms.HoursField(
                label=each.enrolment.person.listed_name,
                least="0",
                most=str(lesson.hours),
                initial=lesson.hours if each.hours is None else each.hours,
            )
        self.keys = {each.enrolment.ref: each.enrolment.pk for each in register}
        self.fields["once"] = self.fields.pop("once")

    @property
    def hours(self) -> dict[int, Decimal]:
        return {pk: self.cleaned_data[ref] for ref, pk in self.keys.items()}


@page(needs=Permission.SEE_TRAINING)
def take_attendance(request: Request, lesson_id: int) -> HttpResponse:
    lesson = found(queries.lesson(request.actor, lesson_id))
    policies.can_take_attendance(request.actor, lesson).or_raise()
    register = queries.register_of(request.actor, lesson)
    form: Any = AttendanceForm(request.POST or None, lesson=lesson, register=register)
    if form.is_valid() and form.act(actions.take_attendance, lesson, form.hours, by=request.actor):
        return forms.done(request, form, _("Presenze registrate."), "training:edition", lesson.edition_id)
    edition = lesson.edition
    context = {"label": _("Salva le presenze"), "lesson": lesson, "register": register}
    return show(request, "desk/training/take_attendance.html", form, edition, **context)
