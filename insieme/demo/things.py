"""The world while it is being made: what each chapter tells the next."""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from itertools import accumulate
from random import Random
from typing import Any, Protocol

from django.db import models

from insieme.core.events import Event
from insieme.core.search import SearchTerm, terms_of
from insieme.demo.bulk import Book, new_id
from insieme.demo.calendar import Targets
from insieme.demo.clock import moment
from insieme.demo.lexicon import Trade
from insieme.domain.access.rules import Part
from insieme.domain.casework.events import Happened as CaseworkHappened
from insieme.domain.companies.events import Happened as CompaniesHappened
from insieme.domain.funds.events import Happened as FundsHappened
from insieme.domain.people.events import Happened as PeopleHappened
from insieme.domain.people.models import Involvement
from insieme.domain.placements.events import Happened as PlacementsHappened
from insieme.domain.placements.states import ContractEventKind
from insieme.domain.territory.queries import Place

# The steps of a road, of a contract and of a company's collaboration: told however long ago they happened.
LASTING = frozenset(
    kind.value
    for kind in (
        CaseworkHappened.APPLIED, CaseworkHappened.INTERVIEW_HELD, CaseworkHappened.TURNED_AWAY, CaseworkHappened.TAKEN_IN_CHARGE, CaseworkHappened.SUSPENDED,
        CaseworkHappened.RESUMED, CaseworkHappened.CLOSED, CaseworkHappened.REOPENED, CaseworkHappened.ASSESSED, CaseworkHappened.READINESS_SET,
        CompaniesHappened.ADDED, CompaniesHappened.COLLABORATION_STARTED, CompaniesHappened.COLLABORATION_ENDED, CompaniesHappened.BOARD_JOINED,
        CompaniesHappened.BOARD_LEFT, CompaniesHappened.CORRECTED, PlacementsHappened.ACTIVATED, PlacementsHappened.EXTENDED, PlacementsHappened.TRANSFORMED,
        PlacementsHappened.TERMINATED, PlacementsHappened.CORRECTED, FundsHappened.OPENED, FundsHappened.CONTRIBUTED,
    )
)  # fmt: skip

SEED = "insieme per il lavoro"


def dice_for(*names: object) -> Random:
    """Dice of their own for each thing, so that what is drawn for one never moves what is drawn for another."""
    return Random(f"{SEED} {' '.join(map(str, names))}")  # noqa: S311 - chance, not secrets


class Followed(Protocol):
    """A person in whose road others have parts."""

    person_id: int
    parts: set[tuple[str, int]]


@dataclass
class Worker:
    """Someone who works in the programme, and who takes over if they leave."""

    user_id: int
    organisation_id: int
    from_on: date
    until_on: date | None = None
    successor: "Worker | None" = None

    @property
    def key(self) -> str:
        return f"user:{self.user_id}@organisation:{self.organisation_id}"

    def works_on(self, day: date) -> bool:
        return self.from_on <= day and (self.until_on is None or day <= self.until_on)

    def on(self, day: date) -> "Worker":
        """Who has this worker's tasks on a day."""
        return self if self.until_on is None or day <= self.until_on or not self.successor else self.successor


@dataclass
class Network:
    programme_id: int = 0
    by_kind: dict[str, list[int]] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    comune_of: dict[str, int] = field(default_factory=dict)
    staff: dict[str, list[Worker]] = field(default_factory=dict)

    def one(self, role: str, day: date, dice: Random) -> Worker:
        """Someone at work in that role on a day."""
        return dice.choice([worker for worker in self.staff[role] if worker.works_on(day)])


@dataclass(slots=True, repr=False)
class Firm:
    number: int
    id: int
    name: str
    trade: Trade
    comune: str
    sites: list[tuple[int, str]]
    collaborates_from: date
    appetite: float
    holder: Worker
    stops_on: date | None = None
    ways: set[str] = field(default_factory=set)
    capacity: int | None = None
    contact: str = ""
    vacancies: list[Any] = field(default_factory=list)


@dataclass(slots=True)
class Change:
    """A line of a contract's ledger after its activation."""

    day: date
    kind: ContractEventKind
    contract: str
    expected_end: date | None
    recorded_at: datetime
    transformation: str | None = None
    reason: str | None = None


@dataclass(slots=True, repr=False)
class Job:
    """A placement, from its activation to its end, as it will have been."""

    number: str
    id: int
    who: "Traveller"
    firm: Firm
    site: tuple[int, str]
    starts_on: date
    recorded_at: datetime
    contract: str
    expected_end: date | None
    occupation: str
    title: str
    hours: int
    changes: list[Change] = field(default_factory=list)
    ended_on: date | None = None
    is_permanent: bool = False
    agreed_on: date = date.max
    # First written down with another day, and mended on a later one.
    mended_on: date | None = None
    proposal_id: int | None = None
    agency_id: int | None = None


