"""Who sees and who works on a case, its assessments and its diary."""

from django.db.models import QuerySet

from insieme.core.decisions import YES, Decision, no, yes_if
from insieme.domain.access.policies import Actor, has
from insieme.domain.access.rules import Part, Permission
from insieme.domain.casework.models import Assessment, Case, Milestone, Note
from insieme.domain.casework.states import CASE, CaseState
from insieme.domain.people import policies as people

NOT_FOLLOWED = "Può farlo solo chi segue questo percorso, o chi coordina."
IS_CLOSED = "Il percorso è chiuso: prima va riaperto."


def visible_cases(actor: Actor) -> QuerySet[Case]:
    if actor.person_id is not None:
        return Case.objects.filter(person_id=actor.person_id)
    if not has(actor, Permission.SEE_CASES):
        return Case.objects.none()
    if actor.sees_everyone:
        return Case.objects.all()
    return Case.objects.filter(person_id__in=people.visible_ids(actor))


def can_see_case(actor: Actor, case: Case) -> Decision:
    if actor.person_id is not None:
        return yes_if(actor.person_id == case.person_id, people.NOT_YOURS)
    return has(actor, Permission.SEE_CASES) and people.can_see(actor, case.person)


def can_open_files(actor: Actor) -> Decision:
    """Whether the actor works with people's files: in the portals one has pages of one's own."""
    allowed = has(actor, Permission.SEE_PEOPLE)
    in_portal = actor.person_id is not None or actor.part == Part.EMPLOYER
    return allowed and yes_if(not in_portal, "Il fascicolo è di chi lavora nel programma: tu hai le tue pagine.")


def visible_assessments(actor: Actor) -> QuerySet[Assessment]:
    return Assessment.objects.filter(case__in=visible_cases(actor))


def visible_notes(actor: Actor) -> QuerySet[Note]:
    """The diary is for whoever works on the path, not for the portal."""
    if not has(actor, Permission.SEE_CASES):
        return Note.objects.none()
    return Note.objects.filter(case__in=visible_cases(actor))


def visible_milestones(actor: Actor) -> QuerySet[Milestone]:
    """The milestones of the people one sees, with names: figures count through their own door."""
    if not has(actor, Permission.SEE_CASES):
        return Milestone.objects.none()
    return Milestone.objects.filter(person_id__in=people.visible_ids(actor))


def can_follow(actor: Actor, case: Case) -> Decision:
    """Working on a case: whoever is named as its manager, and whoever coordinates."""
    allowed = has(actor, Permission.FOLLOW_CASES)
    return allowed and yes_if(
        actor.sees_everyone or (actor.user_id is not None and case.manager_id == actor.user_id), NOT_FOLLOWED
    )


def can_work_on(actor: Actor, case: Case) -> Decision:
    return can_follow(actor, case) and yes_if(case.state != CaseState.CLOSED, IS_CLOSED)


def can_assign(actor: Actor, case: Case) -> Decision:
    return (
        has(actor, Permission.ASSIGN_CASES)
        and can_see_case(actor, case)
        and yes_if(case.state != CaseState.CLOSED, IS_CLOSED)
    )


def can_set_readiness(actor: Actor, case: Case) -> Decision:
    return can_work_on(actor, case)


def can_suspend(actor: Actor, case: Case) -> Decision:
    return can_follow(actor, case) and CASE.can_move(case.state, to=CaseState.SUSPENDED)


def can_resume(actor: Actor, case: Case) -> Decision:
    return can_follow(actor, case) and yes_if(case.state == CaseState.SUSPENDED, "Il percorso non è sospeso.")


def can_close(actor: Actor, case: Case) -> Decision:
    return can_follow(actor, case) and CASE.can_move(case.state, to=CaseState.CLOSED)


def can_reopen(actor: Actor, case: Case) -> Decision:
    """A return: whoever followed the path, whoever coordinates, and the secretariat at the door."""
    allowed = yes_if(can_follow(actor, case) or has(actor, Permission.ASSIGN_CASES), NOT_FOLLOWED)
    return allowed and yes_if(case.state == CaseState.CLOSED, "Il percorso non è chiuso.")


def can_correct_milestone(actor: Actor, milestone: Milestone) -> Decision:
    """Only whoever coordinates: figures already given change with it."""
    allowed = has(actor, Permission.SEE_EVERYONE) and has(actor, Permission.FOLLOW_CASES)
    if not allowed:
        return no("Solo chi coordina corregge una tappa: da lì vengono i dati pubblicati.")
    return yes_if(not milestone.is_void, "Questa tappa è già stata annullata.")


def can_write_note(actor: Actor, case: Case) -> Decision:
    """Whoever sees the case: the secretariat too, when somebody calls."""
    if case.manager_id == actor.user_id and has(actor, Permission.FOLLOW_CASES):
        return YES
    return has(actor, Permission.SEE_CASES) and can_see_case(actor, case)


def can_assess(actor: Actor, case: Case) -> Decision:
    return can_work_on(actor, case)
