"""What an instrument's answers say, and how far somebody has come between two of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from insieme.core.decisions import YES, Decision, no

LOWEST, HIGHEST = 0, 4


@dataclass(frozen=True)
class Change:
    """One item, before and after; `before` is None when it was answered once only."""

    key: str
    before: int | None
    after: int

    @property
    def difference(self) -> int | None:
        return None if self.before is None else self.after - self.before


def check_answers(keys: Sequence[str], answers: Mapping[str, object]) -> Decision:
    """Whether every item has one answer, a whole number from 0 to 4, and nothing else was answered."""
    missing = [key for key in keys if answers.get(key) is None]
    if missing:
        return no("Mancano {count} risposte: rispondi a tutte le voci.", count=len(missing))
    if set(answers) - set(keys):
        return no("Ci sono risposte a voci che lo strumento non prevede.")
    for answer in answers.values():
        if not isinstance(answer, int) or isinstance(answer, bool) or not LOWEST <= answer <= HIGHEST:
            return no("Ogni risposta è un numero intero da 0 a 4.")
    return YES


def total(answers: Mapping[str, int]) -> int:
    """The sum of the answers: from 0 to 32 for the eight items of autonomy in job search."""
    return sum(answers.values())


def changes(keys: Sequence[str], before: Mapping[str, int] | None, after: Mapping[str, int]) -> list[Change]:
    """Each item of the instrument before and after, in the instrument's order."""
    return [Change(key, (before or {}).get(key), after[key]) for key in keys if key in after]
