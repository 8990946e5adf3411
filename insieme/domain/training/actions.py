from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.db.models import DecimalField, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from insieme.core.decisions import Denied, no, yes_if
from insieme.core.events import record
from insieme.core.search import index
from insieme.database.walls import beyond_the_wall
from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Part
from insieme.domain.casework.models import Case
from insieme.domain.network.models import Organisation
from insieme.domain.people import actions as people
from insieme.domain.people.models import Person
from insieme.domain.training import policies, queries, rules
from insieme.domain.training.events import Happened
from insieme.domain.training.models import Attendance, Course, Edition, Enrolment, Lesson
from insieme.domain.training.rules import earns_certificate, goes_straight_in, to_promote
from insieme.domain.training.states import EditionState, EnrolmentState

SEARCH_KIND = "course"
LIVE = (EnrolmentState.WAITING, EnrolmentState.ENROLLED)
NO_SEAT = "L'edizione si è conclusa prima che si liberasse un posto."
NEVER_CAME = "Non ha frequentato nessuna lezione."
CHANGED_MEANWHILE = "Intanto qualcun altro ha cambiato questa scheda: riapri la pagina per vedere com'è ora."


@dataclass(frozen=True)
class Programme:
    """What a course teaches, and who holds it."""

    kind: str
    title: str
    topic: str
    hours: int
    organisation: Organisation
    designed_with: Organisation | None = None
    requirements: str = ""


@transaction.atomic
def add_course(programme: Programme, *, by: Actor) -> Course:
    """Add a course to those the programme offers; its editions say when it is held."""
    policies.can_add_course(by).or_raise()
    course = Course.objects.create(**vars(programme))
    _find_by_its_words(course)
    record(Happened.COURSE_ADDED, course, by=by, company_ref=course.designed_with_id)
    return course


@transaction.atomic
def change_course(course: Course, programme: Programme, *, by: Actor, seen: str = "") -> Course:
    """Correct what a course teaches; refused when it no longer says what `seen` is the fingerprint of.

    Once it has editions it keeps its kind and its body: those who took part had them so.
    """
    course = Course.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=course.pk)
    policies.can_change_course(by, course).or_raise()
    yes_if(seen in {"", queries.fingerprint_of_course(course)}, CHANGED_MEANWHILE).or_raise()
    is_other = programme.kind != course.kind or programme.organisation.pk != course.organisation_id
    if is_other and course.editions.exists():
        raise Denied(no("Il corso ha già delle edizioni: il tipo e l'ente restano quelli. Aggiungi un altro corso."))
    for name, value in vars(programme).items():
        setattr(course, name, value)
    course.save()
    _find_by_its_words(course)
    record(Happened.COURSE_CHANGED, course, by=by, company_ref=course.designed_with_id)
    return course


@dataclass(frozen=True)
class Calendar:
    """When and where an edition is held, for how many, and what share of its hours earns the certificate."""

    municipality_id: str
    place: str
    starts_on: date
    ends_on: date
    seats: int
    pass_share: int = 70


@transaction.atomic
def open_edition(course: Course, calendar: Calendar, *, by: Actor) -> Edition:
    """Open the enrolments to a new edition of a course."""
    policies.can_open_edition(by, course).or_raise()
    rules.check_calendar(calendar.starts_on, calendar.ends_on, by.today).or_raise()
    edition = Edition.objects.create(course=course, **vars(calendar))
    record(Happened.EDITION_OPENED, edition, by=by, seats=calendar.seats)
    return edition


@transaction.atomic
def change_edition(edition: Edition, calendar: Calendar, *, by: Actor, seen: str = "") -> Edition:
    """Move an edition in time or place, or change its seats; the seats that are added go to the first of the queue."""
    edition = _locked(edition)
    policies.can_change_edition(by, edition).or_raise()
    yes_if(seen in {"", queries.fingerprint(edition)}, CHANGED_MEANWHILE).or_raise()
    rules.check_calendar(calendar.starts_on, calendar.ends_on, by.today).or_raise()
    outside = edition.lessons.exclude(held_on__range=(calendar.starts_on, calendar.ends_on)).order_by("held_on").first()
    if outside is not None:
        raise Denied(
            no("C'è già una lezione il {day}: l'edizione deve comprenderla.", day=f"{outside.held_on:%d/%m/%Y}")
        )
    with beyond_the_wall():
        taken = _taken(edition)
    yes_if(
        calendar.seats >= taken, "I posti già presi sono {count}: non possono essere di meno.", count=taken
    ).or_raise()
    for name, value in vars(calendar).items():
        setattr(edition, name, value)
    edition.save()
    _promote(edition, by=by)
    record(Happened.EDITION_CHANGED, edition, by=by, seats=calendar.seats)
    return edition


@transaction.atomic
def start_edition(edition: Edition, *, by: Actor) -> Edition:
    """Say that the lessons have begun."""
    edition = _locked(edition)
    policies.can_start_edition(by, edition).or_raise()
    with beyond_the_wall():
        someone = edition.enrolments.filter(state=EnrolmentState.ENROLLED).exists()
    yes_if(someone, "Nessuno è iscritto: iscrivi qualcuno prima di cominciare.").or_raise()
    _move(edition, EditionState.RUNNING)
    record(Happened.EDITION_STARTED, edition, by=by)
    return edition


