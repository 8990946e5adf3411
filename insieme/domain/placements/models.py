from django.db import models
from django.db.models import F, Q

from insieme.core.facts import FACT_FIELDS, Fact, FactQuerySet, void_replaces_something
from insieme.core.models import Thing
from insieme.domain.access.models import User
from insieme.domain.casework.models import Case
from insieme.domain.companies.models import Company, Site
from insieme.domain.network.models import Organisation
from insieme.domain.people.models import Person
from insieme.domain.placements.states import (
    CHECK_IN,
    PLACEMENT,
    CheckInState,
    ContractEventKind,
    Mood,
    PlacementState,
)
from insieme.domain.territory.models import Municipality
from insieme.domain.vacancies.models import Proposal
from insieme.domain.vocabulary.models import ContractType, Occupation, TerminationReason, TransformationKind


class Placement(Thing):
    """A contract or a tirocinio at a company's site. Its columns say how it stands; its ledger says how it came to be."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="placements")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="placements", db_index=False)
    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="placements", db_index=False)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="placements")
    proposal = models.OneToOneField(Proposal, null=True, blank=True, on_delete=models.PROTECT, related_name="placement")
    # Through an agency the firm where one works is not the legal employer.
    agency = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    occupation = models.ForeignKey(Occupation, on_delete=models.PROTECT, related_name="+", db_index=False)
    contract_type = models.ForeignKey(ContractType, on_delete=models.PROTECT, related_name="+", db_index=False)
    weekly_hours = models.PositiveSmallIntegerField()
    level = models.CharField(max_length=40, blank=True)
    # For a tirocinio: what the person receives each month.
    monthly_allowance_cents = models.PositiveIntegerField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=PlacementState, default=PLACEMENT.start)
    starts_on = models.DateField()
    expected_end_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    cancelled_because = models.CharField(max_length=200, blank=True)
    # The alert: what worries whoever followed the last check-ins, until somebody settles it.
    worry = models.CharField(max_length=300, blank=True)
    worried_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = (
            models.Index(fields=("worried_on", "id"), condition=~Q(worry=""), name="placement_by_worry"),
            models.Index(
                fields=(
                    "-starts_on",
                    "-id",
                ),
                name="placement_by_date",
            ),
            models.Index(
                fields=(
                    "state",
                    "-starts_on",
                    "-id",
                ),
                name="placement_by_state",
            ),
            models.Index(
                fields=(
                    "state",
                    "expected_end_on",
                    "id",
                ),
                name="placement_by_end",
            ),
            models.Index(
                fields=(
                    "person",
                    "-starts_on",
                ),
                name="placement_by_person",
            ),
            models.Index(
                fields=(
                    "company",
                    "-starts_on",
                    "-id",
                ),
                name="placement_by_company",
            ),
        )
        constraints = (
            models.CheckConstraint(
                name="placement_ended_has_day",
                condition=Q(state=PlacementState.ENDED, ended_on__isnull=False)
                | (~Q(state=PlacementState.ENDED) & Q(ended_on=None)),
            ),
            models.CheckConstraint(
                name="placement_ends_after_start", condition=Q(ended_on=None) | Q(ended_on__gte=F("starts_on"))
            ),
            models.CheckConstraint(
                name="placement_expected_after_start",
                condition=Q(expected_end_on=None) | Q(expected_end_on__gte=F("starts_on")),
            ),
            models.CheckConstraint(
                name="placement_hours_are_possible", condition=Q(weekly_hours__gte=1, weekly_hours__lte=48)
            ),
            models.CheckConstraint(
                name="placement_cancelled_has_reason",
                condition=~Q(state=PlacementState.CANCELLED) | ~Q(cancelled_because=""),
            ),
            models.CheckConstraint(
                name="placement_worry_has_day",
                condition=Q(worry="", worried_on=None) | (~Q(worry="") & Q(worried_on__isnull=False)),
            ),
        )

    class Privacy:
        sensitive = frozenset({"worry"})
        personal = frozenset({"level", "monthly_allowance_cents", "cancelled_because"})
        pseudonymous = frozenset(
            {
                "id", "case", "person", "company", "site", "proposal", "agency", "occupation", "contract_type",
                "weekly_hours", "state", "starts_on", "expected_end_on", "ended_on", "worried_on",
            }
        )  # fmt: skip


class ContractEvent(Fact):
    """A line of the ledger: activation, extension, transformation, termination. Corrected by a new line, never rewritten."""

    kind = models.CharField(max_length=14, choices=ContractEventKind)
    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="ledger", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    # What the contract is after this event.
    contract_type = models.ForeignKey(ContractType, on_delete=models.PROTECT, related_name="+", db_index=False)
    expected_end_on = models.DateField(null=True, blank=True)
    transformation = models.ForeignKey(
        TransformationKind, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    termination_reason = models.ForeignKey(
        TerminationReason, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    # Where the person lived and where the work is, on that day.
    home = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+", db_index=False)
    workplace = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+", db_index=False)

    objects = FactQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=("recorded_at",), name="contract_event_by_recorded"),
            models.Index(
                fields=(
                    "kind",
                    "happened_on",
                ),
                name="contract_event_by_kind",
            ),
            models.Index(
                fields=(
                    "placement",
                    "happened_on",
                ),
                name="contract_event_by_placement",
            ),
            models.Index(
                fields=(
                    "person",
                    "happened_on",
                ),
                name="contract_event_by_person",
            ),
        )
        constraints = (
            void_replaces_something("contract_event_void_replaces"),
            models.UniqueConstraint(
                fields=("placement",),
                condition=Q(kind=ContractEventKind.ACTIVATION, replaces=None),
                name="contract_event_one_activation",
            ),
            models.CheckConstraint(
                name="contract_event_transformation_is_named",
                condition=Q(kind=ContractEventKind.TRANSFORMATION, transformation__isnull=False)
                | (~Q(kind=ContractEventKind.TRANSFORMATION) & Q(transformation=None)),
            ),
            models.CheckConstraint(
                name="contract_event_termination_has_reason",
                condition=Q(kind=ContractEventKind.TERMINATION, termination_reason__isnull=False)
                | (~Q(kind=ContractEventKind.TERMINATION) & Q(termination_reason=None)),
            ),
        )

    class Privacy:
        pseudonymous = FACT_FIELDS | {
            "kind", "placement", "person", "contract_type", "expected_end_on", "transformation",
            "termination_reason", "home", "workplace",
        }  # fmt: skip


class Tutoring(Thing):
    """Who follows the person in the company: one of ours, and one of theirs."""

    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="tutorings")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    tutor = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    company_tutor = models.CharField(max_length=120, blank=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = (
            models.Index(
                fields=(
                    "tutor",
                    "until_on",
                ),
                name="tutoring_by_tutor",
            ),
        )
        constraints = (
            models.UniqueConstraint(fields=("placement",), condition=Q(until_on=None), name="tutoring_one_at_a_time"),
            models.CheckConstraint(
                name="tutoring_ends_after_start", condition=Q(until_on=None) | Q(until_on__gte=F("from_on"))
            ),
        )

    class Privacy:
        personal = frozenset({"company_tutor"})
        pseudonymous = frozenset({"id", "placement", "person", "tutor", "from_on", "until_on"})


class CheckIn(Thing):
    """A day on which the person, the company's tutor and ours say how it goes. What is not known stays unknown."""

    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="check_ins", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    tutor = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    # Days since the start (7, 30, 90, 180, 365), or before the expected end (-60, -30).
    offset_days = models.SmallIntegerField()
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=CheckInState, default=CHECK_IN.start)
    done_on = models.DateField(null=True, blank=True)
    person_mood = models.CharField(max_length=8, choices=Mood, default=Mood.UNKNOWN)
    person_says = models.CharField(max_length=500, blank=True)
    company_mood = models.CharField(max_length=8, choices=Mood, default=Mood.UNKNOWN)
    company_says = models.CharField(max_length=500, blank=True)
    tutor_mood = models.CharField(max_length=8, choices=Mood, default=Mood.UNKNOWN)
    tutor_says = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes = (
            # What waits is little, of all that was ever asked.
            models.Index(
                fields=("tutor", "due_on", "id"),
                condition=Q(state__in=(CheckInState.DUE, CheckInState.SILENT)),
                name="check_in_waiting",
            ),
            models.Index(
                fields=(
                    "state",
                    "due_on",
                    "id",
                ),
                name="check_in_by_state",
            ),
        )
        constraints = (
            models.UniqueConstraint(fields=("placement", "due_on"), name="check_in_once_a_day"),
            models.CheckConstraint(
                name="check_in_done_has_day",
                condition=Q(state=CheckInState.DONE, done_on__isnull=False)
                | (~Q(state=CheckInState.DONE) & Q(done_on=None)),
            ),
        )

    class Privacy:
        sensitive = frozenset({"person_says", "company_says", "tutor_says"})
        personal = frozenset({"person_mood", "company_mood", "tutor_mood"})
        pseudonymous = frozenset({"id", "placement", "person", "tutor", "offset_days", "due_on", "state", "done_on"})


class Worry(Thing):
    """What somebody fears for a placement, and what was done about it. The placement shows the one still open."""

    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="worries", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=300)
    raised_on = models.DateField()
    settled_on = models.DateField(null=True, blank=True)
    settled_how = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes = (
            models.Index(
                fields=(
                    "placement",
                    "-raised_on",
                ),
                name="worry_by_placement",
            ),
        )
        constraints = (
            models.UniqueConstraint(fields=("placement",), condition=Q(settled_on=None), name="worry_one_open"),
            models.CheckConstraint(
                name="worry_settled_somehow",
                condition=Q(settled_on=None, settled_how="") | (Q(settled_on__isnull=False) & ~Q(settled_how="")),
            ),
        )

    class Privacy:
        sensitive = frozenset({"words", "settled_how"})
        pseudonymous = frozenset({"id", "placement", "person", "raised_on", "settled_on"})
