"""What pages ask about searches and proposals. Seats are counted over everybody, and no name goes with the count."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import reduce
from hashlib import sha256
from operator import and_
from typing import Any

from django.db.models import Case as Choice
from django.db.models import Count, DateTimeField, Func, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from insieme.core.periods import ROME
from insieme.core.search import SearchTerm, beginning, words_of
from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Role
from insieme.domain.casework.models import Case
from insieme.domain.casework.states import CaseState, Readiness
from insieme.domain.companies import policies as companies
from insieme.domain.companies.models import Company, Site
from insieme.domain.people import policies as people
from insieme.domain.territory import queries as territory
from insieme.domain.vacancies import policies
from insieme.domain.vacancies.models import Proposal, Vacancy
from insieme.domain.vacancies.rules import SILENT_AFTER_DAYS, Answers, answers_from, month_of
from insieme.domain.vacancies.states import LIVE_PROPOSAL, ProposalState, VacancyState

SEARCH_KIND = "vacancy"
PERSON_KIND = "person"
MOST_FOUND = 10


class SeatsTaken(Func):
    """The seats of a search that are taken: by whoever was chosen or placed."""

    function = "insieme_seats_taken"
    output_field = IntegerField()


class ProposalsLive(Func):
    function = "insieme_proposals_live"
    output_field = IntegerField()


class ProfilesPresented(Func):
    function = "insieme_profiles_presented"
    output_field = IntegerField()


def seats_taken(vacancy_id: int) -> int:
    """Count the seats taken, whoever followed the people who took them."""
    return int(Vacancy.objects.values_list(SeatsTaken("pk"), flat=True).get(pk=vacancy_id))


def proposals_live(vacancy_id: int) -> int:
    """Count the proposals that still wait for something."""
    return int(Vacancy.objects.values_list(ProposalsLive("pk"), flat=True).get(pk=vacancy_id))


def presented_this_month(company_id: int, on: date) -> int:
    """Count the profiles presented to a company since the first of the month."""
    since = Value(datetime.combine(month_of(on), time.min, tzinfo=ROME), output_field=DateTimeField())
    count = ProfilesPresented("pk", since)
    return int(Company.objects.values_list(count, flat=True).get(pk=company_id))


def vacancies(actor: Actor) -> QuerySet[Vacancy]:
    """List the searches one may see, each with the seats taken and the proposals that wait."""
    found = policies.visible(actor).select_related("company", "site__municipality", "occupation", "contract_type")
    return found.annotate(taken=SeatsTaken("pk"), live=ProposalsLive("pk"))


def vacancy(actor: Actor, vacancy_id: int) -> Vacancy | None:
    return vacancies(actor).filter(pk=vacancy_id).first()


def vacancies_of(actor: Actor, company_id: int, most: int = 20) -> list[Vacancy]:
    """List a company's searches, the latest first."""
    return list(vacancies(actor).filter(company_id=company_id).order_by("-opened_on", "-pk")[:most])


def fingerprint(vacancy: Vacancy) -> str:
    """What the search says now, in a few letters: two people who edit it at once are told."""
    what = (vacancy.title, vacancy.occupation_id, vacancy.site_id, vacancy.contract_type_id, vacancy.requirements)
    how_many = (vacancy.seats, vacancy.weekly_hours, vacancy.needs_licence, vacancy.answer_by)
    return sha256(repr((what, how_many)).encode()).hexdigest()[:16]


def in_area(rows: QuerySet[Vacancy], area: str, on: date) -> QuerySet[Vacancy]:
    """Keep the searches whose site is in that publication area."""
    inside = [place.istat for place in territory.municipalities_of(area, on)]
    return rows.filter(site__in=Site.objects.filter(municipality_id__in=inside))


def without_proposals(rows: QuerySet[Vacancy], only: Q | None = None) -> QuerySet[Vacancy]:
    """Keep the open searches for which nobody waits for an answer and nobody was chosen; of those, if said, `only` these.

    To count is dear, and PostgreSQL would count for every open search before looking at anything else of theirs.
    """
    proposed = ProposalsLive("pk") + SeatsTaken("pk")
    counted = Choice(When(only, then=proposed)) if only else proposed
    return rows.filter(only or Q(), state=VacancyState.OPEN).annotate(proposed=counted).filter(proposed=0)


def answered_late(rows: QuerySet[Vacancy], today: date) -> QuerySet[Vacancy]:
    """Keep the open searches whose day for an answer has passed."""
    return rows.filter(state=VacancyState.OPEN, answer_by__lt=today)


def proposals(actor: Actor) -> QuerySet[Proposal]:
    """List the proposals one may see; `waiting_since` is when the last thing happened."""
    related = ("person", "vacancy__company", "vacancy__site__municipality", "proposed_by")
    return _with_waiting(policies.visible_proposals(actor).select_related(*related))


def _with_waiting(rows: QuerySet[Proposal]) -> QuerySet[Proposal]:
    last = Coalesce("company_answered_at", "presented_at", "person_answered_at", "proposed_at")
    return rows.annotate(waiting_since=last)


