from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from hashlib import sha256
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Role
from insieme.domain.network.models import Organisation
from insieme.domain.network.states import OrganisationKind
from insieme.domain.training import policies
from insieme.domain.training.models import Attendance, Course, Edition, Enrolment, Lesson
from insieme.domain.training.states import EditionState, EnrolmentState

STARTS_SOON = timedelta(days=14)
SEATED = (EnrolmentState.ENROLLED, EnrolmentState.COMPLETED)


def _how_many(*states: EnrolmentState) -> Coalesce:
    counted = (
        Enrolment.objects.filter(edition=OuterRef("pk"), state__in=states)
        .order_by()
        .values("edition")
        .annotate(n=Count("pk"))
    )
    return Coalesce(Subquery(counted.values("n"), output_field=IntegerField()), Value(0))


def courses(actor: Actor) -> QuerySet[Course]:
    """The courses one may see, each with how many editions it had."""
    return (
        policies.visible_courses(actor)
        .select_related("organisation", "designed_with")
        .annotate(held=Count("editions", filter=~Q(editions__state="cancelled")))
    )


def course(actor: Actor, course_id: int) -> Course | None:
    return courses(actor).filter(pk=course_id).first()


def has_editions(course: Course) -> bool:
    return course.editions.exists()


def fingerprint_of_course(course: Course) -> str:
    """What the course says now, in a few letters: two people who edit it at once are told."""
    return _fingerprint(
        course.kind, course.title, course.topic, course.hours, course.organisation_id, course.designed_with_id,
        course.requirements,
    )  # fmt: skip


def fingerprint(edition: Edition) -> str:
    """What the edition says now, in a few letters."""
    return _fingerprint(
        edition.municipality_id, edition.place, edition.starts_on, edition.ends_on, edition.seats, edition.pass_share
    )


def _fingerprint(*what: object) -> str:
    return sha256(repr(what).encode()).hexdigest()[:16]


def editions(actor: Actor) -> QuerySet[Edition]:
    """The editions one may see, each with how many have a seat and how many wait. Counts need a counting page."""
    return (
        policies.visible(actor)
        .select_related("course__organisation", "municipality")
        .annotate(taken=_how_many(*SEATED), waiting=_how_many(EnrolmentState.WAITING))
    )


def edition(actor: Actor, edition_id: int) -> Edition | None:
    return editions(actor).select_related("course__designed_with").filter(pk=edition_id).first()


def editions_of(actor: Actor, course: Course) -> list[Edition]:
    """The last editions of a course, newest first."""
    return list(editions(actor).filter(course=course).order_by("-starts_on", "-pk")[:20])


@dataclass(frozen=True)
class Seat:
    """Somebody in an edition, as the class list shows them; `place` is the position in the queue."""

    enrolment: Enrolment
    place: int | None = None


def class_of(actor: Actor, edition: Edition) -> list[Seat]:
    """Who is in the edition, among the people the actor may see; those who wait with their place in the published order."""
    rows = (
        policies.visible_enrolments(actor)
        .filter(edition=edition)
        .select_related("person")
        .order_by("person__family_name", "person__given_name", "pk")
    )
    queue = {pk: place for place, pk in enumerate(_queue(edition), start=1)}
    return sorted((Seat(row, queue.get(row.pk)) for row in rows), key=lambda seat: seat.place or 0)


def _queue(edition: Edition) -> QuerySet[Enrolment, int]:
    waiting = Enrolment.objects.filter(edition=edition, state=EnrolmentState.WAITING)
    return waiting.order_by("asked_at", "pk").values_list("pk", flat=True)


def lessons_of(edition: Edition) -> list[Lesson]:
    return list(edition.lessons.order_by("held_on"))


def hours_held(edition: Edition) -> Decimal:
    """The hours of the lessons whose attendance was taken."""
    total: Decimal | None = edition.lessons.filter(attendance_taken_at__isnull=False).aggregate(n=Sum("hours"))["n"]
    return total or Decimal(0)


