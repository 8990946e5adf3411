"""Before and after."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from insieme.web.charts.marks import (
    SHAPES,
    DataTable,
    Drawing,
    LegendEntry,
    Mark,
    Text,
    in_words,
    plain,
    share_of,
    written,
)


@dataclass(frozen=True)
class Change:
    """A measure before and after; None when it was not taken."""

    label: Text
    before: float | None
    after: float | None


def dumbbell(title: Text, changes: Sequence[Change], *, low: float = 0, high: float = 4) -> Drawing:
    """The way from a first measure (hollow) to a later one (full), line by line."""
    marks: list[Mark] = []
    for tick in range(int(high - low) + 1):
        x = _place(low + tick, low, high)
        marks += [
            Mark("line", "grid", x, "18", x, f"{len(changes) * 44 + 18}"),
            Mark("text", "soft small", x, "12", text=plain(low + tick), anchor="middle"),
        ]
    for row, each in enumerate(changes):
        y = 18 + row * 44
        marks.append(Mark("text", x="0", y=f"{y + 16}", text=str(each.label)))
        marks.append(Mark("text", "strong", "100%", f"{y + 16}", text=_difference(each), anchor="end"))
        places = [_place(v, low, high) for v in (each.before, each.after)]
        if places[0] and places[1]:
            marks.append(Mark("line", "link", places[0], f"{y + 30}", places[1], f"{y + 30}"))
        css = "good" if (each.after or 0) >= (each.before or 0) else "bad"
        if places[0]:
            marks.append(Mark("shape", "dot neutral", places[0], f"{y + 30}", d=SHAPES[0]))
        if places[1]:
            marks.append(Mark("shape", f"dot full {css}", places[1], f"{y + 30}", d=SHAPES[0]))
    rows = tuple((str(c.label), written(c.before, plain), written(c.after, plain), _difference(c)) for c in changes)
    head = (_("Voce"), _("Prima"), _("Dopo"), _("Differenza"))
    legend = (LegendEntry(_("Prima"), "dot neutral", SHAPES[0]), LegendEntry(_("Dopo"), "dot full good", SHAPES[0]))
    return Drawing(title, in_words(rows), f"{len(changes) * 44 + 20}", tuple(marks), DataTable(head, rows), legend)


def _place(value: float | None, low: float, high: float) -> str:
    """Where a value stands across; outside the scale it stands at its end."""
    if value is None:
        return ""
    inside = min(max(value, low), high)
    return share_of(0.02 + 0.96 * (inside - low) / ((high - low) or 1))


def _difference(change: Change) -> str:
    if change.before is None or change.after is None:
        return "–"
    gap = change.after - change.before
    return f"+{plain(gap)}" if gap > 0 else plain(gap).replace("-", "−")
