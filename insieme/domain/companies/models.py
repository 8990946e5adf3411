from django.db import models
from django.db.models import F, Q

from insieme.core.facts import FACT_FIELDS, Fact, FactQuerySet, void_replaces_something
from insieme.core.models import Thing
from insieme.domain.access.models import User
from insieme.domain.companies.states import CompanyState, ContactHow, EngagementKind, Size, Way
from insieme.domain.network.models import Organisation
from insieme.domain.territory.models import Municipality
from insieme.domain.vocabulary.models import Activity


class Company(models.Model):
    """A firm. It is one of the network's organisations, with what only firms have."""

    organisation = models.OneToOneField(
        Organisation, primary_key=True, on_delete=models.PROTECT, related_name="company"
    )
    # The organisation's name again, so that a list of companies is read from one index.
    name = models.CharField(max_length=160)
    partita_iva = models.CharField(max_length=11, unique=True)
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="+", db_index=False)
    size = models.CharField(max_length=8, choices=Size)
    state = models.CharField(max_length=14, choices=CompanyState, default=CompanyState.CONTACTED)
    account_holder = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    # How many proposals a month the firm has said it can read.
    monthly_capacity = models.PositiveSmallIntegerField(null=True, blank=True)
    last_contact_at = models.DateTimeField(null=True, blank=True)
    added_at = models.DateTimeField()

    class Meta:
        indexes = (
            models.Index(
                fields=(
                    "name",
                    "organisation",
                ),
                name="company_by_name",
            ),
            models.Index(
                fields=(
                    "state",
                    "name",
                    "organisation",
                ),
                name="company_by_state",
            ),
            models.Index(
                fields=(
                    "account_holder",
                    "name",
                    "organisation",
                ),
                name="company_by_holder",
            ),
        )
        constraints = (
            models.CheckConstraint(
                name="company_capacity_is_possible",
                condition=Q(monthly_capacity=None) | Q(monthly_capacity__lte=1000),
            ),
        )

    class Privacy:
        open = frozenset(
            {
                "organisation", "name", "partita_iva", "activity", "size", "state", "account_holder",
                "monthly_capacity", "last_contact_at", "added_at",
            }
        )  # fmt: skip


class Site(Thing):
    """Where a company works."""

    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="sites")
    name = models.CharField(max_length=120)
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    address = models.CharField(max_length=160, blank=True)
    is_main = models.BooleanField(default=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("company",), condition=Q(is_main=True), name="site_one_main"),)

    class Privacy:
        open = frozenset({"id", "company", "name", "municipality", "address", "is_main"})


class Contact(Thing):
    """Who answers for the company."""

    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="contacts")
    name = models.CharField(max_length=120)
    position = models.CharField(max_length=80, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=30, blank=True)
    left_on = models.DateField(null=True, blank=True)

    class Privacy:
        personal = frozenset({"name", "position", "email", "phone"})
        pseudonymous = frozenset({"id", "company", "left_on"})


class Collaboration(Thing):
    """One way of collaborating, from a day until another."""

    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="collaborations", db_index=False)
    way = models.CharField(max_length=12, choices=Way)
    note = models.CharField(max_length=300, blank=True)
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = (
            models.Index(
                fields=(
                    "company",
                    "started_on",
                ),
                name="collaboration_by_company",
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("company", "way"), condition=Q(ended_on=None), name="collaboration_once_per_way"
            ),
            models.CheckConstraint(
                name="collaboration_ends_after_start", condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on"))
            ),
        )

    class Privacy:
        open = frozenset({"id", "company", "way", "note", "started_on", "ended_on"})


class BoardMembership(Thing):
    """A company has formally joined the Board delle Imprese: when, with which document and commitments."""

    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="board_memberships")
    signed_on = models.DateField()
    document = models.CharField(max_length=120, blank=True)
    commitments = models.TextField(max_length=2000, blank=True)
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("company",), condition=Q(left_on=None), name="board_once_at_a_time"),
            models.CheckConstraint(
                name="board_left_after_signature", condition=Q(left_on=None) | Q(left_on__gte=F("signed_on"))
            ),
        )

    class Privacy:
        open = frozenset({"id", "company", "signed_on", "document", "commitments", "left_on"})


class Engagement(Fact):
    """A start or an end of collaborating or of being on the Board: what the figures of companies are made of."""

    kind = models.CharField(max_length=22, choices=EngagementKind)
    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="engagements", db_index=False)
    collaboration = models.ForeignKey(
        Collaboration, null=True, blank=True, on_delete=models.PROTECT, related_name="engagements"
    )
    board_membership = models.ForeignKey(
        BoardMembership, null=True, blank=True, on_delete=models.PROTECT, related_name="engagements"
    )

    objects = FactQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=("recorded_at",), name="engagement_by_recorded"),
            models.Index(
                fields=(
                    "kind",
                    "happened_on",
                ),
                name="engagement_by_kind",
            ),
            models.Index(
                fields=(
                    "company",
                    "happened_on",
                ),
                name="engagement_by_company",
            ),
        )
        constraints = (
            void_replaces_something("engagement_void_replaces"),
            models.CheckConstraint(
                name="engagement_of_one_thing",
                condition=Q(
                    kind__in=[EngagementKind.COLLABORATION_STARTED, EngagementKind.COLLABORATION_ENDED],
                    collaboration__isnull=False,
                    board_membership=None,
                )
                | Q(
                    kind__in=[EngagementKind.BOARD_JOINED, EngagementKind.BOARD_LEFT],
                    collaboration=None,
                    board_membership__isnull=False,
                ),
            ),
        )

    class Privacy:
        open = FACT_FIELDS | {"kind", "company", "collaboration", "board_membership"}


class DiaryEntry(Thing):
    """A contact with the company: so that two offices do not call the same firm on the same day unaware."""

    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="diary", db_index=False)
    how = models.CharField(max_length=10, choices=ContactHow)
    text = models.TextField(max_length=4000)
    written_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    written_at = models.DateTimeField()

    class Meta:
        indexes = (
            models.Index(
                fields=(
                    "company",
                    "-written_at",
                    "-id",
                ),
                name="company_diary_by_time",
            ),
        )

    class Privacy:
        pseudonymous = frozenset({"id", "company", "how", "text", "written_by", "written_at"})
