"""Everything that happened on a person's road, as one line in time."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from insieme.core.events import Event
from insieme.core.identifiers import encode
from insieme.domain.access.models import User
from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Permission
from insieme.domain.casework.events import Happened
from insieme.domain.casework.policies import cases as policies
from insieme.domain.people import policies as people

# Each area's events are for those who see that area. The beginning of an event's kind names its area.
# A training body sees its own courses, not those the person went to elsewhere: these are for who follows the road.
TOPICS: dict[str, tuple[str, Permission]] = {
    "path": ("casework.", Permission.SEE_CASES),
    "training": ("training.", Permission.SEE_CASES),
    "proposals": ("vacancies.", Permission.SEE_VACANCIES),
    "placements": ("placements.", Permission.SEE_PLACEMENTS),
    "funds": ("funds.", Permission.SEE_FUNDS),
    "identity": ("people.", Permission.SEE_CASES),
}
NOTES = "notes"
SIZE = 30


@dataclass(frozen=True)
class Happening:
    """One thing that happened; `note` is the diary's text when it is a note, `part` is which part began or ended."""

    id: int
    kind: str
    at: datetime
    author: str
    note: str = ""
    part: str = ""


@dataclass(frozen=True)
class Timeline:
    happenings: list[Happening]
    more: str = ""


def topics_of(actor: Actor) -> list[str]:
    """The topics that this actor's timeline can be narrowed to."""
    seen = [topic for topic, (_prefix, needs) in TOPICS.items() if needs in actor.permissions]
    return [*seen, NOTES] if Permission.SEE_CASES in actor.permissions else seen


def timeline(actor: Actor, person_id: int, *, topic: str = "", before: int | None = None) -> Timeline:
    """What happened to a person, the latest first; `before` is the last line already shown."""
    rows = _events(actor, person_id, topic)
    if before is not None:
        anchor = Event.objects.filter(pk=before, person_ref=person_id).values_list("recorded_at", "pk").first()
        if anchor:
            at, key = anchor
            rows = rows.filter(recorded_at__lte=at).filter(Q(recorded_at__lt=at) | Q(pk__lt=key))
    found = list(rows.order_by("-recorded_at", "-pk")[: SIZE + 1])
    shown = found[:SIZE]
    return Timeline(_told(actor, shown), encode(shown[-1].pk) if len(found) > SIZE else "")


def _events(actor: Actor, person_id: int, topic: str) -> QuerySet[Event]:
    rows = Event.objects.filter(person_ref__in=people.visible(actor).filter(pk=person_id))
    if topic == NOTES and topic in topics_of(actor):
        return rows.filter(kind=Happened.NOTED)
    allowed = Q(pk__in=())
    for each in [topic] if topic in topics_of(actor) else topics_of(actor):
        if each in TOPICS:
            allowed |= Q(kind__startswith=TOPICS[each][0])
    return rows.filter(allowed)


def _told(actor: Actor, events: list[Event]) -> list[Happening]:
    notes = _notes(actor, [each for each in events if each.kind == Happened.NOTED])
    authors = _authors(events)
    return [
        Happening(
            each.pk,
            each.kind,
            each.recorded_at,
            authors.get(_user_of(each.author), ""),
            notes.get(_subject_of(each), ""),
            str(each.details.get("part", "")),
        )
        for each in events
    ]


def _notes(actor: Actor, events: Iterable[Event]) -> dict[int, str]:
    keys = [_subject_of(each) for each in events]
    return dict(policies.visible_notes(actor).filter(pk__in=keys).values_list("pk", "text")) if keys else {}


def _authors(events: Iterable[Event]) -> dict[int, str]:
    keys = {_user_of(each.author) for each in events} - {0}
    return dict(User.objects.filter(pk__in=keys).values_list("pk", "name")) if keys else {}


def _user_of(author: str) -> int:
    found = re.match(r"user:(\d+)@", author)
    return int(found[1]) if found else 0


def _subject_of(event: Event) -> int:
    return int(event.subject.partition(":")[2])
