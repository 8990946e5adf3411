from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Permission
from insieme.domain.training import policies, queries
from insieme.domain.training.rules import hours_needed
from insieme.domain.training.states import EditionState, EnrolmentState
from insieme.web.desk.training.shared import edition_badge, edition_of, enrolment_badge
from insieme.web.pages import Request, page
from insieme.web.parts import Fact


@page(needs=Permission.SEE_TRAINING, counting=True)
def edition(request: Request, edition_id: int) -> HttpResponse:
    edition = edition_of(request, edition_id)
    actor = request.actor
    seats = queries.class_of(actor, edition)
    held = queries.hours_held(edition)
    lessons = queries.lessons_of(edition)
    context = {
        "edition": edition,
        "badge": edition_badge(edition),
        "facts": _facts(edition, held),
        "present": [_row(actor, seat, edition) for seat in seats if seat.enrolment.state != EnrolmentState.WITHDRAWN],
        "withdrawn": [_row(actor, seat, edition) for seat in seats if seat.enrolment.state == EnrolmentState.WITHDRAWN],
        "hidden": edition.taken + edition.waiting - _live(seats),
        "lessons": [(each, policies.can_take_attendance(actor, _of(each, edition))) for each in lessons],
        "held": held,
        "needed": hours_needed(held, edition.pass_share),
        "can": {
            "change": policies.can_change_edition(actor, edition),
            "enrol": policies.can_enrol(actor, edition),
            "start": policies.can_start_edition(actor, edition),
            "finish": policies.can_finish_edition(actor, edition),
            "cancel": policies.can_cancel_edition(actor, edition),
            "add_lesson": policies.can_add_lesson(actor, edition),
        },
        "next": _next_step(edition),
    }
    return render(request, "desk/training/edition.html", context)


def _of(lesson: Any, edition: Any) -> Any:
    """The lesson, knowing its edition without asking for it again."""
    lesson.edition = edition
    return lesson


def _row(actor: Actor, seat: queries.Seat, edition: Any) -> dict[str, Any]:
    enrolment = seat.enrolment
    enrolment.edition = edition
    can = Permission.ENROL in actor.permissions
    return {"place": seat.place, "enrolment": enrolment, "badge": enrolment_badge(enrolment), "can_withdraw": can}


def _live(seats: list[Any]) -> int:
    return sum(1 for seat in seats if seat.enrolment.state != EnrolmentState.WITHDRAWN)


def _facts(edition: Any, held: Any) -> list[Fact]:
    return [
        Fact(_("Ente"), edition.course.organisation.name),
        Fact(_("Dove"), f"{edition.place}, {edition.municipality.name}"),
        Fact(_("Ore del corso"), edition.course.hours),
        Fact(_("Ore già tenute"), held),
        Fact(_("Requisiti"), edition.course.requirements or _("nessuno")),
    ]


def _next_step(edition: Any) -> str:
    """Which verb is the one to do next: the page's one primary button."""
    if edition.state == EditionState.OPEN:
        return "enrol" if edition.taken < edition.seats else "start"
    return "finish" if edition.state == EditionState.RUNNING else ""
