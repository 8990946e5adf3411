from django.db import models
from django.db.models import F, Q

from insieme.core.models import Thing
from insieme.domain.access.models import User
from insieme.domain.access.rules import Role
from insieme.domain.network.states import AgreementKind, OrganisationKind
from insieme.domain.territory.models import Municipality, Union


class Organisation(Thing):
    """Whoever has a part in the programme: promoters, comuni, services, training bodies, associations, companies."""

    kind = models.CharField(max_length=20, choices=OrganisationKind)
    name = models.CharField(max_length=160)
    municipality = models.ForeignKey(
        Municipality, null=True, blank=True, on_delete=models.PROTECT, related_name="organisations"
    )
    union = models.ForeignKey(Union, null=True, blank=True, on_delete=models.PROTECT, related_name="organisations")
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=30, blank=True)
    website = models.URLField(blank=True)

    class Meta:
        indexes = (
            models.Index(
                fields=(
                    "kind",
                    "name",
                    "id",
                ),
                name="organisation_by_name",
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("kind",), condition=Q(kind=OrganisationKind.PROGRAMME), name="organisation_one_programme"
            ),
            models.CheckConstraint(
                name="organisation_union_has_its_union",
                condition=~Q(kind=OrganisationKind.UNION) | Q(union__isnull=False),
            ),
            models.CheckConstraint(
                name="organisation_comune_has_its_comune",
                condition=~Q(kind=OrganisationKind.MUNICIPALITY) | Q(municipality__isnull=False),
            ),
        )

    class Privacy:
        open = frozenset({"id", "kind", "name", "municipality", "union", "email", "phone", "website"})


class Membership(Thing):
    """Someone works for an organisation, in one role, from a day until another."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships", db_index=False)
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])
    # A candidate's own file. A plain number: people stand above this area.
    person_ref = models.BigIntegerField(null=True, blank=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = (
            models.Index(
                fields=(
                    "organisation",
                    "role",
                ),
                name="membership_by_organisation",
            ),
        )
        constraints = (
            models.CheckConstraint(
                name="membership_ends_after_start", condition=Q(until_on=None) | Q(until_on__gte=F("from_on"))
            ),
            models.CheckConstraint(
                name="membership_candidate_has_person",
                condition=Q(role=Role.CANDIDATE, person_ref__isnull=False)
                | (~Q(role=Role.CANDIDATE) & Q(person_ref=None)),
            ),
            models.UniqueConstraint(
                fields=("user", "organisation", "role"),
                condition=Q(until_on=None),
                name="membership_once_at_a_time",
            ),
        )

    class Privacy:
        pseudonymous = frozenset({"id", "user", "organisation", "role", "person_ref", "from_on", "until_on"})


class Agreement(Thing):
    """A protocol or convention with an organisation: what was promised, from when, until when."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="agreements")
    kind = models.CharField(max_length=20, choices=AgreementKind)
    title = models.CharField(max_length=200)
    commitments = models.TextField(blank=True, max_length=4000)
    document = models.CharField(max_length=120, blank=True)
    signed_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = (
            models.Index(
                fields=(
                    "-signed_on",
                    "-id",
                ),
                name="agreement_by_date",
            ),
        )
        constraints = (
            models.CheckConstraint(
                name="agreement_ends_after_signature", condition=Q(ends_on=None) | Q(ends_on__gte=F("signed_on"))
            ),
        )

    class Privacy:
        open = frozenset({"id", "organisation", "kind", "title", "commitments", "document", "signed_on", "ends_on"})
