from django.db import models
from django.db.models import F, Q

from insieme.core.models import Thing
from insieme.domain.access.models import User
from insieme.domain.access.rules import Part
from insieme.domain.network.models import Organisation
from insieme.domain.people.states import ConsentKind, ConsentSource, NoCodiceFiscale, ReadingReason, Sex
from insieme.domain.territory.models import Municipality


class Person(Thing):
    """Someone who asks for help to find work. Identity is never the e-mail address: a family shares a mailbox."""

    given_name = models.CharField(max_length=80)
    family_name = models.CharField(max_length=80)
    birth_date = models.DateField(null=True, blank=True)
    sex = models.CharField(max_length=1, choices=Sex, default=Sex.UNSAID)
    citizenship = models.CharField(max_length=2, blank=True)
    codice_fiscale = models.CharField(max_length=16, blank=True)
    no_codice_fiscale = models.CharField(max_length=12, choices=NoCodiceFiscale, blank=True, default="")
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=30, blank=True)
    language = models.CharField(max_length=5, default="it")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    address = models.CharField(max_length=160, blank=True)
    registered_at = models.DateTimeField()

    class Meta:
        indexes = (
            models.Index(
                fields=(
                    "family_name",
                    "given_name",
                    "id",
                ),
                name="person_by_name",
            ),
            models.Index(fields=("phone",), name="person_by_phone"),
            models.Index(fields=("birth_date",), name="person_by_birth"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("codice_fiscale",), condition=~Q(codice_fiscale=""), name="person_codice_fiscale_once"
            ),
            models.CheckConstraint(
                name="person_codice_fiscale_or_reason",
                condition=(~Q(codice_fiscale="") & Q(no_codice_fiscale=""))
                | (Q(codice_fiscale="") & ~Q(no_codice_fiscale="")),
            ),
        )

    class Privacy:
        personal = frozenset(
            {
                "given_name", "family_name", "birth_date", "sex", "codice_fiscale", "no_codice_fiscale", "email",
                "phone", "address",
            }
        )  # fmt: skip
        sensitive = frozenset({"citizenship"})
        pseudonymous = frozenset({"id", "language", "municipality", "registered_at"})

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"

    @property
    def listed_name(self) -> str:
        """The name as a list is ordered: family name first."""
        return f"{self.family_name} {self.given_name}"


class Involvement(Thing):
    """Somebody has a part in a person's road: this, and nothing else, lets them see the person. The person sees it too."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="involvements")
    part = models.CharField(max_length=20, choices=[(part.value, part.value) for part in Part])
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = (
            models.Index(
                fields=(
                    "user",
                    "person",
                ),
                name="involvement_by_user",
            ),
            models.Index(
                fields=(
                    "organisation",
                    "part",
                    "person",
                ),
                name="involvement_by_organisation",
            ),
        )
        constraints = (
            models.CheckConstraint(
                name="involvement_of_one",
                condition=Q(user=None, organisation__isnull=False) | Q(user__isnull=False, organisation=None),
            ),
            models.CheckConstraint(
                name="involvement_ends_after_start", condition=Q(until_on=None) | Q(until_on__gte=F("from_on"))
            ),
            models.UniqueConstraint(
                fields=("person", "part", "user", "organisation"),
                condition=Q(until_on=None),
                nulls_distinct=False,
                name="involvement_once_at_a_time",
            ),
        )

    class Privacy:
        pseudonymous = frozenset({"id", "person", "part", "user", "organisation", "from_on", "until_on"})


class Reading(Thing):
    """Someone opened a person's file. Only ever added; the person can see it."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="readings", db_index=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20)
    page = models.CharField(max_length=80)
    reason = models.CharField(max_length=12, choices=ReadingReason)
    read_at = models.DateTimeField()

    class Meta:
        indexes = (
            models.Index(
                fields=(
                    "person",
                    "-read_at",
                    "-id",
                ),
                name="reading_by_person",
            ),
            models.Index(
                fields=(
                    "-read_at",
                    "-id",
                ),
                name="reading_by_time",
            ),
        )

    class Privacy:
        pseudonymous = frozenset({"id", "person", "user", "organisation", "role", "page", "reason", "read_at"})


class Consent(Thing):
    """What the person agreed to, when, and whether they took it back."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="consents")
    kind = models.CharField(max_length=12, choices=ConsentKind)
    given_on = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=80, choices=ConsentSource)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("person", "kind"), condition=Q(withdrawn_on=None), name="consent_once_at_a_time"
            ),
            models.CheckConstraint(
                name="consent_withdrawn_after_given",
                condition=Q(withdrawn_on=None) | Q(withdrawn_on__gte=F("given_on")),
            ),
        )

    class Privacy:
        pseudonymous = frozenset({"id", "person", "kind", "given_on", "withdrawn_on", "source"})
