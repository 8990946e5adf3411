from django.db import models
from django.db.models import Q

from insieme.core.models import Thing
from insieme.domain.access.models import User
from insieme.domain.casework.models import Case
from insieme.domain.companies.models import Company, Site
from insieme.domain.people.models import Person
from insieme.domain.vacancies.states import (
    LIVE_PROPOSAL,
    PROPOSAL,
    VACANCY,
    CompanyRefusal,
    PersonRefusal,
    ProposalState,
    VacancyState,
)
from insieme.domain.vocabulary.models import ContractType, Occupation


class Vacancy(Thing):
    """What a company looks for: how many people, for what work, where, under which contract. Opening one opens a selection."""

    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="vacancies", db_index=False)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="vacancies")
    title = models.CharField(max_length=160)
    occupation = models.ForeignKey(Occupation, on_delete=models.PROTECT, related_name="+", db_index=False)
    contract_type = models.ForeignKey(ContractType, on_delete=models.PROTECT, related_name="+", db_index=False)
    seats = models.PositiveSmallIntegerField()
    weekly_hours = models.PositiveSmallIntegerField()
    needs_licence = models.BooleanField(default=False)
    requirements = models.TextField(max_length=2000, blank=True)
    state = models.CharField(max_length=8, choices=VacancyState, default=VACANCY.start)
    opened_on = models.DateField()
    # When it was written down: figures ask what was known on a date.
    recorded_at = models.DateTimeField()
    answer_by = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closing_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = (
            models.Index(fields=("recorded_at",), name="vacancy_by_recorded"),
            models.Index(
                fields=(
                    "-opened_on",
                    "-id",
                ),
                name="vacancy_by_date",
            ),
            models.Index(
                fields=(
                    "state",
                    "-opened_on",
                    "-id",
                ),
                name="vacancy_by_state",
            ),
            models.Index(
                fields=(
                    "company",
                    "-opened_on",
                    "-id",
                ),
                name="vacancy_by_company",
            ),
        )
        constraints = (
            models.CheckConstraint(name="vacancy_has_seats", condition=Q(seats__gte=1, seats__lte=500)),
            models.CheckConstraint(
                name="vacancy_hours_are_possible", condition=Q(weekly_hours__gte=1, weekly_hours__lte=48)
            ),
            models.CheckConstraint(
                name="vacancy_closed_has_day",
                condition=Q(state=VacancyState.CLOSED, closed_on__isnull=False)
                | (~Q(state=VacancyState.CLOSED) & Q(closed_on=None)),
            ),
        )

    class Privacy:
        open = frozenset(
            {
                "id", "company", "site", "title", "occupation", "contract_type", "seats", "weekly_hours",
                "needs_licence", "requirements", "state", "opened_on", "recorded_at", "answer_by", "closed_on", "closing_reason",
            }
        )  # fmt: skip


class Proposal(Thing):
    """A person proposed for a vacancy: what each side answered, when, and why not."""

    vacancy = models.ForeignKey(Vacancy, on_delete=models.PROTECT, related_name="proposals", db_index=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="proposals")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="proposals", db_index=False)
    state = models.CharField(max_length=20, choices=ProposalState, default=PROPOSAL.start)
    # What the company reads of the person: what fits, the licence, from when. Unknown stays unknown.
    why = models.CharField(max_length=300)
    has_licence = models.BooleanField(null=True, blank=True)
    available_from = models.DateField(null=True, blank=True)
    proposed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    proposed_at = models.DateTimeField()
    person_answered_at = models.DateTimeField(null=True, blank=True)
    person_refusal = models.CharField(max_length=12, choices=PersonRefusal, blank=True)
    presented_at = models.DateTimeField(null=True, blank=True)
    company_answered_at = models.DateTimeField(null=True, blank=True)
    company_refusal = models.CharField(max_length=12, choices=CompanyRefusal, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = (
            # What waits for somebody is little, of all that was ever proposed.
            models.Index(
                fields=("proposed_at", "id"),
                condition=Q(state__in=(ProposalState.PROPOSED, ProposalState.PRESENTED)),
                name="proposal_waiting",
            ),
            models.Index(
                fields=("company_answered_at", "id"), condition=Q(state=ProposalState.CHOSEN), name="proposal_chosen"
            ),
            models.Index(
                fields=(
                    "vacancy",
                    "state",
                ),
                name="proposal_by_vacancy",
            ),
            models.Index(
                fields=(
                    "person",
                    "-proposed_at",
                ),
                name="proposal_by_person",
            ),
            models.Index(
                fields=(
                    "state",
                    "presented_at",
                ),
                name="proposal_by_state",
            ),
            models.Index(
                fields=(
                    "-proposed_at",
                    "-id",
                ),
                name="proposal_by_time",
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("vacancy", "person"), condition=Q(state__in=LIVE_PROPOSAL), name="proposal_live_once"
            ),
            models.CheckConstraint(
                name="proposal_person_refusal_has_reason",
                condition=~Q(state=ProposalState.REFUSED_BY_PERSON) | ~Q(person_refusal=""),
            ),
            models.CheckConstraint(
                name="proposal_company_refusal_has_reason",
                condition=~Q(state=ProposalState.REFUSED_BY_COMPANY) | ~Q(company_refusal=""),
            ),
        )

    class Privacy:
        sensitive = frozenset({"person_refusal"})
        personal = frozenset({"why", "has_licence", "available_from", "note", "company_refusal"})
        pseudonymous = frozenset(
            {
                "id", "vacancy", "case", "person", "state", "proposed_by", "proposed_at", "person_answered_at",
                "presented_at", "company_answered_at",
            }
        )  # fmt: skip
