"""A rule's answer: yes, or no with a reason a person can read.

One answer serves three uses: it hides or disables a button, `.reason` explains why, `.or_raise()` enforces.
The reason is written in Italian, our first language; the page translates it (`{{ decision|reason }}`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


class Denied(Exception):
    """The answer was no. It carries the decision, whose reason is written for the person who asked."""

    def __init__(self, decision: "Decision") -> None:
        super().__init__(decision.reason)
        self.decision = decision


@dataclass(frozen=True)
class Decision:
    allowed: bool
    text: str = ""
    values: Mapping[str, object] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return self.allowed

    @property
    def reason(self) -> str:
        return self.text.format(**self.values)

    def or_raise(self) -> None:
        if not self.allowed:
            raise Denied(self)


YES = Decision(allowed=True)


def no(text: str, **values: object) -> Decision:
    """A refusal. `text` is an Italian sentence with `{named}` places for `values`."""
    return Decision(allowed=False, text=text, values=values)


def yes_if(condition: object, otherwise: str, **values: object) -> Decision:
    return YES if condition else no(otherwise, **values)
