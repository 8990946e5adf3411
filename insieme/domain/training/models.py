from django.db import models
from django.db.models import F, Q

from insieme.core.models import Thing
from insieme.domain.casework.models import Case
from insieme.domain.network.models import Organisation
from insieme.domain.people.models import Person
from insieme.domain.territory.models import Municipality
from insieme.domain.training.states import EDITION, CourseKind, EditionState, EnrolmentState


class Course(Thing):
    """What is taught: a group workshop, basic or specific training. A company may have helped to design it."""

    kind = models.CharField(max_length=10, choices=CourseKind)
    title = models.CharField(max_length=160)
    topic = models.CharField(max_length=80)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="courses")
    designed_with = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="designed_courses"
    )
    hours = models.PositiveSmallIntegerField()
    requirements = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = (
            models.Index(
                fields=(
                    "title",
                    "id",
                ),
                name="course_by_title",
            ),
        )
        constraints = (models.CheckConstraint(name="course_has_hours", condition=Q(hours__gte=1, hours__lte=2000)),)

    class Privacy:
        open = frozenset({"id", "kind", "title", "topic", "organisation", "designed_with", "hours", "requirements"})


class Edition(Thing):
    """A course held once: when, where, with how many seats."""

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="editions", db_index=False)
    state = models.CharField(max_length=10, choices=EditionState, default=EDITION.start)
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+", db_index=False)
    place = models.CharField(max_length=160)
    starts_on = models.DateField()
    ends_on = models.DateField()
    seats = models.PositiveSmallIntegerField()
    # Share of the hours that earns the certificate, in percent.
    pass_share = models.PositiveSmallIntegerField(default=70)

    class Meta:
        indexes = (
            models.Index(
                fields=(
                    "-starts_on",
                    "-id",
                ),
                name="edition_by_date",
            ),
            models.Index(
                fields=(
                    "course",
                    "-starts_on",
                ),
                name="edition_by_course",
            ),
        )
        constraints = (
            models.CheckConstraint(name="edition_ends_after_start", condition=Q(ends_on__gte=F("starts_on"))),
            models.CheckConstraint(name="edition_has_seats", condition=Q(seats__gte=1, seats__lte=500)),
            models.CheckConstraint(name="edition_pass_share_is_percent", condition=Q(pass_share__lte=100)),
        )

    class Privacy:
        open = frozenset(
            {"id", "course", "state", "municipality", "place", "starts_on", "ends_on", "seats", "pass_share"}
        )


class Lesson(Thing):
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="lessons", db_index=False)
    held_on = models.DateField()
    hours = models.DecimalField(max_digits=4, decimal_places=1)
    topic = models.CharField(max_length=160, blank=True)
    attendance_taken_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (
            models.Index(
                fields=(
                    "edition",
                    "held_on",
                ),
                name="lesson_by_edition",
            ),
        )
        constraints = (
            models.UniqueConstraint(fields=("edition", "held_on"), name="lesson_one_a_day"),
            models.CheckConstraint(name="lesson_has_hours", condition=Q(hours__gt=0, hours__lte=12)),
        )

    class Privacy:
        open = frozenset({"id", "edition", "held_on", "hours", "topic", "attendance_taken_at"})


class Enrolment(Thing):
    """A person in an edition: waiting in the published order, enrolled, completed or withdrawn."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="enrolments", db_index=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="enrolments")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="enrolments", db_index=False)
    state = models.CharField(max_length=10, choices=EnrolmentState)
    asked_at = models.DateTimeField()
    withdrawal_reason = models.CharField(max_length=200, blank=True)
    hours_attended = models.DecimalField(max_digits=6, decimal_places=1, default=0)
    certificate_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = (
            models.Index(
                fields=(
                    "edition",
                    "state",
                    "asked_at",
                ),
                name="enrolment_by_edition",
            ),
            models.Index(
                fields=(
                    "person",
                    "-asked_at",
                ),
                name="enrolment_by_person",
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("edition", "person"), condition=~Q(state=EnrolmentState.WITHDRAWN), name="enrolment_once"
            ),
            models.CheckConstraint(
                name="enrolment_withdrawn_has_reason",
                condition=~Q(state=EnrolmentState.WITHDRAWN) | ~Q(withdrawal_reason=""),
            ),
            models.CheckConstraint(
                name="enrolment_certificate_when_completed",
                condition=Q(certificate_on=None) | Q(state=EnrolmentState.COMPLETED),
            ),
        )

    class Privacy:
        personal = frozenset({"withdrawal_reason"})
        pseudonymous = frozenset(
            {"id", "edition", "case", "person", "state", "asked_at", "hours_attended", "certificate_on"}
        )


class Attendance(Thing):
    """Whether a person was at a lesson, and for how many hours."""

    lesson = models.ForeignKey(Lesson, on_delete=models.PROTECT, related_name="attendances", db_index=False)
    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="attendances")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    hours = models.DecimalField(max_digits=4, decimal_places=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("lesson", "enrolment"), name="attendance_once"),
            models.CheckConstraint(name="attendance_hours_are_possible", condition=Q(hours__gte=0, hours__lte=12)),
        )

    class Privacy:
        pseudonymous = frozenset({"id", "lesson", "enrolment", "person", "hours"})
