"""The way in: a draft, an application, the attempts to reach the person, the interview, referrals."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _

from insieme.core.models import Thing
from insieme.core.periods import ROME
from insieme.domain.access.models import User
from insieme.domain.casework.states import (
    APPLICATION,
    INTERVIEW,
    REFERRAL,
    ApplicationState,
    AttemptResult,
    Channel,
    Direction,
    InterviewOutcome,
    InterviewState,
    OtherMeasure,
    ReferralState,
)
from insieme.domain.network.models import Organisation
from insieme.domain.people.models import Person
from insieme.domain.people.states import NoCodiceFiscale, Sex
from insieme.domain.territory.models import Municipality


class Draft(Thing):
    """An application being written. Kept from the first answer; only its code opens it, and only its hash is kept."""

    code_hash = models.CharField(max_length=64, unique=True)
    language = models.CharField(max_length=5)
    answers = models.JSONField(default=dict)
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField()

    class Privacy:
        personal = frozenset({"answers"})
        pseudonymous = frozenset({"id", "code_hash", "language", "started_at", "saved_at"})


class Application(Thing):
    """Someone asks to take part. It holds what they wrote; who they are is decided by a person, who sees the doubles."""

    state = models.CharField(max_length=20, choices=ApplicationState, default=APPLICATION.start)
    channel = models.CharField(max_length=12, choices=Channel)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="applications")
    referred_by = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
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
    is_unemployed = models.BooleanField()
    other_measure = models.CharField(max_length=10, choices=OtherMeasure, default=OtherMeasure.UNKNOWN)
    measure_checked_on = models.DateField(null=True, blank=True)
    wishes = models.TextField(blank=True, max_length=2000)
    submitted_at = models.DateTimeField()
    contact_by = models.DateField()
    first_contact_on = models.DateField(null=True, blank=True)
    closing_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = (
            models.Index(
                fields=(
                    "state",
                    "contact_by",
                    "id",
                ),
                name="application_by_clock",
            ),
            models.Index(
                fields=(
                    "-submitted_at",
                    "-id",
                ),
                name="application_by_time",
            ),
            models.Index(
                fields=(
                    "family_name",
                    "given_name",
                ),
                name="application_by_name",
            ),
            models.Index(fields=("codice_fiscale",), name="application_by_fiscal_code"),
            models.Index(fields=("phone",), name="application_by_phone"),
            models.Index(fields=("birth_date",), name="application_by_birth"),
        )
        constraints = (
            models.CheckConstraint(
                name="application_closed_has_reason",
                condition=~Q(
                    state__in=[ApplicationState.REDIRECTED, ApplicationState.NOT_ELIGIBLE, ApplicationState.UNREACHABLE]
                )
                | ~Q(closing_reason=""),
            ),
            models.CheckConstraint(
                name="application_in_charge_has_person",
                condition=~Q(state=ApplicationState.TAKEN_IN_CHARGE) | Q(person__isnull=False),
            ),
            models.CheckConstraint(
                name="application_partner_is_named",
                condition=~Q(channel=Channel.PARTNER) | Q(referred_by__isnull=False),
            ),
        )

    class Privacy:
        personal = frozenset(
            {
                "given_name", "family_name", "birth_date", "sex", "codice_fiscale", "no_codice_fiscale", "email",
                "phone", "wishes", "closing_reason",
            }
        )  # fmt: skip
        sensitive = frozenset({"citizenship"})
        pseudonymous = frozenset(
            {
                "id", "state", "channel", "person", "referred_by", "language", "municipality", "is_unemployed",
                "other_measure", "measure_checked_on", "submitted_at", "contact_by", "first_contact_on",
            }
        )  # fmt: skip

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"

    @property
    def listed_name(self) -> str:
        return f"{self.family_name} {self.given_name}"

    @property
    def submitted_on(self) -> date:
        """The day on which its clock starts."""
        return self.submitted_at.astimezone(ROME).date()


class ContactAttempt(Thing):
    """The secretariat tried to reach an applicant."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="attempts")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    result = models.CharField(max_length=12, choices=AttemptResult)
    note = models.CharField(max_length=300, blank=True)
    made_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    made_at = models.DateTimeField()

    class Privacy:
        personal = frozenset({"note"})
        pseudonymous = frozenset({"id", "application", "person", "result", "made_by", "made_at"})


class Interview(Thing):
    """The access interview: booked, then held, missed or cancelled. A missed one is booked again as a new row."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="interviews")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="interviews")
    state = models.CharField(max_length=10, choices=InterviewState, default=INTERVIEW.start)
    interviewer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    starts_at = models.DateTimeField()
    place = models.CharField(max_length=120)
    outcome = models.CharField(max_length=12, choices=InterviewOutcome, blank=True)
    notes = models.TextField(blank=True, max_length=4000)

    class Meta:
        indexes = (
            models.Index(
                fields=(
                    "interviewer",
                    "state",
                    "starts_at",
                ),
                name="interview_by_interviewer",
            ),
        )
        constraints = (
            models.CheckConstraint(
                name="interview_held_has_outcome",
                condition=(Q(state=InterviewState.HELD) & ~Q(outcome=""))
                | (~Q(state=InterviewState.HELD) & Q(outcome="")),
            ),
            models.UniqueConstraint(
                fields=("application",), condition=Q(state=InterviewState.BOOKED), name="interview_one_booked"
            ),
        )

    class Privacy:
        sensitive = frozenset({"notes"})
        pseudonymous = frozenset(
            {"id", "application", "person", "state", "interviewer", "starts_at", "place", "outcome"}
        )


class Referral(Thing):
    """Someone is sent from one service to another: into the programme by a partner, or out of it. The person agrees."""

    direction = models.CharField(max_length=3, choices=Direction)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="referrals", db_index=False)
    application = models.OneToOneField(
        Application, null=True, blank=True, on_delete=models.PROTECT, related_name="referral"
    )
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="referrals")
    state = models.CharField(max_length=10, choices=ReferralState, default=REFERRAL.start)
    reason = models.TextField(max_length=2000)
    person_agreed_on = models.DateField()
    sent_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    sent_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=300, blank=True)
    outcome = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = (
            models.Index(fields=("-sent_at", "-id"), name="referral_by_date"),
            models.Index(
                fields=(
                    "organisation",
                    "-sent_at",
                    "-id",
                ),
                name="referral_by_organisation",
            ),
            models.Index(
                fields=(
                    "state",
                    "sent_at",
                    "id",
                ),
                name="referral_by_state",
            ),
        )
        constraints = (
            models.CheckConstraint(
                name="referral_of_somebody", condition=Q(application__isnull=False) | Q(person__isnull=False)
            ),
            models.CheckConstraint(
                name="referral_declined_has_reason", condition=~Q(state=ReferralState.DECLINED) | ~Q(answer="")
            ),
            models.CheckConstraint(
                name="referral_answered_after_sent", condition=Q(answered_at=None) | Q(answered_at__gte=F("sent_at"))
            ),
        )

    class Privacy:
        sensitive = frozenset({"reason"})
        personal = frozenset({"answer", "outcome"})
        pseudonymous = frozenset(
            {
                "id", "direction", "organisation", "application", "person", "state", "person_agreed_on", "sent_by",
                "sent_at", "answered_at",
            }
        )  # fmt: skip

    @property
    def listed_name(self) -> str:
        """Whom it is about: the person, or what the application says until somebody has recognised them.

        An organisation that has no part in the road any more (it declined, it concluded) reads no name.
        """
        who = self.person or self.application
        return str(who.listed_name) if who else _("Nome riservato")