def lesson(actor: Actor, lesson_id: int) -> Lesson | None:
    seen = Lesson.objects.filter(edition__in=policies.visible(actor))
    return seen.select_related("edition__course__organisation").filter(pk=lesson_id).first()


@dataclass(frozen=True)
class Present:
    """A person of the class at a lesson; `hours` is unknown until the attendance is taken."""

    enrolment: Enrolment
    hours: Decimal | None


def register_of(actor: Actor, lesson: Lesson) -> list[Present]:
    """The class at a lesson, by name, with the hours already written."""
    enrolled = (
        policies.visible_enrolments(actor)
        .filter(edition_id=lesson.edition_id, state=EnrolmentState.ENROLLED)
        .select_related("person")
        .order_by("person__family_name", "person__given_name", "pk")
    )
    written = dict(Attendance.objects.filter(lesson=lesson).values_list("enrolment_id", "hours"))
    return [Present(row, written.get(row.pk)) for row in enrolled]


def enrolment(actor: Actor, enrolment_id: int) -> Enrolment | None:
    return (
        policies.visible_enrolments(actor)
        .select_related("person", "case", "edition__course__organisation")
        .filter(pk=enrolment_id)
        .first()
    )


def enrolments_of(actor: Actor, person_id: int) -> list[Enrolment]:
    """The courses of one person, newest first: for their file and for themselves."""
    return list(
        policies.visible_enrolments(actor)
        .filter(person_id=person_id)
        .select_related("edition__course__organisation", "edition__municipality")
        .order_by("-asked_at", "-pk")
    )


TEACHERS = (
    OrganisationKind.TRAINING_BODY,
    OrganisationKind.ASSOCIATION,
    OrganisationKind.NON_PROFIT,
    OrganisationKind.PROGRAMME,
)


def organisations_matching(text: str, *, companies: bool = False) -> list[tuple[str, str]]:
    """Up to ten organisations whose name holds the text: those that teach, or the companies that help to design."""
    kinds: Any = (OrganisationKind.COMPANY,) if companies else TEACHERS
    found = Organisation.objects.filter(kind__in=kinds, name__icontains=text).order_by("name", "pk")
    return [(each.ref, each.name) for each in found[:10]]


def organisation(pk: int, *, companies: bool = False) -> Organisation | None:
    kinds: Any = (OrganisationKind.COMPANY,) if companies else TEACHERS
    return Organisation.objects.filter(pk=pk, kind__in=kinds).first()


def searchable_courses(actor: Actor) -> QuerySet[Course] | None:
    """Among which courses the actor may search; None means all."""
    return policies.visible_courses(actor).order_by() if actor.role is Role.TRAINER else None


def courses_by_key(actor: Actor, keys: Sequence[int]) -> list[Course]:
    """The courses with these keys that the actor may see, in the order asked."""
    seen = policies.visible_courses(actor).select_related("organisation").in_bulk(keys)
    return [seen[key] for key in keys if key in seen]


def lessons_without_attendance(actor: Actor, most: int) -> list[Lesson]:
    """The lessons already held whose attendance nobody has taken, the oldest first."""
    rows = Lesson.objects.filter(
        edition__in=policies.visible(actor),
        edition__state=EditionState.RUNNING,
        held_on__lte=actor.today,
        attendance_taken_at=None,
    )
    return list(rows.select_related("edition__course").order_by("held_on", "pk")[:most])


def editions_to_move(actor: Actor, most: int) -> list[Edition]:
    """The editions that start within two weeks, that should have started, or that have had their last day."""
    soon = Q(state=EditionState.OPEN, starts_on__lte=actor.today + STARTS_SOON)
    over = Q(state=EditionState.RUNNING, ends_on__lt=actor.today)
    rows = policies.visible(actor).filter(soon | over).select_related("course", "municipality")
    return list(rows.order_by("starts_on", "pk")[:most])
