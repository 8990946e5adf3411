"""When each case was open: spells between taking in charge, closings and returns, told from the jobs."""

from datetime import date, timedelta
from random import Random

from insieme.demo.clock import after, office_day
from insieme.demo.things import Job, Spell, Traveller, World, dice_for
from insieme.domain.casework.states import ClosingOutcome, SuspensionReason

C = ClosingOutcome
WITHOUT_WORK = (C.LOST, C.WITHDRAWN, C.OTHER_SERVICE, C.TRAINING, C.MOVED, C.SELF_EMPLOYED, C.OTHER)
WITHOUT_WORK_WEIGHTS = (28, 24, 18, 10, 8, 6, 6)


def build(world: World) -> None:
    """Tell each traveller's spells, up to what has happened by today."""
    for who in world.travellers:
        who.jobs = [job for job in who.jobs if job.starts_on >= who.opened_on]
        who.spells = [spell for spell in _spells(who) if spell.start <= world.today]
        last = who.spells[-1]
        who.closed_on = last.end if last.end and last.end <= world.today else None


def _spells(who: Traveller) -> list[Spell]:
    """Each spell ends some months after the last thing that happened in it; what comes later may open another."""
    spells = [Spell(who.opened_on, None)]
    _give_up(spells[0], who.opened_on, (240, 520), dice_for("spell", who.case_id))
    _suspend(who, spells[0], dice_for("pause", who.case_id))
    for number, job in enumerate(who.jobs):
        returned_on = job.agreed_on - timedelta(days=6)
        last = spells[-1]
        if last.end is None or last.end >= returned_on:
            last.end, last.outcome = None, ""
        else:
            spells.append(Spell(max(returned_on, last.end + timedelta(days=1)), None))
        _settle(spells[-1], job, dice_for("spell", who.case_id, number))
    return spells


def _give_up(spell: Spell, since: date, span: tuple[int, int], dice: Random) -> None:
    spell.end = office_day(after(since, *span, dice))
    spell.outcome = dice.choices(WITHOUT_WORK, WITHOUT_WORK_WEIGHTS)[0].value


def _settle(spell: Spell, job: Job, dice: Random) -> None:
    """Whoever has a permanent contract is let go after some months; the others stay until long after the contract ends."""
    if job.is_permanent:
        since = next((change.day for change in job.changes if change.transformation), job.starts_on)
        calm = office_day(after(since, 100, 190, dice))
        if job.ended_on is None or calm < job.ended_on:
            spell.end, spell.outcome = calm, C.EMPLOYED.value
            return
    if job.ended_on:
        _give_up(spell, job.ended_on, (120, 300), dice)


def _suspend(who: Traveller, spell: Spell, dice: Random) -> None:
    """Some stop for a while; a job brings them back sooner."""
    start = office_day(after(spell.start, 25, 90, dice))
    end = office_day(after(start, 30, 120, dice))
    first = min([job.agreed_on for job in who.jobs], default=date.max)
    end = min(end, first - timedelta(days=1))
    if dice.random() < 0.13 and end > start:
        spell.suspended = (start, end)
        spell.why_suspended = dice.choice(list(SuspensionReason)).value
