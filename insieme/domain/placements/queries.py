from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from operator import and_

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from insieme.core.search import SearchTerm, beginning, words_of
from insieme.domain.access.models import User
from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Role
from insieme.domain.companies import policies as companies
from insieme.domain.companies.models import Site
from insieme.domain.network.models import Membership, Organisation
from insieme.domain.network.states import OrganisationKind
from insieme.domain.placements import policies
from insieme.domain.placements.models import CheckIn, ContractEvent, Placement, Tutoring, Worry
from insieme.domain.placements.rules import Line
from insieme.domain.placements.states import CheckInState, PlacementState
from insieme.domain.territory import queries as territory
from insieme.domain.vacancies import policies as vacancies
from insieme.domain.vacancies.models import Proposal
from insieme.domain.vacancies.states import ProposalState
from insieme.domain.vocabulary import queries as vocabulary
from insieme.domain.vocabulary.models import Occupation

MOST_FOUND = 10
MOST_LISTED = 200
MOST_CHOSEN = 50
LISTED = ("person", "company", "site__municipality", "contract_type", "occupation")


def placements(actor: Actor) -> QuerySet[Placement]:
    """The placements one may see, each with the name of who tutors it."""
    tutoring = Tutoring.objects.filter(placement=OuterRef("pk"), until_on=None)
    seen = policies.visible(actor).select_related(*LISTED)
    return seen.annotate(tutor_name=Subquery(tutoring.values("tutor__name")[:1]))


def placement(actor: Actor, placement_id: int) -> Placement | None:
    related = (*LISTED, "agency", "case", "proposal", "company__organisation")
    return policies.visible(actor).select_related(*related).filter(pk=placement_id).first()


def placements_of(actor: Actor, person_id: int) -> list[Placement]:
    """The placements of one person, newest first: for their file and for themselves."""
    return list(placements(actor).filter(person_id=person_id).order_by("-starts_on", "-pk"))


def placements_in(actor: Actor, company_id: int) -> QuerySet[Placement]:
    """The placements in a company, for the list on its card."""
    return placements(actor).filter(company_id=company_id)


def placements_at(actor: Actor, company_id: int) -> list[Placement]:
    """The last placements in a company, newest first: for its portal."""
    return list(placements_in(actor, company_id).order_by("-starts_on", "-pk")[:MOST_LISTED])


def in_area(rows: QuerySet[Placement], area: str, on: date) -> QuerySet[Placement]:
    """Those whose workplace is in a publication area, as it is on that day."""
    return rows.filter(site__municipality_id__in=[each.istat for each in territory.municipalities_of(area, on)])


def tutored_by(rows: QuerySet[Placement], user_id: int | None) -> QuerySet[Placement]:
    return rows.filter(Exists(Tutoring.objects.filter(placement=OuterRef("pk"), until_on=None, tutor_id=user_id)))


def ending_within(rows: QuerySet[Placement], days: int, today: date) -> QuerySet[Placement]:
    """Those in progress that are expected to end in so many days."""
    return rows.filter(
        state=PlacementState.ACTIVE, expected_end_on__gte=today, expected_end_on__lte=today + timedelta(days=days)
    )


def ending_soon(actor: Actor, days: int = 60, most: int = MOST_LISTED) -> list[Placement]:
    """The contracts that end in so many days, the first to end first; a scout's, in the companies they look after."""
    rows = ending_within(policies.visible(actor), days, actor.today)
    if actor.role is Role.SCOUT:
        rows = rows.filter(companies.looked_after_by(actor, "company__"))
    return list(rows.select_related("person", "company", "contract_type").order_by("expected_end_on", "pk")[:most])


def worrying(actor: Actor, most: int = MOST_LISTED) -> list[Placement]:
    """The placements that somebody worries for, the oldest worry first."""
    rows = policies.visible(actor).exclude(worry="").select_related("person", "company")
    return list(rows.order_by("worried_on", "pk")[:most])


def check_ins_due(actor: Actor, until: date, most: int = MOST_LISTED) -> list[CheckIn]:
    """The check-ins to be done by a day, or left without an answer, the oldest first; a tutor's own."""
    waiting = Q(state__in=(CheckInState.DUE, CheckInState.SILENT), due_on__lte=until)
    rows = policies.visible_check_ins(actor).filter(waiting, placement__state=PlacementState.ACTIVE)
    if actor.role == Role.TUTOR:
        rows = rows.filter(tutor_id=actor.user_id)
    return list(rows.select_related("placement__company", "person").order_by("due_on", "pk")[:most])


def check_in(actor: Actor, check_in_id: int) -> CheckIn | None:
    related = ("placement__company", "placement__person", "person")
    return policies.visible_check_ins(actor).select_related(*related).filter(pk=check_in_id).first()


def check_ins_of(actor: Actor, placement: Placement) -> list[CheckIn]:
    rows = policies.visible_check_ins(actor).filter(placement=placement).exclude(state=CheckInState.CANCELLED)
    return list(rows.select_related("tutor").order_by("due_on"))


