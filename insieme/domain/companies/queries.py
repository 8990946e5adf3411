"""What pages ask about companies. A company's name is no secret; whom it knows and what was said to it are for staff."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from hashlib import sha256

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from insieme.core.events import Event
from insieme.core.periods import ROME
from insieme.core.search import SearchTerm, beginning, words_of
from insieme.domain.access.models import User
from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Role
from insieme.domain.companies import policies
from insieme.domain.companies.models import (
    BoardMembership,
    Collaboration,
    Company,
    Contact,
    DiaryEntry,
    Engagement,
    Site,
)
from insieme.domain.companies.rules import silent_since
from insieme.domain.companies.states import EngagementKind
from insieme.domain.network.models import Membership
from insieme.domain.people import policies as people
from insieme.domain.territory import queries as territory

SEARCH_KIND = "company"
MOST_FOUND = 10
MOST_HOLDERS = 50


def companies(actor: Actor) -> QuerySet[Company]:
    """List the companies one may see, each with the comune of its main site."""
    main = Site.objects.filter(company=OuterRef("pk"), is_main=True).values("municipality_id")
    return (
        policies.visible(actor)
        .select_related("activity", "account_holder")
        .annotate(main_municipality=Subquery(main[:1]))
    )


def company(actor: Actor, company_id: int) -> Company | None:
    """Find a company with what its card's head shows; None for what the actor may not see."""
    found = policies.visible(actor).select_related("organisation", "activity", "account_holder")
    return found.filter(pk=company_id).first()


def fingerprint(company: Company) -> str:
    """What the card says now, in a few letters: two people who edit it at once are told."""
    own = (company.name, company.partita_iva, company.activity_id, company.size, company.monthly_capacity)
    organisation = company.organisation
    reached = (organisation.email, organisation.phone, organisation.website)
    return sha256(repr((own, reached)).encode()).hexdigest()[:16]


def in_area(rows: QuerySet[Company], area: str, on: date) -> QuerySet[Company]:
    """Keep the companies with a site in that publication area."""
    inside = [place.istat for place in territory.municipalities_of(area, on)]
    return rows.filter(Exists(Site.objects.filter(company=OuterRef("pk"), municipality_id__in=inside)))


def named(rows: QuerySet[Company], text: str) -> QuerySet[Company]:
    """Keep the companies whose name or partita IVA has words that begin so."""
    return rows.filter(*_hits(text))


def held_by(rows: QuerySet[Company], actor: Actor) -> QuerySet[Company]:
    """Keep the companies whose account the actor holds."""
    return rows.filter(account_holder_id=actor.user_id, account_holder__isnull=False)


def silent(rows: QuerySet[Company], today: date) -> QuerySet[Company]:
    """Keep the companies nobody has heard for ninety days, or ever."""
    cutoff = datetime.combine(silent_since(today), time.min, tzinfo=ROME)
    return rows.filter(Q(last_contact_at=None) | Q(last_contact_at__lt=cutoff))


def companies_matching(actor: Actor, text: str) -> list[Company]:
    """Find up to ten companies by the beginnings of the words of their name, or by partita IVA."""
    hits = _hits(text)
    return list(policies.visible(actor).filter(*hits).order_by("name", "pk")[:MOST_FOUND]) if hits else []


def _hits(text: str) -> list[Q]:
    terms = SearchTerm.objects.filter(kind=SEARCH_KIND)
    return [Q(pk__in=terms.filter(beginning(word)).values("subject_id")) for word in words_of(text)]


def sites_of(company: Company) -> list[Site]:
    """List a company's sites, the main one first."""
    return list(company.sites.select_related("municipality").order_by("-is_main", "name", "pk"))


def contacts_of(company: Company) -> list[Contact]:
    """List whom one can call, then who has left."""
    return list(company.contacts.order_by(F("left_on").desc(nulls_first=True), "name", "pk"))


def contact(actor: Actor, contact_id: int) -> Contact | None:
    found = Contact.objects.select_related("company").filter(company__in=policies.visible(actor))
    return found.filter(pk=contact_id).first()


def _stands(**link: object) -> QuerySet[Engagement]:
    return Engagement.objects.filter(is_void=False, replaced_by=None, **link)