@transaction.atomic
def add_lesson(edition: Edition, *, by: Actor, on: date, hours: Decimal, topic: str = "") -> Lesson:
    """Add a lesson to an edition: one a day."""
    edition = _locked(edition)
    policies.can_add_lesson(by, edition).or_raise()
    if not edition.starts_on <= on <= edition.ends_on:
        raise Denied(
            no(
                "La lezione deve stare tra il {start} e il {end}, i giorni dell'edizione.",
                start=f"{edition.starts_on:%d/%m/%Y}",
                end=f"{edition.ends_on:%d/%m/%Y}",
            )
        )
    try:
        with transaction.atomic():
            lesson = Lesson.objects.create(edition=edition, held_on=on, hours=hours, topic=topic)
    except IntegrityError as error:
        if "lesson_one_a_day" not in str(error):
            raise
        raise Denied(no("Quel giorno c'è già una lezione.")) from error
    record(Happened.LESSON_ADDED, lesson, by=by)
    return lesson


@transaction.atomic
def enrol(edition: Edition, case: Case, *, by: Actor) -> Enrolment:
    """Give somebody a seat in an edition or, when it is full, a place in the queue."""
    edition = _locked(edition)
    policies.can_enrol(by, edition, case).or_raise()
    already = Enrolment.objects.filter(edition=edition, person_id=case.person_id).exclude(
        state=EnrolmentState.WITHDRAWN
    )
    yes_if(not already.exists(), "Questa persona è già in questa edizione.").or_raise()
    with beyond_the_wall():
        straight_in = goes_straight_in(_taken(edition), edition.seats, _waiting(edition).count())
    enrolment = Enrolment.objects.create(
        edition=edition,
        case=case,
        person_id=case.person_id,
        state=EnrolmentState.ENROLLED if straight_in else EnrolmentState.WAITING,
        asked_at=by.at,
    )
    if straight_in:
        people.involve(case.person, Part.TRAINING, edition.course.organisation, by=by, on=by.today)
    kind = Happened.ENROLLED if straight_in else Happened.QUEUED
    record(kind, enrolment, by=by, person_ref=case.person_id)
    return enrolment


@transaction.atomic
def withdraw(enrolment: Enrolment, *, by: Actor, reason: str) -> Enrolment:
    """Take somebody out of an edition; the first in the queue has the seat at once."""
    edition = _locked(enrolment.edition)
    enrolment = _locked_enrolment(enrolment)
    policies.can_withdraw(by, enrolment).or_raise()
    _leave(enrolment, reason, by=by)
    _promote(edition, by=by)
    return enrolment


@transaction.atomic
def take_attendance(lesson: Lesson, hours: Mapping[int, Decimal], *, by: Actor) -> Lesson:
    """Write who was at a lesson and for how many hours, the whole class at once; written again, it corrects.

    `hours` goes from each enrolment to the hours of that person; it must name the whole class.
    """
    edition = _locked(lesson.edition)
    lesson = Lesson.objects.select_for_update(of=("self",)).get(pk=lesson.pk)
    lesson.edition = edition
    policies.can_take_attendance(by, lesson).or_raise()
    present = queries.register_of(by, lesson)
    if {each.enrolment.pk for each in present} != set(hours):
        raise Denied(no("La classe è cambiata mentre scrivevi: ricontrolla le presenze e salva di nuovo."))
    if any(not 0 <= each <= lesson.hours for each in hours.values()):
        raise Denied(no("A una lezione di {hours} ore si sta al più {hours} ore.", hours=lesson.hours))
    before = {each.enrolment.pk: each.hours for each in present}
    Attendance.objects.bulk_create(
        (
            Attendance(
                lesson=lesson,
                enrolment=each.enrolment,
                person_id=each.enrolment.person_id,
                hours=hours[each.enrolment.pk],
            )
            for each in present
        ),
        update_conflicts=True,
        unique_fields=["lesson", "enrolment"],
        update_fields=["hours"],
    )
    _add_up(edition)
    was_taken = lesson.attendance_taken_at is not None
    lesson.attendance_taken_at = by.at
    lesson.save(update_fields=["attendance_taken_at"])
    changed = sum(1 for key, value in hours.items() if before[key] != value)
    record(Happened.ATTENDANCE_TAKEN, lesson, by=by, correction=int(was_taken), changed=changed)
    return lesson


