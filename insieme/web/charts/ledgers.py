"""A life along time: what lasts and what happens."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from insieme.core import formats
from insieme.core.tables import Tone
from insieme.web.charts.marks import SHAPES, WIDE, Anchor, DataTable, Drawing, Mark, Text, in_words, share_of


@dataclass(frozen=True)
class Span:
    """Something that lasts, along a ledger: a contract's stretch. Open when `end` is None."""

    start: date
    end: date | None
    label: Text = ""
    tone: Tone = "accent"


@dataclass(frozen=True)
class Happening:
    on: date
    label: Text
    tone: Tone = "neutral"


def ledger(title: Text, spans: Sequence[Span], happenings: Sequence[Happening], *, today: date) -> Drawing:
    """A life along time: stretches as bars, events as points with their day."""
    days = [d for s in spans for d in (s.start, s.end or today)] + [h.on for h in happenings] + [today]
    first, last = min(days), max(days)
    length = max((last - first).days, 1)

    def at(day: date) -> float:
        return 0.02 + 0.94 * (day - first).days / length

    ordered = sorted(happenings, key=lambda h: h.on)
    levels = _levels([(at(h.on), len(str(h.label))) for h in ordered])
    base = 34 * (max(levels, default=0) + 1) + 14
    marks = [Mark("line", "axis", "0", f"{base}", "100%", f"{base}")]
    lanes = _levels([(at(span.start), len(str(span.label))) for span in spans])
    below = base + 16 * max(lanes, default=0)
    for span, lane in zip(spans, lanes, strict=True):
        x, end = at(span.start), at(span.end or today)
        marks.append(Mark("rect", f"bar {span.tone}", share_of(x), f"{base - 5}", share_of(max(end - x, 0.004)), "10"))
        if span.label:
            side: Anchor = "start" if x < 0.75 else "end"
            marks.append(
                Mark("text", "small soft", share_of(x), f"{base + 22 + 16 * lane}", text=str(span.label), anchor=side)
            )
    for happening, level in zip(ordered, levels, strict=True):
        x, y = at(happening.on), base - 18 - level * 34
        anchor: Anchor = "start" if x < 0.75 else "end"
        marks += [
            Mark("line", "grid", share_of(x), f"{base}", share_of(x), f"{y - 10}"),
            Mark("shape", f"dot full {happening.tone}", share_of(x), f"{base}", d=SHAPES[0]),
            Mark("text", "strong", share_of(x), f"{y - 12}", text=str(happening.label), anchor=anchor),
            Mark("text", "small soft", share_of(x), f"{y + 2}", text=formats.day(happening.on), anchor=anchor),
        ]
    marks.append(Mark("text", "small soft", share_of(at(today)), f"{below + 40}", text=_("oggi"), anchor="middle"))
    marks.append(
        Mark("line", "axis", share_of(at(today)), f"{base - 8}", share_of(at(today)), f"{below + 28}", dash="3 3")
    )
    rows = tuple((formats.day(h.on), str(h.label)) for h in ordered)
    return Drawing(
        title, in_words(rows), f"{below + 46}", tuple(marks), DataTable((_("Giorno"), _("Fatto")), rows), is_wide=True
    )


def _levels(places: Sequence[tuple[float, int]]) -> list[int]:
    """Put labels on as few lines as keeps them from touching; each is (place, letters)."""
    ends: list[float] = []
    levels = []
    for place, letters in places:
        wide = max(letters, 10) * 7.5 / WIDE
        start = place if place < 0.75 else place - wide
        level = next((number for number, end in enumerate(ends) if end <= start), len(ends))
        ends[level : level + 1] = [start + wide + 0.02]
        levels.append(level)
    return levels