def proposal(actor: Actor, proposal_id: int) -> Proposal | None:
    return proposals(actor).filter(pk=proposal_id).first()


def proposals_for(actor: Actor, vacancy_id: int, most: int = 100) -> list[Proposal]:
    """List the proposals for a search, the ones that wait first."""
    found = proposals(actor).filter(vacancy_id=vacancy_id).annotate(is_live=Q(state__in=LIVE_PROPOSAL))
    return list(found.order_by("-is_live", "-proposed_at", "-pk")[:most])


def proposals_of(actor: Actor, person_id: int) -> list[Proposal]:
    """List a person's proposals, the latest first: for their file and for their own portal."""
    return list(proposals(actor).filter(person_id=person_id).order_by("-proposed_at", "-pk"))


def silent(rows: QuerySet[Proposal], at: datetime) -> QuerySet[Proposal]:
    """Keep the proposals that have waited more than seven days, for the person or for the company."""
    since = at - timedelta(days=SILENT_AFTER_DAYS)
    waiting_person = Q(state=ProposalState.PROPOSED, proposed_at__lt=since)
    waiting = rows.filter(state__in=(ProposalState.PROPOSED, ProposalState.PRESENTED))
    return waiting.filter(waiting_person | Q(state=ProposalState.PRESENTED, presented_at__lt=since))


def to_answer(actor: Actor, most: int = 50) -> list[Proposal]:
    """List the profiles on which a company has to answer, the oldest first."""
    found = proposals(actor).filter(state=ProposalState.PRESENTED)
    return list(found.order_by("presented_at", "pk")[:most])


def people_ready(actor: Actor, text: str = "") -> QuerySet[Case]:
    """List the open cases, of people one sees, that are ready for work; `text` narrows them by name."""
    found = Case.objects.filter(
        state=CaseState.OPEN, readiness=Readiness.READY, person_id__in=people.visible_ids(actor)
    )
    words = words_of(text)
    if words:
        terms = SearchTerm.objects.filter(kind=PERSON_KIND)
        found = found.filter(
            reduce(and_, [Q(person_id__in=terms.filter(beginning(word)).values("subject_id")) for word in words])
        )
    return found.select_related("person", "municipality").order_by("person__family_name", "person__given_name", "pk")


@dataclass(frozen=True)
class Candidate:
    """Somebody who may be proposed, as the choice by name shows them."""

    case: Case

    @property
    def name(self) -> str:
        return f"{self.case.person.name} · {self.case.municipality.name}"


def candidates_matching(actor: Actor, text: str) -> list[Candidate]:
    """Find up to ten people ready for work by the beginnings of their names."""
    return [Candidate(each) for each in people_ready(actor, text)[:MOST_FOUND]] if words_of(text) else []


def case(actor: Actor, case_id: int) -> Case | None:
    """Find the case of somebody the actor sees, whatever its state: the rule says why it cannot be proposed."""
    found = Case.objects.filter(person_id__in=people.visible_ids(actor)).select_related("person", "municipality")
    return found.filter(pk=case_id).first()


def answers_of(actor: Actor, company_id: int) -> Answers:
    """Measure how a company answers, over the profiles presented in the last year, of the people one sees."""
    since = actor.at - timedelta(days=365)
    rows = policies.visible_proposals(actor).filter(vacancy__company_id=company_id, presented_at__gte=since)
    times = rows.order_by("presented_at", "pk").values_list("presented_at", "company_answered_at", "state")
    waits = ProposalState.PRESENTED
    return answers_from(((start, end, state == waits) for start, end, state in times if start), actor.at)


def counts_by_state(vacancy_id: int) -> Sequence[tuple[ProposalState, int]]:
    """Count a search's proposals by state, as far as the page may count, in the order of their road."""
    rows: Any = (
        Proposal.objects.filter(vacancy_id=vacancy_id).order_by().values_list("state").annotate(count=Count("pk"))
    )
    found = dict(rows)
    return [(state, found[state.value]) for state in ProposalState if state.value in found]


def vacancies_by_key(actor: Actor, keys: Sequence[int]) -> list[Vacancy]:
    """The searches with these keys that the actor may see, in the order asked."""
    seen = policies.visible(actor).select_related("company").in_bulk(keys)
    return [seen[key] for key in keys if key in seen]


def proposals_silent(actor: Actor, most: int) -> list[Proposal]:
    """The proposals that have waited more than a week for an answer; a scout's, of the companies they look after."""
    rows = silent(_with_waiting(policies.visible_proposals(actor)), actor.at)
    if actor.role is Role.SCOUT:
        rows = rows.filter(companies.looked_after_by(actor, "vacancy__company__"))
    return list(rows.select_related("person", "vacancy__company").order_by("proposed_at", "pk")[:most])


def vacancies_waiting(actor: Actor, most: int) -> list[Vacancy]:
    """The open searches of the companies the actor looks after for which nobody is proposed, the oldest first."""
    rows = without_proposals(policies.visible(actor), only=companies.looked_after_by(actor, "company__"))
    return list(rows.select_related("company").order_by("opened_on", "pk")[:most])