def worries_of(placement: Placement) -> list[Worry]:
    return list(placement.worries.order_by("-raised_on", "-pk"))


def tutorings_of(placement: Placement) -> list[Tutoring]:
    """Who followed the placement, the current one first."""
    return list(placement.tutorings.select_related("tutor").order_by("-from_on", "-pk"))


@dataclass(frozen=True)
class LedgerLine:
    """A line of the ledger as it is known now, and what it said before it was corrected."""

    event: ContractEvent
    corrected: bool = False


def known_ledger(placement: Placement) -> QuerySet[ContractEvent]:
    """The lines that stand today: neither replaced nor void."""
    return placement.ledger.filter(replaced_by=None, is_void=False).select_related(
        "contract_type", "transformation", "termination_reason", "home", "workplace"
    )


def ledger_of(placement: Placement) -> list[LedgerLine]:
    rows = known_ledger(placement).order_by("happened_on", "recorded_at", "pk")
    return [LedgerLine(each, each.replaces_id is not None) for each in rows]


def line(actor: Actor, line_id: int) -> ContractEvent | None:
    seen = ContractEvent.objects.filter(placement__in=policies.visible(actor))
    return seen.select_related("placement__person", "contract_type", "termination_reason").filter(pk=line_id).first()


def as_line(event: ContractEvent) -> Line:
    return Line(
        key=event.pk,
        kind=event.kind,
        on=event.happened_on,
        contract_type=event.contract_type_id,
        is_permanent=event.contract_type.is_permanent,
        expected_end_on=event.expected_end_on,
    )


def lines_of(placement: Placement, as_of: date | None = None) -> list[Line]:
    """The ledger as the rules read it: as it stands, or as it was known at the end of a day."""
    rows = known_ledger(placement)
    if as_of is not None:
        rows = ContractEvent.objects.known(as_of).filter(placement=placement).select_related("contract_type")
    return [as_line(each) for each in rows.order_by("happened_on", "recorded_at", "pk")]


@dataclass(frozen=True)
class TutorName:
    user_id: int
    name: str
    following: int


def tutors(on: date) -> list[TutorName]:
    """Who may tutor on a day, with how many placements each follows already."""
    working = Membership.objects.filter(
        Q(until_on=None) | Q(until_on__gte=on), role=Role.TUTOR.value, from_on__lte=on
    ).values("user_id")
    rows = User.objects.filter(pk__in=working, is_active=True).order_by("name", "pk")
    following = dict(
        Tutoring.objects.filter(until_on=None, tutor__in=working)
        .order_by()
        .values_list("tutor")
        .annotate(n=Count("pk"))
    )
    return [TutorName(pk, name, following.get(pk, 0)) for pk, name in rows.values_list("pk", "name")[:50]]


def user(user_id: int) -> User | None:
    return User.objects.filter(pk=user_id).first()


def sites_matching(actor: Actor, text: str) -> list[tuple[str, str]]:
    """Up to ten places of work, by the beginnings of the company's name."""
    if not (asked := words_of(text)):
        return []
    terms = SearchTerm.objects.filter(kind="company")
    named = [Q(company_id__in=terms.filter(beginning(word)).values("subject_id")) for word in asked]
    rows = _sites(actor).filter(reduce(and_, named)).order_by("company__name", "-is_main", "name", "pk")
    return [(each.ref, site_name(each)) for each in rows[:MOST_FOUND]]


def site(actor: Actor, site_id: int) -> Site | None:
    return _sites(actor).filter(pk=site_id).first()


def site_name(site: Site) -> str:
    return f"{site.company.name} · {site.name} ({site.municipality.name})"


def _sites(actor: Actor) -> QuerySet[Site]:
    return Site.objects.filter(company__in=companies.visible(actor)).select_related("company", "municipality")


def occupation(code: str) -> Occupation | None:
    """The occupation with this code, if there is one."""
    try:
        return vocabulary.occupation(code)
    except LookupError:
        return None


def agencies() -> list[Organisation]:
    """The agencies through which one may be hired."""
    return list(Organisation.objects.filter(kind=OrganisationKind.AGENCY).order_by("name", "pk")[:50])


def chosen_proposals(actor: Actor, most: int = MOST_CHOSEN) -> list[Proposal]:
    """The people a company has chosen and who have no placement yet."""
    rows = vacancies.visible_proposals(actor).filter(state=ProposalState.CHOSEN, placement=None)
    return list(rows.select_related("person", "vacancy__company").order_by("company_answered_at", "pk")[:most])


def chosen_proposal(actor: Actor, proposal_id: int) -> Proposal | None:
    related = ("person", "case__person", "vacancy__site__company", "vacancy__site__municipality")
    rows = vacancies.visible_proposals(actor).filter(state=ProposalState.CHOSEN, placement=None)
    return rows.select_related(*related).filter(pk=proposal_id).first()
