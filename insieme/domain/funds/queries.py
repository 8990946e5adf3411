from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_

from django.db.models import F, Q, QuerySet, Sum
from django.db.models.expressions import CombinedExpression

from insieme.core.search import SearchTerm, beginning, words_of
from insieme.domain.access.policies import Actor
from insieme.domain.casework.models import Obstacle
from insieme.domain.funds import policies
from insieme.domain.funds.models import Fund, Posting
from insieme.domain.funds.rules import COMMITMENT, Sums
from insieme.domain.funds.states import Purpose
from insieme.domain.network.models import Organisation
from insieme.domain.people import policies as people
from insieme.domain.people.models import Person

MOST_FOUND = 10


def funds(actor: Actor) -> QuerySet[Fund]:
    available: CombinedExpression = F("contributed_cents") - F("committed_cents") - F("spent_cents")
    return policies.visible(actor).annotate(left=available)


def fund(actor: Actor, fund_id: int) -> Fund | None:
    return policies.visible(actor).filter(pk=fund_id).first()


def sums_of(fund: Fund) -> Sums:
    return Sums(fund.contributed_cents, fund.committed_cents, fund.spent_cents)


def changes_of(posting: Posting) -> Sums:
    return Sums(posting.contributed_change, posting.committed_change, posting.spent_change)


def _added_up(rows: QuerySet[Posting]) -> Sums:
    changes = ("contributed_change", "committed_change", "spent_change")
    found = rows.aggregate(**{f"{name}_sum": Sum(name, default=0) for name in changes})
    return Sums(*(int(found[f"{name}_sum"]) for name in changes))


def standing_of(commitment: Posting) -> Sums:
    """What of a commitment is still committed, and what was spent on it."""
    return _added_up(Posting.objects.filter(Q(pk=commitment.pk) | Q(commitment=commitment)))


def ledger_sums(fund: Fund) -> Sums:
    """The sums as the lines themselves say, added up again."""
    return _added_up(fund.postings.all())


@dataclass(frozen=True)
class PurposeSums:
    """What one purpose has committed and spent."""

    purpose: str
    label: str
    committed_cents: int
    spent_cents: int


def by_purpose(actor: Actor, fund: Fund) -> list[PurposeSums]:
    """What the money is for, the greatest first: sums without names, for whoever sees the fund."""
    if not policies.can_see(actor, fund):
        return []
    rows = (
        fund.postings.exclude(purpose=Purpose.NONE)
        .order_by()
        .values_list("purpose")
        .annotate(committed=Sum("committed_change"), spent=Sum("spent_change"))
    )
    found = [PurposeSums(key, str(Purpose(key).label), committed, spent) for key, committed, spent in rows]
    return sorted(found, key=lambda each: -(each.committed_cents + each.spent_cents))


@dataclass(frozen=True)
class Entry:
    """A line of the ledger with what was available after it. `beneficiary` is named only to who may see the person."""

    pk: int
    posting: Posting
    balance_cents: int
    beneficiary: str


def postings(actor: Actor, fund: Fund) -> QuerySet[Posting]:
    return policies.visible_postings(actor).filter(fund=fund).select_related("organisation", "reversed_by")


def entries(actor: Actor, fund: Fund, rows: Sequence[Posting]) -> list[Entry]:
    """Give each line what was available after it: the fund's sum now, less what the later lines moved."""
    if not rows:
        return []
    keys = [(each.recorded_at, each.pk) for each in rows]
    (first_at, first_id), (last_at, last_id) = min(keys), max(keys)
    later = Q(recorded_at__gt=last_at) | Q(recorded_at=last_at, pk__gt=last_id)
    balance = sums_of(fund).available - _added_up(fund.postings.filter(later)).available
    between = Q(recorded_at__gt=first_at) | Q(recorded_at=first_at, pk__gte=first_id)
    moved = fund.postings.filter(between).exclude(later).order_by("-recorded_at", "-pk")
    after: dict[int, int] = {}
    for pk, contributed, committed, spent in moved.values_list(
        "pk", "contributed_change", "committed_change", "spent_change"
    ):
        after[pk] = balance
        balance -= contributed - committed - spent
    names = _names(actor, {each.person_id for each in rows if each.person_id})
    return [Entry(each.pk, each, after[each.pk], names.get(each.person_id or 0, "")) for each in rows]


def _names(actor: Actor, person_ids: set[int]) -> dict[int, str]:
    if not person_ids:
        return {}
    return {each.pk: each.listed_name for each in people.visible(actor).filter(pk__in=person_ids)}


def posting(actor: Actor, posting_id: int) -> Posting | None:
    related = ("fund", "organisation", "commitment", "obstacle", "reversed_by")
    return policies.visible_postings(actor).select_related(*related).filter(pk=posting_id).first()


def beneficiary(actor: Actor, posting: Posting) -> Person | None:
    """Whom a line helps, for who may see that person."""
    return people.visible(actor).filter(pk=posting.person_id).first() if posting.person_id else None


def settlements_of(commitment: Posting) -> list[Posting]:
    """What was done with a commitment, in order."""
    return list(
        Posting.objects.filter(commitment=commitment).select_related("reversed_by").order_by("recorded_at", "pk")
    )


def open_commitments(actor: Actor, fund: Fund) -> list[tuple[Posting, int]]:
    """The commitments of which something is left, with how much: the oldest first."""
    settled = (
        policies.visible_postings(actor)
        .filter(fund=fund, kind=COMMITMENT)
        .annotate(settled=Sum("settlements__committed_change", default=0))
        .annotate(left=F("amount_cents") + F("settled"))
        .filter(left__gt=0)
    )
    return [(each, each.left) for each in settled.order_by("recorded_at", "pk")[:50]]


def organisations_matching(actor: Actor, text: str) -> list[tuple[str, str]]:
    """Up to ten organisations whose name holds the text: whoever gives, teaches or provides."""
    if not policies.can_open_fund(actor):
        return []
    rows = Organisation.objects.filter(name__icontains=text).order_by("name", "pk")[:MOST_FOUND]
    return [(each.ref, each.name) for each in rows]


def organisation(actor: Actor, organisation_id: int) -> Organisation | None:
    return Organisation.objects.filter(pk=organisation_id).first() if policies.can_open_fund(actor) else None


def obstacles_matching(actor: Actor, text: str) -> list[tuple[str, str]]:
    """Up to ten open obstacles of the people the actor sees, by the beginnings of the person's names."""
    if not (asked := words_of(text)):
        return []
    terms = SearchTerm.objects.filter(kind="person")
    named = [Q(person_id__in=terms.filter(beginning(word)).values("subject_id")) for word in asked]
    rows = _open_obstacles(actor).filter(reduce(and_, named))
    found = rows.order_by("person__family_name", "person__given_name", "kind", "pk")[:MOST_FOUND]
    return [(each.ref, obstacle_name(each)) for each in found]


def obstacle(actor: Actor, obstacle_id: int) -> Obstacle | None:
    return _open_obstacles(actor).filter(pk=obstacle_id).first()


def obstacle_name(obstacle: Obstacle) -> str:
    return f"{obstacle.person.listed_name} · {obstacle.get_kind_display()}"


def _open_obstacles(actor: Actor) -> QuerySet[Obstacle]:
    rows = Obstacle.objects.filter(removed_on=None).select_related("person")
    return rows if actor.sees_everyone else rows.filter(person_id__in=people.visible_ids(actor))
