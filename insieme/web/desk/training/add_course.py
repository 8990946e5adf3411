from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Permission
from insieme.domain.training import actions, policies
from insieme.web import forms
from insieme.web.desk.training.forms import CourseForm
from insieme.web.desk.training.shared import bound
from insieme.web.pages import Request, page


@page(needs=Permission.KEEP_TRAINING)
def add_course(request: Request) -> HttpResponse:
    actor: Actor = request.actor
    policies.can_add_course(actor).or_raise()
    form = bound(request, CourseForm)
    if form.is_valid() and (course := form.act(actions.add_course, form.programme, by=actor)):
        return forms.done(request, form, _("Corso aggiunto: ora apri un'edizione."), "training:course", course.pk)
    return render(request, "desk/training/add_course.html", {"form": form})