@transaction.atomic
def finish_edition(edition: Edition, *, by: Actor, on: date) -> Edition:
    """End an edition: whoever attended enough has the certificate from that day."""
    edition = _locked(edition)
    policies.can_finish_edition(by, edition).or_raise()
    missing = edition.lessons.filter(attendance_taken_at=None).count()
    yes_if(not missing, "Mancano le presenze di {count} lezioni.", count=missing).or_raise()
    held = queries.hours_held(edition)
    yes_if(held > 0, "Non c'è stata nessuna lezione: se il corso non si è tenuto, annulla l'edizione.").or_raise()
    yes_if(edition.starts_on <= on <= by.today, "Il giorno della fine sta tra l'inizio del corso e oggi.").or_raise()
    with beyond_the_wall():
        for enrolment in _live(edition):
            earned = earns_certificate(enrolment.hours_attended, held, edition.pass_share)
            _conclude(enrolment, has_earned=earned, by=by, on=on)
    _move(edition, EditionState.FINISHED)
    record(Happened.EDITION_FINISHED, edition, by=by)
    return edition


@transaction.atomic
def cancel_edition(edition: Edition, *, by: Actor, reason: str) -> Edition:
    """Cancel an edition: everyone in it is withdrawn with the same reason."""
    edition = _locked(edition)
    policies.can_cancel_edition(by, edition).or_raise()
    with beyond_the_wall():
        for enrolment in _live(edition):
            _leave(enrolment, reason, by=by)
    _move(edition, EditionState.CANCELLED)
    record(Happened.EDITION_CANCELLED, edition, by=by)
    return edition


def _find_by_its_words(course: Course) -> None:
    index(SEARCH_KIND, course.pk, (course.title, course.topic, course.organisation.name))


def _locked(edition: Edition) -> Edition:
    return Edition.objects.select_for_update(of=("self",)).select_related("course__organisation").get(pk=edition.pk)


def _locked_enrolment(enrolment: Enrolment) -> Enrolment:
    rows = Enrolment.objects.select_for_update(of=("self",)).select_related("person", "edition__course__organisation")
    return rows.get(pk=enrolment.pk)


def _move(edition: Edition, state: EditionState) -> None:
    edition.state = state
    edition.save(update_fields=["state"])


def _taken(edition: Edition) -> int:
    return edition.enrolments.filter(state__in=queries.SEATED).count()


def _waiting(edition: Edition) -> QuerySet[Enrolment]:
    return edition.enrolments.filter(state=EnrolmentState.WAITING).order_by("asked_at", "pk")


def _live(edition: Edition) -> list[Enrolment]:
    rows = edition.enrolments.filter(state__in=LIVE).select_related("person", "edition__course__organisation")
    return list(rows.order_by("asked_at", "pk"))


def _add_up(edition: Edition) -> None:
    """Keep in each enrolment the sum of its hours."""
    mine = Attendance.objects.filter(enrolment=OuterRef("pk")).order_by().values("enrolment").annotate(n=Sum("hours"))
    total = Subquery(mine.values("n"), output_field=DecimalField())
    edition.enrolments.filter(state=EnrolmentState.ENROLLED).update(hours_attended=Coalesce(total, Decimal(0)))


def _promote(edition: Edition, *, by: Actor) -> None:
    """Give the free seats to the first of the queue: people whom the actor may not see."""
    with beyond_the_wall():
        waiting = list(_waiting(edition).select_related("person"))
        chosen = to_promote(_taken(edition), edition.seats, [each.pk for each in waiting])
        for enrolment in (each for each in waiting if each.pk in chosen):
            enrolment.state = EnrolmentState.ENROLLED
            enrolment.save(update_fields=["state"])
            people.involve(enrolment.person, Part.TRAINING, edition.course.organisation, by=by, on=by.today)
            record(Happened.PROMOTED, enrolment, by=by, person_ref=enrolment.person_id)


def _conclude(enrolment: Enrolment, *, has_earned: bool, by: Actor, on: date) -> None:
    if enrolment.state == EnrolmentState.WAITING:
        _leave(enrolment, NO_SEAT, by=by)
        return
    if not enrolment.hours_attended:
        _leave(enrolment, NEVER_CAME, by=by)
        return
    enrolment.state = EnrolmentState.COMPLETED
    enrolment.certificate_on = on if has_earned else None
    enrolment.save(update_fields=["state", "certificate_on"])
    _release(enrolment.person, enrolment.edition, by=by)
    record(Happened.COMPLETED, enrolment, by=by, person_ref=enrolment.person_id, certificate=int(has_earned))


def _leave(enrolment: Enrolment, reason: str, *, by: Actor) -> None:
    enrolment.state = EnrolmentState.WITHDRAWN
    enrolment.withdrawal_reason = reason[:200]
    enrolment.save(update_fields=["state", "withdrawal_reason"])
    _release(enrolment.person, enrolment.edition, by=by)
    record(Happened.WITHDRAWN, enrolment, by=by, person_ref=enrolment.person_id)


def _release(person: Person, edition: Edition, *, by: Actor) -> None:
    """End the training body's part, unless the person is in another of its courses."""
    body = edition.course.organisation
    others = Enrolment.objects.filter(
        person=person, state=EnrolmentState.ENROLLED, edition__course__organisation=body
    ).exclude(edition=edition)
    with beyond_the_wall():
        is_elsewhere = others.exists()
    if not is_elsewhere:
        people.release(person, Part.TRAINING, body, by=by, on=by.today)
