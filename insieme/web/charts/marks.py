"""What every chart is made of: marks with their places written, a table, a legend, and the sentence for who cannot see."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import floor, log10
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from insieme.core import formats

Text = str | Promise
Writer = Callable[[float], str]
Anchor = Literal["start", "middle", "end"]
SHAPES = ("M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0", "M-4.5-4.5h9v9h-9z", "M0-6l5.5 9.5h-11z", "M0-6l6 6-6 6-6-6z")
DASHES = ("", "6 4", "2 4", "10 3 2 3")
GUTTER = 0.07  # of the width, on the left, for the scale
WIDE = 640  # pixels: the width for which labels are kept from touching


def plain(value: float) -> str:
    return formats.number(int(value)) if float(value).is_integer() else formats.number(float(value))


@dataclass(frozen=True)
class Series:
    name: Text
    values: Sequence[float | None]


@dataclass(frozen=True)
class Mark:
    """One thing drawn: its places are already written, with the unit."""

    kind: Literal["rect", "text", "line", "shape"]
    css: str = ""
    x: str = "0"
    y: str = "0"
    width: str = ""
    height: str = ""
    text: str = ""
    anchor: Anchor = "start"
    d: str = ""
    dash: str = ""
    weave: int = 0


@dataclass(frozen=True)
class DataTable:
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class LegendEntry:
    label: str
    css: str
    d: str
    weave: int = 0


@dataclass(frozen=True)
class Drawing:
    title: Text
    description: str
    height: str
    marks: tuple[Mark, ...]
    table: DataTable
    legend: tuple[LegendEntry, ...] = ()
    is_wide: bool = False


def nice_top(series: Sequence[Series]) -> float:
    """A round number not below the largest value: the top of the scale."""
    largest = max((value for each in series for value in each.values if value is not None), default=0)
    if largest <= 0:
        return 1
    unit = 10 ** floor(log10(largest))
    return float(next(unit * step for step in (1, 1.5, 2, 3, 4, 5, 6, 8, 10) if unit * step >= largest))


def grid(top: float, base: int, write: Writer) -> list[Mark]:
    marks = []
    for part in (0, 0.5, 1):
        y = base - (base - 24) * part
        marks.append(Mark("line", "grid" if part else "axis", "0", f"{y:.1f}", "100%", f"{y:.1f}"))
        if part:
            marks.append(Mark("text", "soft small", "0", f"{y - 4:.1f}", text=write(top * part)))
    return marks


def axis_label(x: float, y: int, label: Text, place: int, count: int) -> Mark:
    """A label beneath its place. Of many, every second one makes room on a telephone; the last always stays."""
    makes_room = count > 6 and (count - 1 - place) % 2
    css = "soft by-turns" if makes_room else "soft"
    return Mark("text", css, share_of(x), f"{y}", text=str(label), anchor="middle")


def legend_of(series: Sequence[Series], *, shapes: bool = False) -> tuple[LegendEntry, ...]:
    if len(series) < 2:
        return ()
    return tuple(
        LegendEntry(
            str(each.name),
            f"{'dot' if shapes else 'bar'} series-{order + 1}",
            SHAPES[order % 4] if shapes else "M-8-8h16v16h-16z",
            0 if shapes else order,
        )
        for order, each in enumerate(series)
    )


def table_of(labels: Sequence[Text], series: Sequence[Series], write: Writer) -> DataTable:
    head = ("", *(str(each.name) for each in series))
    rows = tuple(
        (str(label), *(written(each.values[place], write) for each in series)) for place, label in enumerate(labels)
    )
    return DataTable(head, rows)


def about(labels: Sequence[Text], series: Sequence[Series], write: Writer) -> str:
    return in_words(table_of(labels, series, write).rows)


def in_words(rows: Sequence[Sequence[str]]) -> str:
    """The chart for who cannot see it; beyond a dozen rows the table says it better."""
    if len(rows) > 12:
        return _("I valori sono nella tabella qui sotto.")
    return "; ".join(f"{row[0]}: {', '.join(row[1:])}" for row in rows) + "."


def written(value: float | None, write: Writer) -> str:
    return "–" if value is None else write(value)


def share_of(part: float) -> str:
    return f"{part * 100:.2f}%"
