"""What follows from where a path stands: on which days things may happen, and what comes next."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from insieme.core import formats
from insieme.core.decisions import YES, Decision, no

PROGRAMME_START = date(2017, 1, 1)
# After a path is closed: the days to finish the writing, and the most that somebody may still be followed.
FINISHING = timedelta(days=30)
FOLLOWING = timedelta(days=365)


def check_day(on: date, today: date, *, since: date | None = None) -> Decision:
    """Whether something may be said to have happened on that day: not in the future, not before what came first."""
    if on > today:
        return no("Il giorno non può essere nel futuro.")
    first = max(since, PROGRAMME_START) if since else PROGRAMME_START
    if on < first:
        return no("Il giorno non può venire prima del {since}.", since=formats.day(first))
    return YES


def check_deadline(due_on: date, on: date) -> Decision:
    """Whether a deadline may be set: not before today, and within five years."""
    if due_on < on:
        return no("La scadenza è già passata: scegli un giorno da oggi in poi.")
    if (due_on - on).days > 5 * 366:
        return no("La scadenza è troppo lontana: controlla l'anno.")
    return YES


def follows_until(closed_on: date, today: date, *, is_followed: bool, asked: date | None = None) -> date:
    """The last day on which whoever followed a closed path still sees the person.

    As long as there is a need: somebody follows them in a company, or a reason was stated; otherwise the days to finish
    the writing. Never more than a year from the closing, but for those days.
    """
    needed = asked or (closed_on + FOLLOWING if is_followed else closed_on)
    return max(min(needed, closed_on + FOLLOWING), today + FINISHING)


def check_following(asked: date | None, why: str, closed_on: date) -> Decision:
    """Whether somebody may still be followed until that day after the closing, for that reason."""
    if asked is None:
        return no("Scrivi fino a quando la segui ancora.") if why else YES
    if not why:
        return no("Scrivi perché la segui ancora: resta nel diario.")
    if asked < closed_on:
        return no("Il giorno fino a cui la segui viene dopo la chiusura.")
    if asked > closed_on + FOLLOWING:
        return no("Dopo la chiusura si segue una persona al massimo per un anno.")
    return YES


class Next(StrEnum):
    """What a path needs next, in the order in which it is asked for."""

    TAKE_IN_CHARGE = "take_in_charge"
    ASSIGN = "assign"
    RESUME = "resume"
    ASSESS = "assess"
    PLAN = "plan"
    AGREE = "agree"
    DO = "do"
    ASSESS_AGAIN = "assess_again"
    TRAIN = "train"
    PROPOSE = "propose"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Standing:
    """Where a path stands, as far as what comes next depends on it."""

    state: str = ""
    has_manager: bool = False
    is_ready: bool = False
    resume_by: date | None = None
    last_assessed_on: date | None = None
    has_plan: bool = False
    is_agreed: bool = False
    next_due_on: date | None = None


@dataclass(frozen=True)
class NextStep:
    what: Next
    due_on: date | None = None


ASSESS_EVERY_DAYS = 180


def next_step(standing: Standing, today: date) -> NextStep:
    """Say the one thing to be done next, and by when if there is a day."""
    outside = {"": NextStep(Next.TAKE_IN_CHARGE), "closed": NextStep(Next.NOTHING)}
    if standing.state in outside:
        return outside[standing.state]
    if standing.state == "suspended":
        return NextStep(Next.RESUME, standing.resume_by)
    if not standing.has_manager:
        return NextStep(Next.ASSIGN)
    return _next_while_open(standing, today)


def _next_while_open(standing: Standing, today: date) -> NextStep:
    if standing.last_assessed_on is None:
        return NextStep(Next.ASSESS)
    if not standing.has_plan:
        return NextStep(Next.PLAN)
    if not standing.is_agreed:
        return NextStep(Next.AGREE)
    if standing.next_due_on:
        return NextStep(Next.DO, standing.next_due_on)
    if (today - standing.last_assessed_on).days >= ASSESS_EVERY_DAYS:
        return NextStep(Next.ASSESS_AGAIN)
    return NextStep(Next.PROPOSE if standing.is_ready else Next.TRAIN)
