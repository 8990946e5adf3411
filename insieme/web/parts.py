"""What the components show: small descriptions that a page fills and a template draws."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise

from insieme.core.decisions import Decision
from insieme.core.tables import Tone

Text = str | Promise


@dataclass(frozen=True)
class Tab:
    label: Text
    url: str
    here: bool = False
    count: int | None = None


@dataclass(frozen=True)
class Fact:
    """A line of a description list. A day or a moment is written as one; what is not known is shown as not known."""

    label: Text
    value: object = None
    href: str = ""


@dataclass(frozen=True)
class Moment:
    """A line of a timeline: what happened, when, by whom."""

    when: date | datetime
    text: Text
    author: Text = ""
    detail: Text = ""
    href: str = ""
    tone: Tone = "neutral"


@dataclass(frozen=True)
class Step:
    """A button of a page or of a row: the verb, where it is done, and whether the rule says yes."""

    label: Text
    url: str
    decision: Decision | None = None


@dataclass(frozen=True)
class Row:
    """A line of work on a page such as Today: what, for whom, by when, and what can be done from here."""

    title: Text
    url: str
    detail: Text = ""
    due: date | datetime | None = None
    tone: Tone = "neutral"
    steps: Sequence[Step] = ()
