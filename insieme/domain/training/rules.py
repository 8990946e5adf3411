"""What follows from hours and seats."""

from collections.abc import Iterable
from decimal import Decimal


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
