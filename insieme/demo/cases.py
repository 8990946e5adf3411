"""When each case was open: spells between taking in charge, closings and returns, told from the jobs."""

from datetime import date, timedelta
from random import Random

from insieme.demo.clock import after, office_day
from insieme.demo.things import Job, Spell, Traveller, World, dice_for
from insieme.domain.casework.states import ClosingOutcome, SuspensionReason

C = ClosingOutcome
WITHOUT_WORK = (C.LOST, C.WITHDRAWN, C.OTHER_SERVICE, C.TRAINING, C.MOVED, C.SELF_EMPLOYED, C.OTHER)
WITHOUT_WORK_WEIGHTS = (28, 24, 18, 10, 8, 6, 6)
LONG_GAP = timedelta(days=330)


def build(world: World) -> None:
    """Tell each traveller's spells, up to what has happened by today."""
    for who in world.travellers:
        who.jobs = [job for job in who.jobs if job.starts_on >= who.opened_on]
        dice = dice_for("spells", who.case_id)
        who.spells = [spell for spell in _spells(who, dice) if spell.start <= world.today]
        last = who.spells[-1]
        who.closed_on = last.end if last.end and last.end <= world.today else None


def _spells(who: Traveller, dice: Random) -> list[Spell]:
    spells = [Spell(who.opened_on, None)]
    busy_until: date | None = who.opened_on
    for job in who.jobs:
        returned_on = job.agreed_on - timedelta(days=6)
        _close_before(spells[-1], busy_until, returned_on, dice)
        if spells[-1].end is not None:
            spells.append(Spell(max(returned_on, spells[-1].end + timedelta(days=1)), None))
        busy_until = _settle(spells[-1], job, dice)
    _close_at_last(who, spells[-1], busy_until, dice)
    _suspend(who, spells[0], dice)
    return spells


def _close_before(spell: Spell, busy_until: date | None, next_on: date, dice: Random) -> None:
    """Close a spell in which nothing happened for long before the next job."""
    if spell.end is None and busy_until and next_on - busy_until > LONG_GAP:
        spell.end = office_day(after(busy_until, 180, 290, dice))
        spell.outcome = dice.choices(WITHOUT_WORK, WITHOUT_WORK_WEIGHTS)[0].value
    elif spell.end is not None and spell.end >= next_on:
        spell.end, spell.outcome = None, ""


def _settle(spell: Spell, job: Job, dice: Random) -> date | None:
    """Whoever has a permanent contract is let go after some months; the day the job ends comes back."""
    if job.is_permanent:
        since = next((change.day for change in job.changes if change.transformation), job.starts_on)
        calm = office_day(after(since, 100, 190, dice))
        if job.ended_on is None or calm < job.ended_on:
            spell.end, spell.outcome = calm, C.EMPLOYED.value
    return job.ended_on


def _close_at_last(who: Traveller, spell: Spell, busy_until: date | None, dice: Random) -> None:
    if spell.end is not None or busy_until is None:
        return
    least, most = (240, 520) if not who.jobs else (120, 300)
    spell.end = office_day(after(busy_until, least, most, dice))
    spell.outcome = dice.choices(WITHOUT_WORK, WITHOUT_WORK_WEIGHTS)[0].value


def _suspend(who: Traveller, spell: Spell, dice: Random) -> None:
    """Some stop for a while, when no job is near."""
    start = office_day(after(spell.start, 25, 90, dice))
    end = office_day(after(start, 30, 120, dice))
    limit = min([job.agreed_on for job in who.jobs], default=date.max)
    if dice.random() < 0.13 and end < limit and (spell.end is None or end < spell.end):
        spell.suspended = (start, end)
        spell.why_suspended = dice.choice(list(SuspensionReason)).value
