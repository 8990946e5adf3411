"""Placements as their ledgers say, who tutors them, and how the check-ins went."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from insieme.demo import contracts, lexicon, phrases
from insieme.demo.casework import turns
from insieme.demo.clock import after, at, office_day
from insieme.demo.things import Bill, Job, Worker, World, dice_for
from insieme.domain.access.rules import Part, Role
from insieme.domain.funds.states import Purpose
from insieme.domain.network.states import OrganisationKind
from insieme.domain.placements.events import Happened
from insieme.domain.placements.models import CheckIn, ContractEvent, Placement, Tutoring, Worry
from insieme.domain.placements.states import CheckInState, ContractEventKind, Mood, PlacementState

K = ContractEventKind
FROM_START = (7, 30, 90, 180, 365)
BEFORE_END = (-60, -30)
TOLD = {
    K.EXTENSION: Happened.EXTENDED,
    K.TRANSFORMATION: Happened.TRANSFORMED,
    K.TERMINATION: Happened.TERMINATED,
}


@dataclass(slots=True)
class Standing:
    """How a placement stands by what is known today."""

    state: PlacementState
    contract: str
    starts_on: date
    expected_end: date | None
    ended_on: date | None


def build(world: World) -> None:
    """Write every placement that has begun or is agreed, with its ledger, tutoring and check-ins."""
    for job in world.jobs:
        if job.agreed_on <= world.today:
            dice = dice_for("ledger", job.number)
            _placement(world, job, dice)
            if dice.random() < 0.012:
                _cancelled(world, job, dice)
            world.book.breathe()


def is_begun(world: World, job: Job) -> bool:
    return job.starts_on <= world.today and job.recorded_at <= world.now


def standing(world: World, job: Job) -> Standing:
    """Read the ledger as it is known now."""
    if not is_begun(world, job):
        return Standing(PlacementState.AGREED, job.contract, job.starts_on, _term(job), None)
    start = job.starts_on
    if job.mended_on:
        start = start if _is_mended(world, job) else said_first(job)
    stands = Standing(PlacementState.ACTIVE, job.contract, start, _term(job), None)
    for change in job.changes:
        if change.recorded_at <= world.now and change.day <= world.today:
            stands.contract, stands.expected_end = change.contract, change.expected_end
            if change.kind == K.TERMINATION:
                stands.state, stands.ended_on = PlacementState.ENDED, change.day
    return stands


def _is_mended(world: World, job: Job) -> bool:
    return job.mended_on is not None and job.mended_on < world.today


def said_first(job: Job) -> date:
    """The day that was written down first, and was wrong."""
    return job.starts_on + timedelta(days=2)


def _term(job: Job) -> date | None:
    return None if job.contract in contracts.NEVER_ENDING else job.expected_end


def _placement(world: World, job: Job, dice: Random) -> None:
    stands = standing(world, job)
    is_agency = job.contract.startswith("A.06")
    job.agency_id = dice.choice(world.network.by_kind[OrganisationKind.AGENCY.value]) if is_agency else None
    worried = stands.state == PlacementState.ACTIVE and dice.random() < 0.045
    words = dice.choice(phrases.WORRIES)
    since = max(stands.starts_on, world.today - timedelta(days=1 + int(dice.random() * 20)))
    _row(
        world,
        job,
        dice,
        id=job.id,
        contract_type_id=stands.contract,
        state=stands.state,
        starts_on=stands.starts_on,
        expected_end_on=stands.expected_end,
        ended_on=stands.ended_on,
        proposal_id=job.proposal_id,
        worry=words if worried else "",
        worried_on=since if worried else None,
    )
    _worries(world, job, dice, (words, since) if worried else None)
    by = job.who.manager.on(job.agreed_on).key
    _tell(world, job, dice, Happened.AGREED, (min(at(job.agreed_on, dice), world.now), by))
    if stands.state == PlacementState.AGREED:
        return
    _ledger(world, job, dice_for("lines", job.number))
    _tutoring(world, job, stands, dice)
    if job.contract == contracts.TIROCINIO and job.expected_end and dice.random() < 0.6:
        months = max(1, (job.expected_end - job.starts_on).days // 30)
        settled_on = after(job.expected_end, 5, 40, dice)
        world.bills.append(
            Bill(
                job.starts_on, settled_on, Purpose.TIROCINIO, f"Indennità di tirocinio, {months} mesi", 45_000 * months,
                organisation_id=job.firm.id, person_id=job.who.person_id,
            )
        )  # fmt: skip
    world.involve(job.who, Part.EMPLOYER, (job.starts_on, stands.ended_on), organisation_id=job.firm.id)


def _worries(world: World, job: Job, dice: Random, present: tuple[str, date] | None) -> None:
    """The one that worries somebody today, and one of the past that was settled."""
    raised_on = office_day(after(job.starts_on, 15, 120, dice))
    settled_on = after(raised_on, 2, 12, dice)
    person = job.who.person_id
    if dice.random() < 0.07 and settled_on <= min(job.ended_on or date.max, world.today - timedelta(days=40)):
        world.add(
            Worry, dice, placement_id=job.id, person_id=person, words=dice.choice(phrases.WORRIES), raised_on=raised_on,
            settled_on=settled_on, settled_how=dice.choice(phrases.SETTLED),
        )  # fmt: skip
    if present:
        words, since = present
        id_ = world.add(Worry, dice, placement_id=job.id, person_id=person, words=words, raised_on=since)
        world.tell(Happened.WORRY_RAISED, ("worry", id_), world.morning(since), person=person)


def _row(world: World, job: Job, dice: Random, **fields: Any) -> None:
    world.add(
        Placement,
        dice,
        case_id=job.who.case_id,
        person_id=job.who.person_id,
        company_id=job.firm.id,
        site_id=job.site[0],
        agency_id=job.agency_id,
        occupation_id=job.occupation,
        weekly_hours=job.hours,
        monthly_allowance_cents=45_000 if job.contract == contracts.TIROCINIO else None,
        level=dice.choice(("Livello 6", "Livello 5", "D1", "C3", "")),
        **fields,
    )


def _tell(world: World, job: Job, dice: Random, kind: Happened, written: tuple[datetime, str]) -> None:
    moment, by = written
    world.tell(kind, ("placement", job.id), moment, by=by, person=job.who.person_id, company=job.firm.id)


def _ledger(world: World, job: Job, dice: Random) -> None:
    by = job.who.manager.on(job.starts_on).key
    said = said_first(job) if job.mended_on else job.starts_on
    line = {"contract_type_id": job.contract, "expected_end_on": _term(job)}
    recorded_at = max(job.recorded_at, at(said, dice)) if job.mended_on else job.recorded_at
    first = _line(world, job, dice, (K.ACTIVATION, said, min(recorded_at, world.now)), recorded_by=by, **line)
    _tell(world, job, dice, Happened.ACTIVATED, (job.recorded_at, by))
    if job.mended_on and _is_mended(world, job):
        # The communication said another day: a new line replaces the first.
        moment = at(job.mended_on, dice)
        mended = (K.ACTIVATION, job.starts_on, moment)
        _line(world, job, dice, mended, recorded_by=by, replaces_id=first, **line)
        _tell(world, job, dice, Happened.CORRECTED, (moment, by))
    for change in job.changes:
        if change.recorded_at > world.now or change.day > world.today:
            continue
        by = job.who.manager.on(change.day).key
        _line(
            world,
            job,
            dice,
            (change.kind, change.day, change.recorded_at),
            recorded_by=by,
            contract_type_id=change.contract,
            expected_end_on=change.expected_end,
            transformation_id=change.transformation,
            termination_reason_id=change.reason,
        )
        _tell(world, job, dice, TOLD[change.kind], (change.recorded_at, by))


def _line(world: World, job: Job, dice: Random, what: tuple[ContractEventKind, date, datetime], **fields: Any) -> int:
    kind, day, recorded_at = what
    return world.add(
        ContractEvent,
        dice,
        kind=kind,
        placement_id=job.id,
        person_id=job.who.person_id,
        home_id=job.who.home(job.starts_on if kind == K.ACTIVATION else day),
        workplace_id=job.site[1],
        happened_on=day,
        recorded_at=recorded_at,
        **fields,
    )


def _cancelled(world: World, job: Job, dice: Random) -> None:
    """The same job had been agreed for an earlier day, and put off."""
    day = max(job.who.opened_on, job.starts_on - timedelta(days=9))
    _row(
        world,
        job,
        dice,
        contract_type_id=job.contract,
        state=PlacementState.CANCELLED,
        starts_on=day,
        expected_end_on=_term(job),
        cancelled_because=dice.choice(phrases.CANCELLED_PLACEMENT),
    )


def _tutoring(world: World, job: Job, stands: Standing, dice: Random) -> None:
    """A tutor from the first days to the end; permanent contracts are followed for a year."""
    tutor = world.network.one(Role.TUTOR.value, job.starts_on, dice)
    end = stands.ended_on
    if end is None and job.is_permanent and job.starts_on + timedelta(days=400) < world.today:
        end = job.starts_on + timedelta(days=400)
    for worker, (start, until) in turns(tutor, job.starts_on, end):
        if start > world.today or (until and until < world.targets.detail_from):
            continue
        still = until is None or until > world.today
        id_ = world.add(
            Tutoring,
            dice,
            placement_id=job.id,
            person_id=job.who.person_id,
            tutor_id=worker.user_id,
            company_tutor=lexicon.a_full_name(dice),
            from_on=start,
            until_on=None if still else until,
        )
        by = job.who.manager.on(start).key
        moment = world.morning(start)
        world.tell(Happened.TUTOR_ASSIGNED, ("tutoring", id_), moment, by=by, person=job.who.person_id)
        world.involve(job.who, Part.TUTORING, (start, until), user_id=worker.user_id)
    if (end or world.today) >= world.targets.detail_from:
        _check_ins(world, job, stands, tutor)


def _check_ins(world: World, job: Job, stands: Standing, tutor: Worker) -> None:
    dice = dice_for("check-ins", job.number)
    seen: set[date] = set()
    for offset, due_on in _due(job, stands):
        if due_on not in seen:
            seen.add(due_on)
            _check_in(world, job, (offset, due_on, stands), tutor.on(due_on), dice)


def _due(job: Job, stands: Standing) -> Iterator[tuple[int, date]]:
    end = stands.expected_end
    for offset in FROM_START:
        day = office_day(job.starts_on + timedelta(days=offset))
        if end is None or day < end:
            yield offset, day
    if end:
        for offset in BEFORE_END:
            day = office_day(end + timedelta(days=offset))
            if day > job.starts_on + timedelta(days=10):
                yield offset, day


def _check_in(world: World, job: Job, due: tuple[int, date, Standing], tutor: Worker, dice: Random) -> None:
    offset, due_on, stands = due
    chance = dice.random()
    done_on = office_day(after(due_on, 0, 9, dice))
    voices = _voices(dice)
    state = CheckInState.DUE
    if stands.ended_on and due_on > stands.ended_on:
        state = CheckInState.CANCELLED
    elif done_on <= world.today:
        state = CheckInState.DONE if chance < 0.84 else CheckInState.SILENT
        if chance > 0.97 and due_on > world.today - timedelta(days=25):
            state = CheckInState.DUE
    is_done = state == CheckInState.DONE
    id_ = world.add(
        CheckIn,
        dice,
        placement_id=job.id,
        person_id=job.who.person_id,
        tutor_id=tutor.user_id,
        offset_days=offset,
        due_on=due_on,
        state=state,
        done_on=done_on if is_done else None,
        **(voices if is_done else {}),
    )
    if state in {CheckInState.DONE, CheckInState.SILENT}:
        kind = Happened.CHECKED_IN if is_done else Happened.SILENT
        moment = min(at(done_on, dice), world.now)
        world.tell(kind, ("checkin", id_), moment, by=tutor.key, person=job.who.person_id)


def _voices(dice: Random) -> dict[str, Any]:
    """What each of the three says; somebody is not heard now and then, and that stays unknown."""
    moods = (Mood.WELL, Mood.SO_SO, Mood.BADLY)
    voices: dict[str, Any] = {}
    for voice, lines, heard in (
        ("person", phrases.PERSON_SAYS, 0.93),
        ("company", phrases.COMPANY_SAYS, 0.78),
        ("tutor", phrases.TUTOR_SAYS, 0.97),
    ):
        if dice.random() < heard:
            voices[f"{voice}_mood"] = dice.choices(moods, (70, 23, 7))[0]
            voices[f"{voice}_says"] = dice.choice(lines) if dice.random() < 0.6 else ""
    return voices
