"""Bars: lying, standing side by side, and divided into shares."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from insieme.core import formats
from insieme.web.charts.marks import (
    GUTTER,
    DataTable,
    Drawing,
    Mark,
    Series,
    Text,
    Writer,
    about,
    axis_label,
    grid,
    in_words,
    legend_of,
    nice_top,
    plain,
    share_of,
    table_of,
    written,
)

LONGEST = 0.7  # of the width: what is left is for the number beside


def bars(title: Text, labels: Sequence[Text], values: Sequence[float | None], *, write: Writer = plain) -> Drawing:
    """Lying bars, each with its label and value above: for things that have no order in time."""
    top = max((value for value in values if value is not None), default=0) or 1
    marks: list[Mark] = []
    for row, (label, value) in enumerate(zip(labels, values, strict=True)):
        y = row * 42
        marks += [
            Mark("text", x="0", y=f"{y + 14}", text=str(label)),
            Mark("text", "strong", x="100%", y=f"{y + 14}", text=written(value, write), anchor="end"),
            Mark("rect", "track", x="0", y=f"{y + 20}", width="100%", height="10"),
        ]
        if value:
            marks.append(Mark("rect", "bar series-1", x="0", y=f"{y + 20}", width=share_of(value / top), height="10"))
    rows = tuple((str(label), written(value, write)) for label, value in zip(labels, values, strict=True))
    return Drawing(
        title, in_words(rows), f"{len(labels) * 42}", tuple(marks), DataTable((_("Voce"), _("Valore")), rows)
    )


def grouped_bars(title: Text, labels: Sequence[Text], series: Sequence[Series], *, write: Writer = plain) -> Drawing:
    """Standing bars side by side: a few series along a few years."""
    height, base = 260, 230
    top = nice_top(series)
    marks = grid(top, base, write)
    step = (1 - GUTTER) / max(len(labels), 1)
    thick = step * 0.76 / max(len(series), 1)
    has_room = len(labels) * len(series) <= 16
    for place, label in enumerate(labels):
        marks.append(axis_label(GUTTER + step * (place + 0.5), height - 12, label, place, len(labels)))
        for order, each in enumerate(series):
            value = each.values[place]
            if value is None:
                continue
            x, tall = GUTTER + step * (place + 0.12) + thick * order, (base - 24) * value / top
            marks.append(
                Mark("rect", f"bar series-{order + 1}", share_of(x), f"{base - tall:.1f}", share_of(thick * 0.92), f"{tall:.1f}", weave=order)
            )  # fmt: skip
            if has_room:
                marks.append(
                    Mark("text", "small", share_of(x + thick * 0.46), f"{base - tall - 5:.1f}", text=write(value), anchor="middle")
                )  # fmt: skip
    return Drawing(
        title,
        about(labels, series, write),
        f"{height}",
        tuple(marks),
        table_of(labels, series, write),
        legend_of(series),
    )


def lying_bars(title: Text, labels: Sequence[Text], series: Sequence[Series], *, write: Writer = plain) -> Drawing:
    """Lying bars, a few for each label with their values beside: for long names and long numbers, on a telephone too."""
    top = max((value for each in series for value in each.values if value), default=0) or 1
    tall = 26 + 20 * len(series)
    marks: list[Mark] = []
    for place, label in enumerate(labels):
        y = place * tall
        marks.append(Mark("text", x="0", y=f"{y + 14}", text=str(label)))
        for order, each in enumerate(series):
            value = each.values[place]
            if value is None:
                continue
            wide, line = LONGEST * value / top, y + 21 + 20 * order
            marks += [
                Mark("rect", f"bar series-{order + 1}", "0", f"{line}", share_of(wide), "12", weave=order),
                Mark("text", "small", share_of(wide + 0.015), f"{line + 10}", text=write(value)),
            ]
    table = table_of(labels, series, write)
    height = f"{len(labels) * tall}"
    return Drawing(title, about(labels, series, write), height, tuple(marks), table, legend_of(series))


def stacked_share(title: Text, labels: Sequence[Text], series: Sequence[Series]) -> Drawing:
    """Bars that all make a hundred: how each one is divided."""
    marks: list[Mark] = []
    for row, label in enumerate(labels):
        y, x = row * 46, 0.0
        parts = [each.values[row] or 0 for each in series]
        whole = sum(parts)
        marks.append(Mark("text", x="0", y=f"{y + 14}", text=str(label)))
        for order, part in enumerate(parts):
            share = part / whole if whole else 0
            if share:
                marks.append(
                    Mark(
                        "rect", f"bar series-{order + 1}", share_of(x), f"{y + 20}", share_of(share), "20", weave=order
                    )
                )
            if share >= 0.09:
                marks.append(
                    Mark(
                        "text",
                        f"on-bar series-{order + 1}",
                        share_of(x + share / 2),
                        f"{y + 35}",
                        text=formats.percent(share),
                        anchor="middle",
                    )
                )
            x += share
    return Drawing(
        title,
        about(labels, series, plain),
        f"{len(labels) * 46}",
        tuple(marks),
        table_of(labels, series, plain),
        legend_of(series),
    )
