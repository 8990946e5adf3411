"""The verbs of a case, in the order of its life."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max, Min

from insieme.core.decisions import Denied, no, yes_if
from insieme.core.events import record
from insieme.domain.access.models import User
from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Part, Role
from insieme.domain.casework.events import Happened
from insieme.domain.casework.models import Assessment, Case, Instrument, Milestone, Note
from insieme.domain.casework.policies import cases as policies
from insieme.domain.casework.rules import assessments, paths
from insieme.domain.casework.states import CaseState, MilestoneKind, Readiness
from insieme.domain.network import queries as network
from insieme.domain.people import policies as people
from insieme.domain.people.actions import involve, release
from insieme.domain.people.events import Happened as People
from insieme.domain.people.models import Involvement, Person

FOLLOWING_ROLES = (Role.CASE_MANAGER, Role.COORDINATOR)


def _locked(case: Case) -> Case:
    return Case.objects.select_for_update(of=("self",)).select_related("person", "manager").get(pk=case.pk)


def _mark(case: Case, kind: MilestoneKind, *, by: Actor, on: date) -> Milestone:
    """Keep the dated fact that figures count, with the comune where the person lives now."""
    return Milestone.objects.create(
        kind=kind,
        person=case.person,
        case=case,
        municipality_id=case.person.municipality_id,
        happened_on=on,
        recorded_at=by.at,
        recorded_by=by.key,
    )


def _check_day(case: Case, on: date, by: Actor) -> None:
    """Steps come in order: none before the last one that is known."""
    known = Milestone.objects.filter(case=case).known(by.today).aggregate(last=Max("happened_on"))
    paths.check_day(on, by.today, since=max(case.opened_on, known["last"] or case.opened_on)).or_raise()


def _share_with_scouts(case: Case, *, by: Actor, on: date) -> None:
    """Those who look for work for people see who is ready, and only while the path is open."""
    if case.state == CaseState.OPEN and case.readiness == Readiness.READY:
        involve(case.person, Part.MATCHING, network.the_programme(), by=by, on=on)
    else:
        release(case.person, Part.MATCHING, by=by, on=on)


@transaction.atomic
def assign(case: Case, manager: User, *, by: Actor, on: date) -> Case:
    """Give the case to a case manager: from now on they see the person, and whoever had it before no longer does."""
    case = _locked(case)
    policies.can_assign(by, case).or_raise()
    paths.check_day(on, by.today, since=case.opened_on).or_raise()
    works = network.works_as(manager.pk, FOLLOWING_ROLES, on=by.today)
    yes_if(works, "{name} non lavora come operatore.", name=manager.name).or_raise()
    if case.manager_id == manager.pk:
        raise Denied(no("{name} segue già questo percorso.", name=manager.name))
    if case.manager:
        release(case.person, Part.CASE, case.manager, by=by, on=on)
    previous, case.manager = case.manager_id, manager
    case.save(update_fields=["manager"])
    involve(case.person, Part.CASE, manager, by=by, on=on)
    record(Happened.ASSIGNED, case, by=by, person_ref=case.person_id, manager=manager.pk, previous=previous)
    return case


@transaction.atomic
def set_readiness(case: Case, readiness: Readiness, *, by: Actor, on: date) -> Case:
    """Say whether the person is ready for work, so that they can be proposed, or to be trained first."""
    case = _locked(case)
    policies.can_set_readiness(by, case).or_raise()
    paths.check_day(on, by.today, since=case.opened_on).or_raise()
    yes_if(case.readiness != readiness, "È già così: non c'è niente da cambiare.").or_raise()
    case.readiness = readiness
    case.save(update_fields=["readiness"])
    _share_with_scouts(case, by=by, on=on)
    record(Happened.READINESS_SET, case, by=by, person_ref=case.person_id, readiness=readiness.value)
    return case


@dataclass(frozen=True)
class Suspension:
    """Why the path pauses, and by when to look at it again."""

    reason: str
    resume_by: date


@transaction.atomic
def suspend(case: Case, suspension: Suspension, *, by: Actor, on: date) -> Case:
    """Pause the path: nobody proposes the person until it is resumed."""
    case = _locked(case)
    policies.can_suspend(by, case).or_raise()
    _check_day(case, on, by)
    yes_if(suspension.resume_by > on, "Il giorno in cui riprendere viene dopo quello della sospensione.").or_raise()
    paths.check_deadline(suspension.resume_by, on).or_raise()
    case.state, case.suspension_reason, case.resume_by = CaseState.SUSPENDED, suspension.reason, suspension.resume_by
    case.save(update_fields=["state", "suspension_reason", "resume_by"])
    _mark(case, MilestoneKind.SUSPENDED, by=by, on=on)
    _share_with_scouts(case, by=by, on=on)
    record(Happened.SUSPENDED, case, by=by, person_ref=case.person_id, reason=suspension.reason)
    return case


@transaction.atomic
def resume(case: Case, *, by: Actor, on: date) -> Case:
    """Take the path up again where it was."""
    case = _locked(case)
    policies.can_resume(by, case).or_raise()
    people.has_not_withdrawn(case.person_id).or_raise()
    _check_day(case, on, by)
    case.state, case.suspension_reason, case.resume_by = CaseState.OPEN, "", None
    case.save(update_fields=["state", "suspension_reason", "resume_by"])
    _mark(case, MilestoneKind.RESUMED, by=by, on=on)
    _share_with_scouts(case, by=by, on=on)
    record(Happened.RESUMED, case, by=by, person_ref=case.person_id)
    return case


@dataclass(frozen=True)
class Closing:
    """How the path ends; and, if whoever follows the person has to go on for a while, until when and why."""

    outcome: str
    note: str = ""
    follow_until: date | None = None
    follow_because: str = ""


@transaction.atomic
def close(case: Case, closing: Closing, *, by: Actor, on: date) -> Case:
    """Close the path with its outcome; the person can come back to it."""
    case = _locked(case)
    policies.can_close(by, case).or_raise()
    _check_day(case, on, by)
    paths.check_following(closing.follow_until, closing.follow_because, on).or_raise()
    case.state, case.suspension_reason, case.resume_by = CaseState.CLOSED, "", None
    case.closed_on, case.closing_outcome, case.closing_note = on, closing.outcome, closing.note
    case.save()
    _mark(case, MilestoneKind.CLOSED, by=by, on=on)
    _share_with_scouts(case, by=by, on=on)
    # The case forgets its closing when it is reopened; the diary does not.
    for text in filter(None, (closing.note, closing.follow_because)):
        _note(case, text, by=by)
    _take_leave(case, closing.follow_until, by=by, on=on)
    record(Happened.CLOSED, case, by=by, person_ref=case.person_id, outcome=closing.outcome)
    return case


def _take_leave(case: Case, asked: date | None, *, by: Actor, on: date) -> None:
    """End the part of whoever followed the path on the last day on which there is a need (docs/adr/0014)."""
    followed = Involvement.objects.filter(person=case.person, part=Part.TUTORING.value, until_on=None).exists()
    last = paths.follows_until(on, by.today, is_followed=followed, asked=asked)
    if case.manager:
        release(case.person, Part.CASE, case.manager, by=by, on=last)


def stop_following(person: Person, *, by: Actor) -> None:
    """End what a followed contract had prolonged: called by the verb that ends the last tutoring of a person.

    A part prolonged for a stated reason stays until the day that was stated.
    """
    case = Case.objects.filter(person=person).order_by("-opened_on", "-pk").first()
    tutored = Involvement.objects.filter(person=person, part=Part.TUTORING.value, until_on=None)
    if case is None or case.closed_on is None or tutored.exists():
        return
    rows = Involvement.objects.filter(
        person=person, part=Part.CASE.value, until_on=case.closed_on + paths.FOLLOWING
    ).filter(until_on__gt=by.today + paths.FINISHING)
    for part in rows.select_for_update(of=("self",)):
        part.until_on = by.today + paths.FINISHING
        part.save(update_fields=["until_on"])
        record(People.RELEASED, part, by=by, person_ref=person.pk, part=part.part)


@transaction.atomic
def reopen(case: Case, readiness: Readiness, *, by: Actor, on: date) -> Case:
    """Take the person back into the same path, without starting again."""
    case = _locked(case)
    policies.can_reopen(by, case).or_raise()
    # Being named as who followed it is not enough once that part has ended (docs/adr/0014).
    people.can_see(by, case.person).or_raise()
    people.has_not_withdrawn(case.person_id).or_raise()
    others = Case.objects.filter(person=case.person_id).exclude(state=CaseState.CLOSED)
    yes_if(not others.exists(), "La persona ha già un percorso aperto: lavora su quello.").or_raise()
    _check_day(case, on, by)
    case.state, case.readiness = CaseState.OPEN, readiness
    case.closed_on, case.closing_outcome, case.closing_note = None, "", ""
    case.save()
    _mark(case, MilestoneKind.REOPENED, by=by, on=on)
    # What was left of the part of before ends: from now on there is one, which ends with the path.
    left = Involvement.objects.filter(person=case.person, part=Part.CASE.value, from_on__lte=on, until_on__gt=on)
    left.update(until_on=on)
    if case.manager:
        involve(case.person, Part.CASE, case.manager, by=by, on=on)
    _share_with_scouts(case, by=by, on=on)
    record(Happened.REOPENED, case, by=by, person_ref=case.person_id, readiness=readiness.value)
    return case


@dataclass(frozen=True)
class Correction:
    """The right day of a milestone, or that it never happened; and why, for the diary."""

    why: str
    happened_on: date | None = None


@transaction.atomic
def correct_milestone(milestone: Milestone, correction: Correction, *, by: Actor) -> Milestone:
    """Correct a milestone with a new row: figures as known before today stay as they were."""
    case = _locked(milestone.case) if milestone.case else None
    milestone = Milestone.objects.select_related("person").get(pk=milestone.pk)
    policies.can_correct_milestone(by, milestone).or_raise()
    if Milestone.objects.filter(replaces=milestone).exists():
        raise Denied(no("Questa tappa è già stata corretta: guarda l'ultima versione."))
    _check_correction(milestone, case, correction, by)
    new = Milestone.objects.create(
        kind=milestone.kind,
        person=milestone.person,
        application=milestone.application,
        case=case,
        municipality_id=milestone.municipality_id,
        happened_on=correction.happened_on or milestone.happened_on,
        recorded_at=by.at,
        recorded_by=by.key,
        replaces=milestone,
        is_void=correction.happened_on is None,
    )
    if case:
        _project(case, new)
        _note(case, correction.why, by=by)
    record(Happened.CORRECTED, new, by=by, person_ref=milestone.person_id, kind=milestone.kind)
    return new


def _check_correction(milestone: Milestone, case: Case | None, correction: Correction, by: Actor) -> None:
    on = correction.happened_on
    if on is None:
        standing = case is not None and {
            MilestoneKind.TAKEN_IN_CHARGE: case.state != CaseState.CLOSED,
            MilestoneKind.CLOSED: case.state == CaseState.CLOSED,
            MilestoneKind.SUSPENDED: case.state == CaseState.SUSPENDED,
        }.get(MilestoneKind(milestone.kind), False)
        yes_if(not standing, "Il percorso è ancora in quello stato: prima riaprilo, riprendilo o chiudilo.").or_raise()
        return
    yes_if(on != milestone.happened_on, "Il giorno è già questo: non c'è niente da correggere.").or_raise()
    starts = milestone.kind == MilestoneKind.TAKEN_IN_CHARGE
    paths.check_day(on, by.today, since=case.opened_on if case and not starts else None).or_raise()
    if case and starts:
        later = Milestone.objects.filter(case=case).exclude(kind=milestone.kind).known(by.today)
        first = later.aggregate(first=Min("happened_on"))["first"]
        yes_if(not first or on <= first, "La presa in carico non può venire dopo le altre tappe.").or_raise()


def _project(case: Case, milestone: Milestone) -> None:
    """What the case repeats of its milestones follows them."""
    if milestone.is_void:
        return
    if milestone.kind == MilestoneKind.TAKEN_IN_CHARGE:
        case.opened_on = milestone.happened_on
    elif milestone.kind == MilestoneKind.CLOSED and case.state == CaseState.CLOSED:
        case.closed_on = milestone.happened_on
    case.save(update_fields=["opened_on", "closed_on"])


def _note(case: Case, text: str, *, by: Actor) -> Note:
    note = Note.objects.create(case=case, person=case.person, text=text, written_by_id=by.user_id, written_at=by.at)
    record(Happened.NOTED, note, by=by, person_ref=case.person_id)
    return note


@transaction.atomic
def write_note(case: Case, text: str, *, by: Actor) -> Note:
    """Add a line to the diary; nothing written there is ever changed."""
    policies.can_write_note(by, case).or_raise()
    people.can_see(by, case.person).or_raise()
    yes_if(text.strip(), "La nota è vuota: scrivi qualcosa.").or_raise()
    yes_if(len(text) <= 4000, "La nota è troppo lunga: al massimo 4000 caratteri.").or_raise()
    return _note(case, text.strip(), by=by)


@dataclass(frozen=True)
class Answered:
    """An instrument's answers, item by item, and a note."""

    answers: dict[str, int]
    note: str = ""


@transaction.atomic
def assess(case: Case, instrument: Instrument, answered: Answered, *, by: Actor, on: date) -> Assessment:
    """Keep what an instrument says of the person on that day; answered again, it shows the distance travelled."""
    case = _locked(case)
    policies.can_assess(by, case).or_raise()
    paths.check_day(on, by.today, since=case.opened_on).or_raise()
    assessments.check_answers([item["key"] for item in instrument.items], answered.answers).or_raise()
    again = Assessment.objects.filter(case=case, instrument=instrument, answered_on=on).exists()
    yes_if(not again, "Per questo giorno c'è già una valutazione: scegli un altro giorno.").or_raise()
    assessment = Assessment.objects.create(
        case=case,
        person=case.person,
        instrument=instrument,
        answered_on=on,
        answers=answered.answers,
        total=assessments.total(answered.answers),
        note=answered.note,
        written_by_id=by.user_id,
    )
    record(Happened.ASSESSED, assessment, by=by, person_ref=case.person_id)
    return assessment
