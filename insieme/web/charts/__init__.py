"""Charts drawn by the server: from typed data to marks that `components/chart.html` writes as SVG, with a table beneath.

Across, places are shares of the width; down, they are pixels: so a chart fills a telephone or a wall and its words keep
their size. Colour is never the only sign: values are written, series differ also by weave, dash and shape.
"""

from insieme.web.charts.bar_charts import bars, grouped_bars, lying_bars, stacked_share
from insieme.web.charts.changes import Change, dumbbell
from insieme.web.charts.ledgers import Happening, Span, ledger
from insieme.web.charts.line_charts import Sparkline, lines, small_multiples, sparkline
from insieme.web.charts.maps import MapDrawing, Region, choropleth
from insieme.web.charts.marks import Drawing, Series

__all__ = [
    "Change", "Drawing", "Happening", "MapDrawing", "Region", "Series", "Span", "Sparkline", "bars", "choropleth",
    "dumbbell", "grouped_bars", "ledger", "lines", "lying_bars", "small_multiples", "sparkline", "stacked_share",
]  # fmt: skip
