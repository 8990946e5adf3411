"""What stands between the person and work, and what was agreed to do about it."""

from django.db import models
from django.db.models import F, Q

from insieme.core.models import Thing
from insieme.domain.access.models import User
from insieme.domain.casework.models.cases import Case
from insieme.domain.casework.states import ActionOwner, ActionState, AgreedHow, ObstacleKind
from insieme.domain.people.models import Person


class Obstacle(Thing):
    """Something that stands between the person and work: dated, open or removed, with someone who works on it."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="obstacles", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=ObstacleKind)
    note = models.CharField(max_length=300, blank=True)
    found_on = models.DateField()
    removed_on = models.DateField(null=True, blank=True)
    works_on_it = models.CharField(max_length=120, blank=True)

    class Meta:
        indexes = (
            models.Index(
                fields=(
                    "case",
                    "kind",
                ),
                name="obstacle_by_case",
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("case", "kind"), condition=Q(removed_on=None), name="obstacle_open_once_per_kind"
            ),
            models.CheckConstraint(
                name="obstacle_removed_after_found", condition=Q(removed_on=None) | Q(removed_on__gte=F("found_on"))
            ),
        )

    class Privacy:
        sensitive = frozenset({"kind", "note"})
        pseudonymous = frozenset({"id", "case", "person", "found_on", "removed_on", "works_on_it"})


class Plan(Thing):
    """The pact: goals in the person's words, agreed with them. A new one follows the old, which stays."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="plans")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    goal = models.TextField(max_length=2000)
    drafted_on = models.DateField()
    agreed_on = models.DateField(null=True, blank=True)
    agreed_how = models.CharField(max_length=8, choices=AgreedHow, blank=True)
    replaced_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("case",), condition=Q(replaced_on=None), name="plan_one_at_a_time"),
            models.CheckConstraint(
                name="plan_agreed_in_some_way",
                condition=Q(agreed_on=None, agreed_how="") | (Q(agreed_on__isnull=False) & ~Q(agreed_how="")),
            ),
        )

    class Privacy:
        sensitive = frozenset({"goal"})
        pseudonymous = frozenset({"id", "case", "person", "drafted_on", "agreed_on", "agreed_how", "replaced_on"})


class Action(Thing):
    """One thing to be done: by whom, by when, done or not."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="actions", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    obstacle = models.ForeignKey(Obstacle, null=True, blank=True, on_delete=models.PROTECT, related_name="actions")
    text = models.CharField(max_length=300)
    owner = models.CharField(max_length=10, choices=ActionOwner)
    responsible = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    due_on = models.DateField()
    state = models.CharField(max_length=8, choices=ActionState, default=ActionState.TODO)
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = (
            models.Index(
                fields=(
                    "plan",
                    "due_on",
                ),
                name="action_by_plan",
            ),
            models.Index(
                fields=(
                    "responsible",
                    "state",
                    "due_on",
                ),
                name="action_by_responsible",
            ),
        )
        constraints = (
            models.CheckConstraint(
                name="action_done_has_day",
                condition=Q(state=ActionState.DONE, done_on__isnull=False)
                | (~Q(state=ActionState.DONE) & Q(done_on=None)),
            ),
        )

    class Privacy:
        sensitive = frozenset({"text"})
        pseudonymous = frozenset(
            {"id", "plan", "person", "obstacle", "owner", "responsible", "due_on", "state", "done_on"}
        )
