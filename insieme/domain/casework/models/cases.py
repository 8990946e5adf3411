"""The case: a person taken in charge, the milestones that figures count, assessments, the diary."""

from django.db import models
from django.db.models import F, Q

from insieme.core.facts import FACT_FIELDS, Fact, FactQuerySet, void_replaces_something
from insieme.core.models import Thing
from insieme.domain.access.models import User
from insieme.domain.casework.models.entry import Application
from insieme.domain.casework.states import (
    CASE,
    CaseState,
    ClosingOutcome,
    MilestoneKind,
    Readiness,
    SuspensionReason,
)
from insieme.domain.people.models import Person
from insieme.domain.territory.models import Municipality


class Case(Thing):
    """A person taken in charge. The comune of that day stays with it."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="cases")
    application = models.OneToOneField(Application, null=True, on_delete=models.PROTECT, related_name="case")
    state = models.CharField(max_length=10, choices=CaseState, default=CASE.start)
    readiness = models.CharField(max_length=10, choices=Readiness)
    manager = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    opened_on = models.DateField()
    suspension_reason = models.CharField(max_length=12, choices=SuspensionReason, blank=True)
    resume_by = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closing_outcome = models.CharField(max_length=14, choices=ClosingOutcome, blank=True)
    closing_note = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = (
            models.Index(
                fields=(
                    "-opened_on",
                    "-id",
                ),
                name="case_by_date",
            ),
            models.Index(
                fields=(
                    "manager",
                    "state",
                    "-opened_on",
                    "-id",
                ),
                name="case_by_manager",
            ),
            models.Index(
                fields=(
                    "state",
                    "-opened_on",
                    "-id",
                ),
                name="case_by_state",
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("person",), condition=~Q(state=CaseState.CLOSED), name="case_one_open_per_person"
            ),
            models.CheckConstraint(
                name="case_closed_has_day_and_outcome",
                condition=(Q(state=CaseState.CLOSED, closed_on__isnull=False) & ~Q(closing_outcome=""))
                | (~Q(state=CaseState.CLOSED) & Q(closed_on=None, closing_outcome="")),
            ),
            models.CheckConstraint(
                name="case_suspended_has_reason",
                condition=(Q(state=CaseState.SUSPENDED) & ~Q(suspension_reason=""))
                | (~Q(state=CaseState.SUSPENDED) & Q(suspension_reason="")),
            ),
            models.CheckConstraint(
                name="case_closed_after_opening", condition=Q(closed_on=None) | Q(closed_on__gte=F("opened_on"))
            ),
        )

    class Privacy:
        personal = frozenset({"closing_note"})
        sensitive = frozenset({"suspension_reason"})
        pseudonymous = frozenset(
            {
                "id", "person", "application", "state", "readiness", "manager", "municipality", "opened_on",
                "resume_by", "closed_on", "closing_outcome",
            }
        )  # fmt: skip


class Milestone(Fact):
    """A dated step of a person's road that figures count. The comune is the one of that day."""

    kind = models.CharField(max_length=16, choices=MilestoneKind)
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="milestones", db_index=False
    )
    application = models.ForeignKey(
        Application, null=True, blank=True, on_delete=models.PROTECT, related_name="milestones"
    )
    case = models.ForeignKey(Case, null=True, blank=True, on_delete=models.PROTECT, related_name="milestones")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+", db_index=False)

    objects = FactQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=("recorded_at",), name="milestone_by_recorded"),
            models.Index(
                fields=(
                    "kind",
                    "happened_on",
                ),
                name="milestone_by_kind",
            ),
            models.Index(
                fields=(
                    "person",
                    "happened_on",
                ),
                name="milestone_by_person",
            ),
        )
        constraints = (void_replaces_something("milestone_void_replaces"),)

    class Privacy:
        pseudonymous = FACT_FIELDS | {"kind", "person", "application", "case", "municipality"}


class Instrument(models.Model):
    """A versioned questionnaire, defined as data: what is asked, and what each answer from 0 to 4 means."""

    code = models.CharField(max_length=40, primary_key=True)
    version = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    items = models.JSONField()

    class Privacy:
        open = frozenset({"code", "version", "title", "items"})


class Assessment(Thing):
    """An instrument answered on a day. Answered again, it shows the distance travelled."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="assessments", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="+")
    answered_on = models.DateField()
    answers = models.JSONField()
    total = models.PositiveSmallIntegerField()
    note = models.TextField(blank=True, max_length=2000)
    written_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes = (
            models.Index(
                fields=(
                    "case",
                    "answered_on",
                ),
                name="assessment_by_case",
            ),
        )
        constraints = (
            models.UniqueConstraint(fields=("case", "instrument", "answered_on"), name="assessment_once_a_day"),
        )

    class Privacy:
        sensitive = frozenset({"answers", "total", "note"})
        pseudonymous = frozenset({"id", "case", "person", "instrument", "answered_on", "written_by"})


class Note(Thing):
    """A line of the diary."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="diary")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    text = models.TextField(max_length=4000)
    written_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    written_at = models.DateTimeField()

    class Meta:
        indexes = (
            models.Index(
                fields=(
                    "person",
                    "-written_at",
                    "-id",
                ),
                name="note_by_person",
            ),
        )

    class Privacy:
        sensitive = frozenset({"text"})
        pseudonymous = frozenset({"id", "case", "person", "written_by", "written_at"})
