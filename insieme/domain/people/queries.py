"""What pages ask about people; everything starts from whom the actor may see."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from insieme.domain.access.policies import Actor
from insieme.domain.people import policies
from insieme.domain.people.models import Person
from insieme.domain.people.rules import Likeness, Said, likeness

MOST_CANDIDATES = 200
MOST_LIKELY = 8


@dataclass(frozen=True)
class LikelyPerson:
    """Someone already registered who may be the one described, and why."""

    person: Person
    likeness: Likeness


def person(actor: Actor, person_id: int) -> Person | None:
    """Find a person by their key, if the actor may see them."""
    return policies.visible(actor).select_related("municipality").filter(pk=person_id).first()


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
    found = [LikelyPerson(each, why) for each in rows if (why := likeness(said, said_by(each)))]
    return in_order(found)


def in_order(found: Iterable[LikelyPerson]) -> list[LikelyPerson]:
    order = list(Likeness)
    return sorted(found, key=lambda each: order.index(each.likeness))[:MOST_LIKELY]
