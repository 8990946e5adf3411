"""What follows from hours and seats."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from insieme.core.decisions import YES, Decision, no

# Editions held before they were written down, and those planned: not further than this.
FARTHEST = timedelta(days=731)


def hours_needed(held: Decimal, pass_share: int) -> Decimal:
    """The hours, of those held, that earn the certificate; `pass_share` is in percent."""
    return held * pass_share / 100


def earns_certificate(attended: Decimal, held: Decimal, pass_share: int) -> bool:
    """Whether whoever attended these hours, of those held, earns the certificate. Nobody earns it from no lessons."""
    return held > 0 and attended > 0 and attended * 100 >= held * pass_share


def goes_straight_in(taken: int, seats: int, waiting: int) -> bool:
    """Whether whoever asks now has a seat at once: there is one, and nobody was waiting before."""
    return taken < seats and waiting == 0


def to_promote(taken: int, seats: int, waiting: Iterable[int]) -> list[int]:
    """Whoever leaves the queue for a seat: the first to have asked, as many as the free seats. `waiting` is in order."""
    return list(waiting)[: max(0, seats - taken)]


def check_calendar(starts_on: date, ends_on: date, today: date) -> Decision:
    """Whether an edition can be held from one day to another."""
    if ends_on < starts_on:
        return no("L'edizione non può finire prima di cominciare.")
    if starts_on < today - FARTHEST or ends_on > today + FARTHEST:
        return no("I giorni sono a più di due anni da oggi: controllali.")
    return YES
