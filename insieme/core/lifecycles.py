"""The states a thing can be in, and the moves between them, as one table."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import TextChoices

from insieme.core.decisions import YES, Decision, no


@dataclass(frozen=True)
class Lifecycle:
    """`moves` maps each state to those it can go to; a state with no moves is final."""

    states: type[TextChoices]
    start: str
    moves: Mapping[str, tuple[str, ...]]

    def can_move(self, current: str, *, to: str) -> Decision:
        if to in self.moves.get(current, ()):
            return YES
        return no(
            "Non si può passare da «{current}» a «{to}».",
            current=self.states(current).label,
            to=self.states(to).label,
        )

    def is_final(self, state: str) -> bool:
        return not self.moves.get(state)

    def as_mermaid(self) -> str:
        arrows = [f"{a} --> {b}" for a, targets in self.moves.items() for b in targets]
        return "\n    ".join(["stateDiagram-v2", f"[*] --> {self.start}", *arrows])
