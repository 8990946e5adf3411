"""What pages ask about people; everything starts from whom the actor may see."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Value, When

from insieme.core import formats
from insieme.core.events import Event
from insieme.core.identifiers import decode
from insieme.core.search import found
from insieme.database.walls import beyond_the_wall
from insieme.domain.access.models import User
from insieme.domain.access.policies import Actor, has
from insieme.domain.access.rules import GRANTS, PART_OF, Permission
from insieme.domain.people import policies
from insieme.domain.people.models import Consent, Involvement, Person, Reading
from insieme.domain.people.rules import Likeness, Said, likeness
from insieme.domain.people.states import ConsentKind

MOST_CANDIDATES = 200
MOST_LIKELY = 8
LATELY = timedelta(days=7)
SHEETS = "list:people"


@dataclass(frozen=True)
class LikelyPerson:
    """Someone already registered who may be the one described, and why."""

    person: Person
    likeness: Likeness


def person(actor: Actor, person_id: int) -> Person | None:
    """Find a person by their key, if the actor may see them."""
    return policies.visible(actor).select_related("municipality").filter(pk=person_id).first()


def people_named(actor: Actor, text: str) -> list[tuple[str, str]]:
    """Offer up to ten people found by name, codice fiscale or phone, each with what tells them apart."""
    keys = found(text, {"person": searchable(actor)}, most=10)["person"]
    return [(each.ref, described(each)) for each in people_by_key(actor, keys)]


def person_by_ref(actor: Actor, ref: str) -> Person | None:
    """Find a person by their key as a form holds it."""
    try:
        return person(actor, decode(ref))
    except ValueError:
        return None


def described(someone: Person) -> str:
    """A person in a line: name, birth date, comune."""
    born = formats.day(someone.birth_date) if someone.birth_date else ""
    return ", ".join(part for part in (someone.name, born, someone.municipality.name) if part)


def said_by(someone: Person) -> Said:
    """What recognises a registered person."""
    return Said(someone.given_name, someone.family_name, someone.birth_date, someone.codice_fiscale, someone.phone)


def alike(said: Said) -> Q:
    """The rows worth comparing: those an index finds by code, phone, birth date or full name."""
    worth = Q(family_name__in={said.family_name, said.given_name}, given_name__in={said.given_name, said.family_name})
    for name in ("codice_fiscale", "phone", "birth_date"):
        value = getattr(said, name)
        if value:
            worth |= Q(**{name: value})
    return worth


def likely_same(actor: Actor, said: Said) -> list[LikelyPerson]:
    """List the registered people who may be the one described, the most likely first."""
    rows = policies.visible(actor).select_related("municipality").filter(alike(said)).order_by("pk")[:MOST_CANDIDATES]
    return in_order(LikelyPerson(each, why) for each in rows if (why := likeness(said, said_by(each))))


def in_order(likely: Iterable[LikelyPerson]) -> list[LikelyPerson]:
    order = list(Likeness)
    return sorted(likely, key=lambda each: order.index(each.likeness))[:MOST_LIKELY]


def searchable(actor: Actor) -> QuerySet[Person] | None:
    """Among whom the actor may search; None means everyone."""
    return None if actor.sees_everyone else policies.visible(actor).order_by()


def people_by_key(actor: Actor, keys: Sequence[int]) -> list[Person]:
    """The people with these keys whom the actor may see, in the order asked."""
    seen = policies.visible(actor).select_related("municipality").in_bulk(keys)
    return [seen[key] for key in keys if key in seen]


def readings_unexplained(actor: Actor, most: int) -> list[Reading]:
    """The readings of the last days by somebody who had no part in that person's road, nor sees everyone by role.

    Parts stand behind the wall for whoever protects the data: they are looked at here and not shown.
    """
    everyone = [role.value for role, granted in GRANTS.items() if Permission.SEE_EVERYONE in granted]
    through = Case(
        *(When(role=role.value, then=Value(part.value)) for role, part in PART_OF.items()), default=Value("")
    )
    live = Involvement.objects.filter(
        Q(until_on=None) | Q(until_on__gte=OuterRef("read_at__date")),
        Q(user=OuterRef("user")) | Q(organisation=OuterRef("organisation"), part=OuterRef("through")),
        person=OuterRef("person"),
        from_on__lte=OuterRef("read_at__date"),
    )
    rows = policies.visible_readings(actor).filter(read_at__gte=actor.at - LATELY).exclude(role__in=everyone)
    rows = rows.annotate(through=through)
    with beyond_the_wall():
        found = rows.filter(~Exists(live)).select_related("user", "organisation")
        return list(found.order_by("-read_at", "-pk")[:most])


def consent(actor: Actor, consent_id: int) -> Consent | None:
    """Find something a person agreed to, if the actor may see the person."""
    return policies.visible_consents(actor).select_related("person__municipality").filter(pk=consent_id).first()


def consents_missing(actor: Actor, person_id: int) -> list[ConsentKind]:
    """What the person never agreed to, or took back, of what they can agree to."""
    given = policies.visible_consents(actor).filter(person_id=person_id, withdrawn_on=None)
    standing = set(given.values_list("kind", flat=True))
    return [kind for kind in ConsentKind if kind not in standing]


@dataclass(frozen=True)
class Sheet:
    """A list of people that somebody took away: which, how many rows, who, when."""

    table: str
    rows: int
    user: str
    at: datetime


def sheets_taken(actor: Actor, most: int) -> list[Sheet]:
    """The lists of people taken away, the latest first, for whoever protects the data."""
    if not has(actor, Permission.SEE_READ_LOG):
        return []
    events = list(Event.objects.filter(subject=SHEETS).order_by("-recorded_at", "-pk")[:most])
    users = User.objects.in_bulk({_user_of(each) for each in events})
    names = {pk: user.name for pk, user in users.items()}
    return [
        Sheet(each.details["table"], each.details["rows"], names.get(_user_of(each), ""), each.recorded_at)
        for each in events
    ]


def _user_of(event: Event) -> int:
    """The key of who did it: an author is `user:<key>@organisation:<key>`."""
    return int(event.author.removeprefix("user:").partition("@")[0])


def readings_lately(actor: Actor) -> dict[str, int]:
    """How many readings of files there were in the last days, by role."""
    rows = policies.visible_readings(actor).filter(read_at__gte=actor.at - LATELY)
    return dict(rows.values_list("role").annotate(Count("pk")).order_by("role"))
