from django.db import models
from django.db.models import F, Q

from insieme.core.models import Thing
from insieme.domain.casework.models import Obstacle
from insieme.domain.funds.states import PostingKind, Purpose
from insieme.domain.network.models import Organisation
from insieme.domain.people.models import Person


class Fund(Thing):
    """Money with a name: the Fondo sociale di comunità, a European fund, a company's gift.

    The three sums are kept by the database itself from the postings (see the migration), and none can go below zero.
    """

    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=120)
    year = models.PositiveSmallIntegerField()
    contributed_cents = models.BigIntegerField(default=0)
    committed_cents = models.BigIntegerField(default=0)
    spent_cents = models.BigIntegerField(default=0)

    class Meta:
        constraints = (
            models.CheckConstraint(name="fund_committed_not_negative", condition=Q(committed_cents__gte=0)),
            models.CheckConstraint(name="fund_spent_not_negative", condition=Q(spent_cents__gte=0)),
            models.CheckConstraint(
                name="fund_never_overspent",
                condition=Q(contributed_cents__gte=F("committed_cents") + F("spent_cents")),
            ),
        )

    class Privacy:
        open = frozenset({"id", "code", "name", "year", "contributed_cents", "committed_cents", "spent_cents"})

    @property
    def available_cents(self) -> int:
        return self.contributed_cents - self.committed_cents - self.spent_cents


class Posting(Thing):
    """A line of a fund's ledger. Never edited: a mistake is reversed by another line.

    Cents say how the three sums move. A contribution adds to what is contributed; a commitment adds to what is
    committed; an expense moves from committed to spent; a refund moves back from spent; a release frees what was
    committed; a reversal does the opposite of the line it reverses.
    """

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="postings", db_index=False)
    kind = models.CharField(max_length=12, choices=PostingKind)
    amount_cents = models.BigIntegerField()
    contributed_change = models.BigIntegerField(default=0)
    committed_change = models.BigIntegerField(default=0)
    spent_change = models.BigIntegerField(default=0)
    line = models.CharField(max_length=80, blank=True)
    purpose = models.CharField(max_length=10, choices=Purpose, blank=True)
    text = models.CharField(max_length=200)
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    commitment = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="settlements", db_index=False
    )
    reverses = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="reversed_by")
    # For a person: whom it helps, and which obstacle it removes.
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    obstacle = models.ForeignKey(Obstacle, null=True, blank=True, on_delete=models.PROTECT, related_name="postings")
    happened_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=80)

    class Meta:
        indexes = (
            models.Index(
                fields=(
                    "fund",
                    "-recorded_at",
                    "-id",
                ),
                name="posting_by_fund",
            ),
            models.Index(fields=("commitment",), name="posting_by_commitment"),
        )
        constraints = (
            models.CheckConstraint(name="posting_amount_is_positive", condition=Q(amount_cents__gt=0)),
            models.CheckConstraint(
                name="posting_settles_a_commitment",
                condition=Q(
                    kind__in=[PostingKind.EXPENSE, PostingKind.RELEASE, PostingKind.REFUND], commitment__isnull=False
                )
                | (
                    ~Q(kind__in=[PostingKind.EXPENSE, PostingKind.RELEASE, PostingKind.REFUND])
                    & (Q(commitment=None) | Q(kind=PostingKind.REVERSAL))
                ),
            ),
            models.CheckConstraint(
                name="posting_reversal_names_a_line",
                condition=Q(kind=PostingKind.REVERSAL, reverses__isnull=False)
                | (~Q(kind=PostingKind.REVERSAL) & Q(reverses=None)),
            ),
            models.CheckConstraint(
                name="posting_obstacle_needs_person", condition=Q(obstacle=None) | Q(person__isnull=False)
            ),
        )

    class Privacy:
        personal = frozenset({"text"})
        pseudonymous = frozenset(
            {
                "id", "fund", "kind", "amount_cents", "contributed_change", "committed_change", "spent_change", "line",
                "purpose", "organisation", "commitment", "reverses", "person", "obstacle", "happened_on",
                "recorded_at", "recorded_by",
            }
        )  # fmt: skip