@dataclass(slots=True, repr=False)
class Traveller:
    """A person taken in charge."""

    number: int
    person_id: int
    application_id: int
    case_id: int
    name: str
    comune: str
    moved: tuple[date, str] | None
    interview_on: date
    opened_on: date
    ready_on: date
    is_ready: bool
    manager: Worker
    has_licence: bool
    needs: tuple[str, ...]
    sent_by: int | None = None
    registered_on: date = date.min
    jobs: list[Job] = field(default_factory=list)
    # When the case is open, and what ends each spell: filled in once the jobs are known.
    spells: list["Spell"] = field(default_factory=list)
    closed_on: date | None = None
    parts: set[tuple[str, int]] = field(default_factory=set)
    obstacles: list[tuple[int, str, date, date | None]] = field(default_factory=list)

    def is_open(self, day: date) -> bool:
        return any(spell.start <= day and (spell.end is None or day < spell.end) for spell in self.spells)

    def home(self, day: date) -> str:
        """The comune where the person lived on a day."""
        return self.moved[1] if self.moved and self.moved[0] <= day else self.comune


@dataclass(slots=True)
class Spell:
    """A span in which a case was open; an end later than today has not happened yet."""

    start: date
    end: date | None
    outcome: str = ""
    suspended: tuple[date, date | None] | None = None
    why_suspended: str = ""


@dataclass(frozen=True, slots=True)
class Bill:
    """Something that a fund pays: decided on a day, paid on another."""

    on: date
    settled_on: date
    purpose: str
    text: str
    cents: int
    organisation_id: int | None = None
    person_id: int | None = None
    obstacle_id: int | None = None


@dataclass(repr=False)
class World:
    now: datetime
    today: date
    targets: Targets
    book: Book
    places: list[Place]
    network: Network = field(default_factory=Network)
    firms: list[Firm] = field(default_factory=list)
    travellers: list[Traveller] = field(default_factory=list)
    jobs: list[Job] = field(default_factory=list)
    courses: list[Any] = field(default_factory=list)
    bills: list[Bill] = field(default_factory=list)
    codes: set[str] = field(default_factory=set)
    # A few who applied lately and were not taken in charge: some of them will write again.
    seen: list[Any] = field(default_factory=list)

    @cached_property
    def aside(self) -> Random:
        """Dice for what depends on the day the world is made on: its draws move nothing else."""
        return dice_for("aside")

    @cached_property
    def opened_days(self) -> list[date]:
        return [who.opened_on for who in self.travellers]

    @cached_property
    def weights(self) -> list[float]:
        return list(accumulate(each.population * (1.2 if each.name == "Bologna" else 1) for each in self.places))

    def add(self, model: type[models.Model], dice: Random, **values: Any) -> int:
        return self.book.add(model, dice, values)

    def a_place(self, dice: Random) -> str:
        """A comune by its population; Bologna a little more, as among those who apply."""
        return dice.choices(self.places, cum_weights=self.weights)[0].istat

    def tell(self, kind: str, subject: tuple[str, int], at: datetime, **more: Any) -> None:
        """Write an event, as the verb would have; `by` is who did it, `person` and `company` the threads it is read on."""
        if at.date() < self.targets.events_from and (kind not in LASTING or at.date() < self.targets.detail_from):
            return
        self.add(
            Event,
            self.aside,
            kind=kind,
            subject=f"{subject[0]}:{subject[1]}",
            author=more.get("by", "system"),
            recorded_at=at,
            person_ref=more.get("person"),
            company_ref=more.get("company"),
            details=more.get("details") or {},
        )

    def involve(self, who: Followed, part: Part, span: tuple[date, date | None], **whom: int) -> None:
        """Give a user (`user_id=`) or an organisation (`organisation_id=`) a part in somebody's road for a span of days."""
        start, end = span
        still = end is None or end > self.today
        key = (part.value, next(iter(whom.values())))
        if start > self.today or (still and key in who.parts) or (end and end < self.targets.detail_from):
            return
        if still:
            who.parts.add(key)
        id_ = self.add(
            Involvement,
            self.aside,
            person_id=who.person_id,
            part=part.value,
            from_on=start,
            until_on=None if still else max(start, end or start),
            **whom,
        )
        subject, details = ("involvement", id_), {"part": part.value}
        self.tell(PeopleHappened.INVOLVED, subject, self.morning(start), person=who.person_id, details=details)

    def morning(self, day: date) -> datetime:
        return min(self.now, moment(day, 480))

    def searchable(self, kind: str, subject: int, *texts: str, person: int | None = None) -> None:
        for term in sorted(terms_of(texts)):
            self.add(SearchTerm, self.aside, kind=kind, term=term, subject_id=subject, person_ref=person)


__all__ = ["Firm", "Job", "Network", "Traveller", "Worker", "World", "dice_for", "new_id"]
