"""How money moves in a fund, in whole cents: what each kind of line does to the three sums, and what it may not do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from insieme.core.decisions import YES, Decision, no
from insieme.core.money import euros

CONTRIBUTION, COMMITMENT, EXPENSE = "contribution", "commitment", "expense"
REFUND, RELEASE, REVERSAL = "refund", "release", "reversal"
# A hundred million euros: more is a slip of the hand.
MOST_CENTS = 10_000_000_000


@dataclass(frozen=True)
class Sums:
    """Contributed, committed and not yet spent, spent: in cents. What is left is available."""

    contributed: int = 0
    committed: int = 0
    spent: int = 0

    @property
    def available(self) -> int:
        return self.contributed - self.committed - self.spent

    @property
    def is_possible(self) -> bool:
        """No sum is ever below zero, and no more is promised and spent than was given."""
        return min(self.committed, self.spent, self.available) >= 0

    def __add__(self, change: "Sums") -> "Sums":
        return Sums(self.contributed + change.contributed, self.committed + change.committed, self.spent + change.spent)

    def __neg__(self) -> "Sums":
        return Sums(-self.contributed, -self.committed, -self.spent)


def check_line(year: int, on: date, cents: int, today: date) -> Decision:
    """Whether a line of that day and amount can be of a fund of that year: what is told of it comes with its time."""
    if on > today:
        return no("Il giorno non può essere nel futuro.")
    if on.year < year - 1:
        return no("È un fondo del {year}: il giorno non può venire prima del {first}.", year=year, first=year - 1)
    return YES if cents <= MOST_CENTS else no("In una riga si scrivono al più {most}.", most=euros(MOST_CENTS))


def change_of(kind: str, cents: int) -> Sums:
    """What a line of this kind and amount does to the sums; a reversal does minus what its line did."""
    return {
        CONTRIBUTION: Sums(contributed=cents),
        COMMITMENT: Sums(committed=cents),
        EXPENSE: Sums(committed=-cents, spent=cents),
        REFUND: Sums(spent=-cents),
        RELEASE: Sums(committed=-cents),
    }[kind]


def total(changes: Iterable[Sums]) -> Sums:
    return sum(changes, Sums())


def can_post(fund: Sums, kind: str, cents: int, commitment: Sums | None = None) -> Decision:
    """Whether a line may be written, given the fund's sums and, for what settles a commitment, that commitment's.

    `commitment` holds what of it is still committed and what was spent on it.
    """
    if cents <= 0:
        return no("L'importo deve essere maggiore di zero.")
    if kind == COMMITMENT and cents > fund.available:
        return no("Nel fondo sono disponibili {available}: non bastano.", available=euros(fund.available))
    if kind in (EXPENSE, RELEASE) and commitment and cents > commitment.committed:
        return no("Di questo impegno restano {left}.", left=euros(commitment.committed))
    if kind == REFUND and commitment and cents > commitment.spent:
        return no("Su questo impegno sono stati spesi {spent}: non si rimborsa di più.", spent=euros(commitment.spent))
    return YES


def can_reverse(fund: Sums, change: Sums, commitment: Sums | None = None) -> Decision:
    """Whether a line that made this change may be undone; `commitment` as for `can_post`, when the line settled one."""
    left = commitment + -change if commitment is not None else Sums()
    if min(left.committed, left.spent) < 0:
        return no("Questa riga è già servita ad altro: storna prima le righe che ne dipendono.")
    if not (fund + -change).is_possible:
        return no(
            "Stornare questa riga porterebbe il fondo sotto zero: sono disponibili {available}.",
            available=euros(fund.available),
        )
    return YES
