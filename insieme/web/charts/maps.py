"""The map of the areas or of the comuni, in five steps of one colour."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from insieme.web.charts.marks import DataTable, LegendEntry, Text, Writer, in_words, plain


@dataclass(frozen=True)
class Region:
    """A piece of a map: `value` None when it may not be told; `center` is where its label stands."""

    code: str
    name: Text
    path: str
    value: float | None
    center: tuple[float, float] | None = None
    url: str = ""


@dataclass(frozen=True)
class DrawnRegion:
    code: str
    name: str
    path: str
    css: str
    written: str
    x: str = ""
    y: str = ""
    url: str = ""


@dataclass(frozen=True)
class MapDrawing:
    title: Text
    description: str
    view_box: str
    regions: tuple[DrawnRegion, ...]
    legend: tuple[LegendEntry, ...]
    table: DataTable
    source: str = ""


STEPS = 5


def choropleth(
    title: Text,
    regions: Sequence[Region],
    view_box: str,
    *,
    write: Writer = plain,
    withheld: Text = "",
    source: str = "",
) -> MapDrawing:
    """A map in five steps of one colour, each region with its value written and a row in the table beneath."""
    hidden = str(withheld) or _("non pubblicato")
    known = sorted(region.value for region in regions if region.value is not None)
    limits = [known[min(len(known) - 1, len(known) * step // STEPS)] for step in range(STEPS)] if known else []
    drawn, rows = [], []
    for region in regions:
        text = hidden if region.value is None else write(region.value)
        step = (
            "none"
            if region.value is None
            else str(sum(region.value >= limit for limit in limits) if region.value else 0)
        )
        x, y = (f"{part:.0f}" for part in region.center) if region.center and region.value is not None else ("", "")
        drawn.append(DrawnRegion(region.code, str(region.name), region.path, f"step-{step}", text, x, y, region.url))
        rows.append((str(region.name), text))
    swatch = "M-8-8h16v16h-16z"
    legend = [LegendEntry(text, f"step-{step}", swatch) for step, text in _legend_steps(limits, known, write)]
    if len(known) < len(regions):
        legend.append(LegendEntry(hidden, "step-none", swatch))
    table = DataTable((_("Area"), _("Valore")), tuple(rows))
    return MapDrawing(title, in_words(rows), view_box, tuple(drawn), tuple(legend), table, source)


def _legend_steps(limits: Sequence[float], known: Sequence[float], write: Writer) -> list[tuple[int, str]]:
    """The bounds of each step, once for equal ones."""
    found: dict[float, int] = {}
    for limit in limits:
        found[limit] = sum(limit >= other for other in limits)
    steps = sorted(found.items())
    words = []
    for place, (low, step) in enumerate(steps):
        inside = [v for v in known if v >= low and (place + 1 == len(steps) or v < steps[place + 1][0])]
        text = write(low) if not inside or inside[-1] == low else f"{write(low)} – {write(inside[-1])}"
        words.append((step if low else 0, text))
    return words
