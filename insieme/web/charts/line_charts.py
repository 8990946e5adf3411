"""Lines along time, small ones too."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _

from insieme.web.charts.marks import (
    DASHES,
    GUTTER,
    SHAPES,
    Drawing,
    Mark,
    Series,
    Text,
    Writer,
    about,
    axis_label,
    grid,
    legend_of,
    nice_top,
    plain,
    share_of,
    table_of,
)


def lines(
    title: Text, labels: Sequence[Text], series: Sequence[Series], *, write: Writer = plain, top: float = 0
) -> Drawing:
    """Lines along time: each series has its own dash and shape, its last value is written, what is missing is a gap."""
    height, base = 240, 210
    top = top or nice_top(series)
    marks = grid(top, base, write)
    step = (1 - GUTTER) / max(len(labels), 1)
    every = max(1, len(labels) // 8)
    for place, label in enumerate(labels):
        if place % every == 0 or place == len(labels) - 1:
            marks.append(axis_label(GUTTER + step * (place + 0.5), height - 12, label, place, len(labels)))
    for order, each in enumerate(series):
        points = [
            None if value is None else (GUTTER + step * (place + 0.5), base - (base - 24) * value / top)
            for place, value in enumerate(each.values)
        ]
        marks += _line_of(points, order) + _last_of(points, each, write)
    legend = legend_of(series, shapes=True) if len(series) > 1 else ()
    table = table_of(labels, series, write)
    return Drawing(title, about(labels, series, write), f"{height}", tuple(marks), table, legend)


def small_multiples(labels: Sequence[Text], series: Sequence[Series], *, write: Writer = plain) -> list[Drawing]:
    """One small chart for each series, all on one scale, so that they can be compared."""
    top = nice_top(series)
    return [lines(each.name, labels, [Series(each.name, each.values)], write=write, top=top) for each in series]


@dataclass(frozen=True)
class Sparkline:
    points: str
    last_x: str
    last_y: str
    description: str


def sparkline(values: Sequence[float], *, write: Writer = plain) -> Sparkline:
    """A line as small as a word; what it says is also told in words."""
    low, high = (min(values), max(values)) if values else (0.0, 0.0)
    span = (high - low) or 1
    step = 94 / max(len(values) - 1, 1)
    places = [(3 + step * number, 21 - 18 * (value - low) / span) for number, value in enumerate(values)]
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    words = _("da %(first)s a %(last)s") % {"first": write(values[0]), "last": write(values[-1])} if values else ""
    x, y = places[-1] if places else (0.0, 0.0)
    return Sparkline(points, f"{x:.1f}", f"{y:.1f}", words)


Point = tuple[float, float]
LOWEST_WORD = 180  # beneath it a word would stand on the axis


def _line_of(points: Sequence[Point | None], order: int) -> list[Mark]:
    css, dash, shape = f"series-{order + 1}", DASHES[order % 4], SHAPES[order % 4]
    marks = [
        Mark("line", f"line {css}", share_of(a[0]), f"{a[1]:.1f}", share_of(b[0]), f"{b[1]:.1f}", dash=dash)
        for a, b in pairwise(points)
        if a and b
    ]
    known = [point for point in points if point]
    dots = known if len(known) <= 16 else known[-1:]
    return marks + [Mark("shape", f"dot {css}", share_of(x), f"{y:.1f}", d=shape) for x, y in dots]


def _last_of(points: Sequence[Point | None], each: Series, write: Writer) -> list[Mark]:
    known = [(point, value) for point, value in zip(points, each.values, strict=True) if point and value is not None]
    if not known:
        return []
    (x, y), value = known[-1]
    # Beneath the point when the line comes down to it, so that the line does not cross the words.
    comes_down = len(known) > 1 and known[-2][0][1] < y - 8 and y < LOWEST_WORD
    beside = y + 21 if comes_down else y - 10
    return [Mark("text", "strong", share_of(x), f"{beside:.1f}", text=write(value), anchor="middle")]
