from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.training import policies, queries
from insieme.web.desk.training.shared import edition_badge
from insieme.web.pages import Request, found, page
from insieme.web.parts import Fact


@page(needs=Permission.SEE_TRAINING, counting=True)
def course(request: Request, course_id: int) -> HttpResponse:
    course = found(queries.course(request.actor, course_id))
    facts = [
        Fact(_("Tipo"), course.get_kind_display()),
        Fact(_("Argomento"), course.topic),
        Fact(_("Ore"), course.hours),
        Fact(_("Ente"), course.organisation.name),
        Fact(_("Progettato con"), course.designed_with.name if course.designed_with else _("solo il programma")),
        Fact(_("Requisiti"), course.requirements or _("nessuno")),
    ]
    context = {
        "course": course,
        "facts": facts,
        "editions": [(each, edition_badge(each)) for each in queries.editions_of(request.actor, course)],
        "can_change": policies.can_change_course(request.actor, course),
        "can_open": policies.can_open_edition(request.actor, course),
    }
    return render(request, "desk/training/course.html", context)
