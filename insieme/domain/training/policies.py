from django.db.models import QuerySet

from insieme.core.decisions import Decision, no, yes_if
from insieme.domain.access.policies import Actor, has
from insieme.domain.access.rules import Permission, Role
from insieme.domain.casework.models import Case
from insieme.domain.casework.states import CaseState
from insieme.domain.people import policies as people
from insieme.domain.training.models import Course, Edition, Enrolment, Lesson
from insieme.domain.training.states import EDITION, ENROLMENT, EditionState, EnrolmentState

NOT_YOURS = "Questo corso è di un altro ente di formazione."
TEACHING = (EditionState.OPEN, EditionState.RUNNING)


def visible_courses(actor: Actor) -> QuerySet[Course]:
    if not has(actor, Permission.SEE_TRAINING):
        return Course.objects.none()
    if actor.role == Role.TRAINER:
        return Course.objects.filter(organisation_id=actor.organisation_id or 0)
    return Course.objects.all()


def can_see_course(actor: Actor, course: Course) -> Decision:
    allowed = has(actor, Permission.SEE_TRAINING)
    if not allowed or actor.role != Role.TRAINER:
        return allowed
    return yes_if(course.organisation_id == actor.organisation_id, NOT_YOURS)


def visible(actor: Actor) -> QuerySet[Edition]:
    if not has(actor, Permission.SEE_TRAINING):
        return Edition.objects.none()
    if actor.role == Role.TRAINER:
        return Edition.objects.filter(course__organisation_id=actor.organisation_id or 0)
    return Edition.objects.all()


def can_see(actor: Actor, edition: Edition) -> Decision:
    return can_see_course(actor, edition.course)


def visible_enrolments(actor: Actor) -> QuerySet[Enrolment]:
    """The places in a course of the people the actor may see; a person sees their own, a training body those of its courses."""
    if actor.person_id is not None:
        return Enrolment.objects.filter(person_id=actor.person_id)
    if not has(actor, Permission.SEE_TRAINING):
        return Enrolment.objects.none()
    if actor.sees_everyone:
        return Enrolment.objects.all()
    seen = Enrolment.objects.filter(person_id__in=people.visible_ids(actor))
    return (
        seen.filter(edition__course__organisation_id=actor.organisation_id or 0) if actor.role == Role.TRAINER else seen
    )


def can_see_enrolment(actor: Actor, enrolment: Enrolment) -> Decision:
    if actor.person_id is not None:
        return yes_if(enrolment.person_id == actor.person_id, people.NOT_YOURS)
    seen = can_see(actor, enrolment.edition)
    return people.can_see(actor, enrolment.person) if seen else seen


def can_add_course(actor: Actor) -> Decision:
    return has(actor, Permission.KEEP_TRAINING)


def can_change_course(actor: Actor, course: Course) -> Decision:
    seen = can_see_course(actor, course)
    return has(actor, Permission.KEEP_TRAINING) if seen else seen


def can_open_edition(actor: Actor, course: Course) -> Decision:
    seen = can_see_course(actor, course)
    return has(actor, Permission.KEEP_TRAINING) if seen else seen


def can_change_edition(actor: Actor, edition: Edition) -> Decision:
    allowed = can_open_edition(actor, edition.course)
    return yes_if(edition.state in TEACHING, "L'edizione è finita: resta com'è stata.") if allowed else allowed


def _can_teach(actor: Actor, edition: Edition) -> Decision:
    seen = can_see(actor, edition)
    if not seen:
        return seen
    return yes_if(
        actor.permissions & {Permission.KEEP_TRAINING, Permission.TAKE_ATTENDANCE},
        "Solo l'ente che tiene il corso e chi coordina la formazione possono farlo.",
    )


def can_start_edition(actor: Actor, edition: Edition) -> Decision:
    allowed = _can_teach(actor, edition)
    return EDITION.can_move(edition.state, to=EditionState.RUNNING) if allowed else allowed


def can_finish_edition(actor: Actor, edition: Edition) -> Decision:
    allowed = _can_teach(actor, edition)
    return EDITION.can_move(edition.state, to=EditionState.FINISHED) if allowed else allowed


def can_cancel_edition(actor: Actor, edition: Edition) -> Decision:
    allowed = can_open_edition(actor, edition.course)
    return EDITION.can_move(edition.state, to=EditionState.CANCELLED) if allowed else allowed


def can_add_lesson(actor: Actor, edition: Edition) -> Decision:
    allowed = _can_teach(actor, edition)
    if not allowed:
        return allowed
    return yes_if(edition.state in TEACHING, "L'edizione è finita: non si aggiungono lezioni.")


def can_take_attendance(actor: Actor, lesson: Lesson) -> Decision:
    allowed = _can_teach(actor, lesson.edition)
    if not allowed:
        return allowed
    if lesson.edition.state != EditionState.RUNNING:
        return no("Le presenze si registrano mentre l'edizione è in corso.")
    return yes_if(lesson.held_on <= actor.today, "La lezione non c'è ancora stata.")


def can_enrol(actor: Actor, edition: Edition, case: Case | None = None) -> Decision:
    """Whether the actor may enrol somebody in the edition and, once chosen, this person."""
    seen = can_see(actor, edition)
    allowed = has(actor, Permission.ENROL) if seen else seen
    if not allowed:
        return allowed
    if edition.state not in TEACHING:
        return no("Le iscrizioni a questa edizione sono chiuse.")
    if case is None:
        return Decision(allowed=True)
    if not (mine := people.can_see(actor, case.person)):
        return mine
    return yes_if(case.state == CaseState.OPEN, "Si iscrive chi ha una presa in carico aperta.")


def can_withdraw(actor: Actor, enrolment: Enrolment) -> Decision:
    seen = can_see_enrolment(actor, enrolment)
    allowed = has(actor, Permission.ENROL) if seen else seen
    return ENROLMENT.can_move(enrolment.state, to=EnrolmentState.WITHDRAWN) if allowed else allowed