def collaborations_of(company: Company) -> list[Collaboration]:
    """List the ways in which a company collaborates or did, without those recorded by mistake."""
    started = _stands(collaboration=OuterRef("pk"), kind=EngagementKind.COLLABORATION_STARTED)
    order = (F("ended_on").desc(nulls_first=True), "-started_on", "pk")
    return list(company.collaborations.filter(Exists(started)).order_by(*order))


def collaboration(actor: Actor, collaboration_id: int) -> Collaboration | None:
    found = Collaboration.objects.select_related("company").filter(company__in=policies.visible(actor))
    return found.filter(pk=collaboration_id).first()


def board_of(company: Company) -> list[BoardMembership]:
    """List a company's times on the Board, the latest first, without those recorded by mistake."""
    joined = _stands(board_membership=OuterRef("pk"), kind=EngagementKind.BOARD_JOINED)
    return list(company.board_memberships.filter(Exists(joined)).order_by("-signed_on", "pk"))


def diary_of(company: Company, most: int = 50) -> list[DiaryEntry]:
    """List the latest contacts with a company."""
    return list(company.diary.select_related("written_by").order_by("-written_at", "-pk")[:most])


def heard_today(entries: list[DiaryEntry], actor: Actor) -> DiaryEntry | None:
    """The contact somebody else had with the company today, among its latest: two offices never call unaware."""
    return next((each for each in entries if _is_of_another_today(each, actor)), None)


def _is_of_another_today(entry: DiaryEntry, actor: Actor) -> bool:
    return entry.written_at.astimezone(ROME).date() == actor.today and entry.written_by_id != actor.user_id


def engagements_of(company: Company) -> list[Engagement]:
    """List the facts of a company's collaboration that stand today, the latest first."""
    found = _stands(company=company).select_related("collaboration", "board_membership")
    return list(found.order_by("-happened_on", "-recorded_at", "pk"))


def engagement(actor: Actor, engagement_id: int) -> Engagement | None:
    related = ("company", "collaboration", "board_membership")
    found = Engagement.objects.select_related(*related).filter(company__in=policies.visible(actor))
    return found.filter(pk=engagement_id).first()


@dataclass(frozen=True)
class Told:
    """Something that happened around a company: what, when, by whom."""

    kind: str
    at: datetime
    author: str


def history_of(actor: Actor, company: Company, most: int = 100) -> list[Told]:
    """List what happened around a company; what concerns a person, only if the actor may see that person."""
    about = Q(person_ref=None) | Q(person_ref__in=people.visible_ids(actor))
    events = list(Event.objects.filter(about, company_ref=company.pk).order_by("-recorded_at", "-pk")[:most])
    names = dict(
        User.objects.filter(pk__in={pk for e in events if (pk := _user_of(e.author))}).values_list("pk", "name")
    )
    return [Told(e.kind, e.recorded_at, names.get(_user_of(e.author), "")) for e in events]


def _user_of(author: str) -> int:
    kind, _, rest = author.partition(":")
    number = rest.partition("@")[0]
    return int(number) if kind == "user" and number.isdigit() else 0


@dataclass(frozen=True)
class Holder:
    user_id: int
    name: str


def holders(on: date) -> list[Holder]:
    """List who may hold a company's account: whoever keeps companies in the programme on that day."""
    roles = [role.value for role in (Role.SCOUT, Role.COORDINATOR)]
    working = Membership.objects.filter(Q(until_on=None) | Q(until_on__gte=on), from_on__lte=on, role__in=roles)
    found = User.objects.filter(pk__in=working.values("user_id"), is_active=True).order_by("name", "pk")
    return [Holder(*row) for row in found.values_list("pk", "name")[:MOST_HOLDERS]]


def companies_by_key(actor: Actor, keys: Sequence[int]) -> list[Company]:
    """The companies with these keys that the actor may see, in the order asked."""
    seen = policies.visible(actor).in_bulk(keys)
    return [seen[key] for key in keys if key in seen]


def companies_unheard(actor: Actor, most: int) -> list[Company]:
    """The companies whose account the actor holds and nobody has heard for ninety days, the longest silent first."""
    rows = silent(held_by(policies.visible(actor), actor), actor.today)
    return list(rows.order_by(F("last_contact_at").asc(nulls_first=True), "pk")[:most])
