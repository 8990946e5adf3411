"""Companies: known, collaborating in various ways, on the Board."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from insieme.demo import lexicon, phrases
from insieme.demo.calendar import COLLABORATING, FOUNDING_END, KNOWN, ON_BOARD, PACE, days_of
from insieme.demo.clock import after, at, office_day, within_year
from insieme.demo.things import Firm, World, dice_for, new_id
from insieme.domain.access.rules import Role
from insieme.domain.companies.events import Happened
from insieme.domain.companies.models import (
    BoardMembership,
    Collaboration,
    Company,
    Contact,
    DiaryEntry,
    Engagement,
    Site,
)
from insieme.domain.companies.states import CompanyState, ContactHow, EngagementKind, Size, Way
from insieme.domain.network.models import Organisation
from insieme.domain.network.states import OrganisationKind

HIRING = (Way.HIRING, Way.TIROCINI, Way.SELECTING)
OTHER = (Way.DESIGNING, Way.VISITS, Way.MENTORING, Way.GIVING)


@dataclass
class Standing:
    """How a company stands with the programme, and since when."""

    known_on: date
    collaborates_from: date | None
    stops_on: date | None
    on_board_from: date | None
    leaves_board_on: date | None


def build(world: World) -> None:
    """Make every company with its sites, contacts, ways of collaborating, Board membership and diary."""
    names = lexicon.FirmNames()
    for number, standing in enumerate(_standings(world)):
        dice = dice_for("company", number)
        _company(world, dice, number, standing, names)
        world.book.breathe()
    world.firms.sort(key=lambda firm: (firm.collaborates_from, firm.number))


def _standings(world: World) -> list[Standing]:
    """One line of companies: the first known are the first to collaborate, and among these some join the Board."""
    scale = world.targets.companies
    known, collaborating, board = (
        days_of(points, pace, world.today, scale)
        for points, pace in zip((KNOWN, COLLABORATING, ON_BOARD), PACE, strict=True)
    )
    standings = []
    for number, known_on in enumerate(known):
        dice = dice_for("standing", number)
        starts = office_day(max(collaborating[number], known_on)) if number < len(collaborating) else None
        stops = after(date(2022, 1, 10), 0, 1400, dice) if starts and dice.random() < 0.04 else None
        stops = stops if stops and starts and starts < stops - timedelta(days=200) else None
        standings.append(Standing(office_day(known_on), starts, stops, None, None))
    _seat_the_board(standings, board, dice_for("board"))
    return [each for each in standings if each.known_on <= world.today]


def _seat_the_board(standings: list[Standing], days: list[date], dice: Random) -> None:
    """Each seat goes to a company that has collaborated for a while and is not seated yet."""
    starts = [each.collaborates_from for each in standings if each.collaborates_from]
    free: list[int] = []
    entered = 0
    for day in days:
        ready = bisect_right(starts, day)
        free.extend(range(entered, ready))
        entered = max(entered, ready)
        if not free:
            continue
        seat = standings[free.pop(int(dice.random() * len(free)))]
        start = seat.collaborates_from or day
        seat.on_board_from = office_day(max(day, start))
        if seat.stops_on and seat.stops_on > seat.on_board_from:
            seat.leaves_board_on = seat.stops_on


def _company(world: World, dice: Random, number: int, standing: Standing, names: lexicon.FirmNames) -> None:
    trade = lexicon.a_trade(dice)
    name = names.one(trade, dice)
    id_, comune = new_id(dice), world.a_place(dice)
    network = world.network
    world.add(
        Organisation,
        dice,
        id=id_,
        kind=OrganisationKind.COMPANY,
        name=name,
        municipality_id=comune,
        email=f"azienda.{number}@insieme.example",
        phone=lexicon.a_phone(dice),
    )
    added_at = at(standing.known_on, dice)
    holder = network.one(Role.SCOUT.value, max(standing.known_on, date(2017, 6, 1)), dice)
    sites = _sites(world, dice, id_, comune)
    contact = _contacts(world, dice, id_, number)
    capacity = dice.choice((None, 4, 6, 10, 15)) if standing.collaborates_from else None
    firm = Firm(
        number, id_, name, trade, comune, sites, standing.collaborates_from or date.max, dice.random(), holder,
        capacity=capacity, contact=contact, stops_on=standing.stops_on,
    )  # fmt: skip
    state = _collaborate(world, dice, firm, standing)
    last = _diary(world, dice, firm, standing)
    world.add(
        Company,
        dice,
        organisation_id=id_,
        name=name,
        partita_iva=lexicon.a_partita_iva(number),
        activity_id=trade.activity,
        size=dice.choices((Size.MICRO, Size.SMALL, Size.MEDIUM, Size.LARGE), (38, 36, 19, 7))[0],
        state=state,
        account_holder_id=holder.on(world.today).user_id,
        monthly_capacity=capacity,
        last_contact_at=last,
        added_at=added_at,
    )
    world.tell(Happened.ADDED, ("company", id_), added_at, company=id_, by=holder.key)
    world.searchable("company", id_, name)
    if standing.collaborates_from and standing.collaborates_from <= world.today:
        world.firms.append(firm)


def _sites(world: World, dice: Random, company: int, comune: str) -> list[tuple[int, str]]:
    places = [comune]
    while dice.random() < 0.22 and len(places) < 4:
        places.append(world.a_place(dice))
    return [
        (
            world.add(
                Site,
                dice,
                company_id=company,
                name="Sede principale" if number == 0 else f"Sede operativa {number + 1}",
                municipality_id=place,
                address=lexicon.an_address(dice),
                is_main=number == 0,
            ),
            place,
        )
        for number, place in enumerate(places)
    ]


def _contacts(world: World, dice: Random, company: int, number: int) -> str:
    people = []
    for place in range(1 + (dice.random() < 0.3)):
        people.append(lexicon.a_full_name(dice))
        world.add(
            Contact,
            dice,
            company_id=company,
            name=people[-1],
            position=dice.choice(phrases.POSITIONS),
            email=f"referente{place + 1}.{number}@insieme.example",
            phone=lexicon.a_phone(dice),
        )
    return people[0]


def _collaborate(world: World, dice: Random, firm: Firm, standing: Standing) -> CompanyState:
    start = standing.collaborates_from
    if start is None or start > world.today:
        return CompanyState.CONTACTED
    way: Way = dice.choices((*HIRING, *OTHER), (40, 22, 12, 6, 8, 7, 5))[0]
    _way(world, firm, way, (start, standing.stops_on))
    for _ in range(dice.choice((0, 0, 1, 1, 2))):
        # Further ways come later, and may end: the company goes on collaborating by the first.
        other: Way = dice.choice((*HIRING, *OTHER))
        begins = office_day(after(start, 60, 900, dice))
        ends = after(begins, 200, 700, dice) if dice.random() < 0.3 and begins > FOUNDING_END else standing.stops_on
        if other.value not in firm.ways and (standing.stops_on is None or begins < standing.stops_on):
            _way(world, firm, other, (begins, ends))
    on_board = _board(world, firm, standing)
    if standing.stops_on and standing.stops_on <= world.today:
        return CompanyState.CONTACTED
    return CompanyState.ON_BOARD if on_board else CompanyState.COLLABORATING


def _way(world: World, firm: Firm, way: Way, span: tuple[date, date | None]) -> None:
    start, end = span
    if start > world.today:
        return
    firm.ways.add(way.value)
    dice = dice_for("way", firm.id, way.value)
    still = end is None or end > world.today
    id_ = world.add(
        Collaboration,
        dice,
        company_id=firm.id,
        way=way,
        note=dice.choice(phrases.COLLABORATIONS[way.value]),
        started_on=start,
        ended_on=None if still else end,
    )
    _engage(world, dice, firm, EngagementKind.COLLABORATION_STARTED, start, collaboration_id=id_)
    if end and not still:
        _engage(world, dice, firm, EngagementKind.COLLABORATION_ENDED, end, collaboration_id=id_)


def _board(world: World, firm: Firm, standing: Standing) -> bool:
    start, end = standing.on_board_from, standing.leaves_board_on
    if start is None or start > world.today:
        return False
    still = end is None or end > world.today
    dice = dice_for("board", firm.id)
    # Now and then somebody notices, weeks later, that the signature had been a few days before.
    mended_on = after(start, 20, 60, dice) if start > FOUNDING_END and dice.random() < 0.1 else None
    signed_on = start - timedelta(days=3) if mended_on and mended_on <= world.today else start
    id_ = world.add(
        BoardMembership,
        dice,
        company_id=firm.id,
        signed_on=signed_on,
        document=f"Adesione {int(dice.random() * 900) + 100}/{start.year}",
        commitments=phrases.BOARD,
        left_on=None if still else end,
    )
    fact = _engage(world, dice, firm, EngagementKind.BOARD_JOINED, start, board_membership_id=id_)
    if mended_on and signed_on != start:
        moment, by = at(mended_on, dice), firm.holder.on(mended_on).key
        world.add(
            Engagement, dice, kind=EngagementKind.BOARD_JOINED, company_id=firm.id, happened_on=signed_on,
            recorded_at=min(moment, world.now), recorded_by=by, replaces_id=fact, board_membership_id=id_,
        )  # fmt: skip
        world.tell(Happened.CORRECTED, ("boardmembership", id_), moment, company=firm.id, by=by)
    if end and not still:
        _engage(world, dice, firm, EngagementKind.BOARD_LEFT, end, board_membership_id=id_)
    return still


TOLD = {
    EngagementKind.COLLABORATION_STARTED: Happened.COLLABORATION_STARTED,
    EngagementKind.COLLABORATION_ENDED: Happened.COLLABORATION_ENDED,
    EngagementKind.BOARD_JOINED: Happened.BOARD_JOINED,
    EngagementKind.BOARD_LEFT: Happened.BOARD_LEFT,
}


def _engage(world: World, dice: Random, firm: Firm, kind: EngagementKind, day: date, **of: int) -> int:
    # Written down on the day, or the next ones; in the founding years never after the year's end.
    written = after(day, 0, 3, dice) if dice.random() < 0.3 else day
    moment = min(at(within_year(written, day), dice), world.now)
    by = firm.holder.on(day).key
    fact = world.add(
        Engagement, dice, kind=kind, company_id=firm.id, happened_on=day, recorded_at=moment, recorded_by=by, **of
    )
    name, id_ = next(iter(of.items()))
    world.tell(TOLD[kind], (name.removesuffix("_id").replace("_", ""), id_), moment, company=firm.id, by=by)
    return fact


def _diary(world: World, dice: Random, firm: Firm, standing: Standing) -> datetime | None:
    """A contact every few months, more in the first weeks; some companies fall silent."""
    day, last = standing.known_on, None
    pace = 75 if standing.collaborates_from else 260
    silent = dice.random() < 0.12
    while day <= world.today:
        last = min(at(day, dice), world.now)
        if day >= world.targets.detail_from:
            by = firm.holder.on(day)
            id_ = world.add(
                DiaryEntry,
                dice,
                company_id=firm.id,
                how=dice.choice(list(ContactHow)),
                text=dice.choice(phrases.COMPANY_DIARY),
                written_by_id=by.user_id,
                written_at=last,
            )
            world.tell(Happened.CONTACTED, ("diaryentry", id_), last, company=firm.id, by=by.key)
        day = office_day(after(day, pace // 2, pace * (8 if silent else 2), dice))
    return last
