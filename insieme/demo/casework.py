"""Cases: their milestones, who follows them, assessments and the diary."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from random import Random

from insieme.demo import phrases, plans
from insieme.demo.clock import after, at, moment, office_day, within_year
from insieme.demo.entry import sender_part
from insieme.demo.people import consent
from insieme.demo.things import Spell, Traveller, Worker, World, dice_for
from insieme.domain.access.rules import Part
from insieme.domain.casework.events import Happened
from insieme.domain.casework.models import Assessment, Case, Milestone, Note
from insieme.domain.casework.rules.paths import FINISHING, FOLLOWING
from insieme.domain.casework.states import CaseState, ClosingOutcome, MilestoneKind, Readiness
from insieme.domain.people.models import Reading
from insieme.domain.people.states import ConsentKind, ReadingReason
from insieme.reference.files import read

M = MilestoneKind
TOLD = {
    M.TAKEN_IN_CHARGE: Happened.TAKEN_IN_CHARGE,
    M.SUSPENDED: Happened.SUSPENDED,
    M.RESUMED: Happened.RESUMED,
    M.CLOSED: Happened.CLOSED,
    M.REOPENED: Happened.REOPENED,
}


def build(world: World) -> None:
    """Write every case with what was done in it."""
    for who in world.travellers:
        dice = dice_for("casework", who.case_id)
        _case(world, who, dice)
        for kind, day in _steps(who):
            _milestone(world, who, dice, kind, day)
        _parts(world, who, dice)
        _assessments(world, who, dice)
        plans.build(world, who, dice)
        _diary(world, who, dice)
        _readings(world, who, dice)
        world.book.breathe()


def standing(who: Traveller, today: date) -> tuple[CaseState, Spell]:
    """How the case stands today, by the spell it is in."""
    spell = who.spells[-1]
    if spell.end and spell.end <= today:
        return CaseState.CLOSED, spell
    if spell.suspended and spell.suspended[0] <= today < (spell.suspended[1] or date.max):
        return CaseState.SUSPENDED, spell
    return CaseState.OPEN, spell


def _case(world: World, who: Traveller, dice: Random) -> None:
    state, spell = standing(who, world.today)
    is_closed = state == CaseState.CLOSED
    is_suspended = state == CaseState.SUSPENDED
    world.add(
        Case,
        dice,
        id=who.case_id,
        person_id=who.person_id,
        application_id=who.application_id,
        state=state,
        readiness=Readiness.READY if who.ready_on <= world.today else Readiness.TO_TRAIN,
        manager_id=who.manager.on(world.today).user_id,
        municipality_id=who.home(who.opened_on),
        opened_on=who.opened_on,
        suspension_reason=spell.why_suspended if is_suspended else "",
        resume_by=spell.suspended[1] if is_suspended and spell.suspended else None,
        closed_on=spell.end if is_closed else None,
        closing_outcome=spell.outcome if is_closed else "",
    )
    if not who.is_ready and who.ready_on <= world.today:
        _tell(world, who, dice, Happened.READINESS_SET, moment(who.ready_on, 700), readiness=Readiness.READY.value)


def _steps(who: Traveller) -> Iterator[tuple[MilestoneKind, date]]:
    for number, spell in enumerate(who.spells):
        yield (M.REOPENED if number else M.TAKEN_IN_CHARGE), spell.start
        if spell.suspended:
            yield M.SUSPENDED, spell.suspended[0]
            if spell.suspended[1]:
                yield M.RESUMED, spell.suspended[1]
        if spell.end:
            yield M.CLOSED, spell.end


def _milestone(world: World, who: Traveller, dice: Random, kind: MilestoneKind, day: date) -> None:
    if day > world.today:
        return
    recorded_at = min(at(within_year(after(day, 0, 2, dice), day), dice), world.now)
    by = who.manager.on(day).key
    world.add(
        Milestone,
        dice,
        kind=kind,
        person_id=who.person_id,
        application_id=who.application_id if kind == M.TAKEN_IN_CHARGE else None,
        case_id=who.case_id,
        municipality_id=who.home(day),
        happened_on=day,
        recorded_at=recorded_at,
        recorded_by=by,
    )
    _tell(world, who, dice, TOLD[kind], recorded_at)


def _tell(world: World, who: Traveller, dice: Random, kind: Happened, moment: datetime, **details: str) -> None:
    by = who.manager.on(moment.date()).key
    moment = min(moment, world.now)
    world.tell(kind, ("case", who.case_id), moment, by=by, person=who.person_id, details=details)


def _parts(world: World, who: Traveller, dice: Random) -> None:
    """The manager, as long as there is a need; whoever sent the person; the scouts while they are ready for work."""
    end = who.closed_on and who.closed_on + (
        FOLLOWING if who.spells[-1].outcome == ClosingOutcome.EMPLOYED else FINISHING
    )
    for worker, span in turns(who.manager, who.opened_on, end):
        world.involve(who, Part.CASE, span, user_id=worker.user_id)
        if span[0] != who.opened_on and span[0] <= world.today:
            _tell(world, who, dice, Happened.ASSIGNED, world.morning(span[0]))
    if who.sent_by is not None:
        sender_part(world, dice, who, who.sent_by, (who.registered_on, who.closed_on))
    for spell in who.spells:
        start = max(spell.start, who.ready_on)
        if spell.end is None or start < spell.end:
            world.involve(who, Part.MATCHING, (start, spell.end), organisation_id=world.network.programme_id)
    if dice.random() < 0.55:
        consent(world, dice, who.person_id, ConsentKind.SHARING, who.opened_on)


def turns(first: Worker, start: date, end: date | None) -> Iterator[tuple[Worker, tuple[date, date | None]]]:
    """Who follows something over a span of days, when whoever began leaves and somebody takes over."""
    worker = first.on(start)
    left = worker.until_on
    if left is None or worker.successor is None or (end is not None and end <= left):
        yield worker, (start, end)
        return
    yield worker, (start, left)
    yield worker.successor, (left + timedelta(days=1), end)


@cache
def _instrument() -> tuple[str, tuple[str, ...]]:
    first = read("instruments.json")[0]
    return first["code"], tuple(item["key"] for item in first["items"])


def _assessments(world: World, who: Traveller, dice: Random) -> None:
    """Answered soon after the taking in charge, and again some months later: usually a little better."""
    code, items = _instrument()
    levels = [min(4, max(0, int(dice.triangular(-0.4, 4, 1.4)))) for _ in items]
    day = office_day(after(who.opened_on, 0, 9, dice))
    for again in range(dice.choice((1, 2, 2, 2, 3))):
        if again:
            day = office_day(after(day, 80, 190, dice))
            levels = [min(4, max(0, level + dice.choice((0, 0, 0, 1, 1, 1, 2, -1)))) for level in levels]
        if day > world.today or not who.is_open(day):
            return
        by = who.manager.on(day)
        id_ = world.add(
            Assessment,
            dice,
            case_id=who.case_id,
            person_id=who.person_id,
            instrument_id=code,
            answered_on=day,
            answers=dict(zip(items, levels, strict=True)),
            total=sum(levels),
            written_by_id=by.user_id,
        )
        moment = min(at(day, dice), world.now)
        world.tell(Happened.ASSESSED, ("assessment", id_), moment, by=by.key, person=who.person_id)


def _diary(world: World, who: Traveller, dice: Random) -> None:
    """A note every month or two while the case is open."""
    day = office_day(after(who.opened_on, 3, 20, dice))
    while day <= world.today and (who.closed_on is None or day < who.closed_on):
        if day >= world.targets.detail_from and who.is_open(day):
            by = who.manager.on(day)
            moment = min(at(day, dice), world.now)
            id_ = world.add(
                Note,
                dice,
                case_id=who.case_id,
                person_id=who.person_id,
                text=dice.choice(phrases.NOTES),
                written_by_id=by.user_id,
                written_at=moment,
            )
            world.tell(Happened.NOTED, ("note", id_), moment, by=by.key, person=who.person_id)
        day = office_day(after(day, 35, 150, dice))


def _readings(world: World, who: Traveller, dice: Random) -> None:
    """Who opened the file in the last weeks."""
    if who.closed_on is not None:
        return
    dice = dice_for("readings", who.case_id, world.today)
    for _ in range(int(dice.random() * 3)):
        day = world.today - timedelta(days=1 + int(dice.random() * 40))
        reader = who.manager.on(world.today)
        if day.weekday() < 5 and day > who.opened_on:
            world.add(
                Reading,
                dice,
                person_id=who.person_id,
                user_id=reader.user_id,
                organisation_id=reader.organisation_id,
                role="case_manager",
                page="desk.people.person",
                reason=ReadingReason.WORK,
                read_at=at(day, dice),
            )
