from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.training import actions, policies, queries
from insieme.web import forms
from insieme.web.desk.training.forms import EditionForm
from insieme.web.desk.training.shared import bound
from insieme.web.pages import Request, found, page


@page(needs=Permission.KEEP_TRAINING)
def open_edition(request: Request, course_id: int) -> HttpResponse:
    course = found(queries.course(request.actor, course_id))
    policies.can_open_edition(request.actor, course).or_raise()
    form = bound(request, EditionForm)
    if form.is_valid() and (edition := form.act(actions.open_edition, course, form.calendar, by=request.actor)):
        return forms.done(request, form, _("Edizione aperta alle iscrizioni."), "training:edition", edition.pk)
    return render(request, "desk/training/open_edition.html", {"form": form, "course": course})
