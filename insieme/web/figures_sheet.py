"""The figures per area as a file: one line per area and measure, the format of our open data."""

import csv
from collections.abc import Iterable
from datetime import date
from io import StringIO
from typing import Protocol

from django.http import HttpResponse

from insieme.domain.insights.queries import Figures
from insieme.reference.maps import area_versions

HEADER = ("periodo", "noto_al", "area_codice", "area_nome", "area_versione", "misura", "valore", "stato")
MEASURES = {
    "taken_in_charge": "persone_prese_in_carico",
    "companies_involved": "aziende_coinvolte",
    "placements": "inserimenti",
}
TOTALS = {
    "applications": "candidature",
    "interviews": "colloqui",
    **MEASURES,
    "placements_since_start": "inserimenti_dall_inizio",
    "extensions": "proroghe",
    "people_placed": "persone_inserite",
    "people_first_placed": "persone_al_primo_inserimento",
    "permanent_at_start": "indeterminato_dall_inizio",
    "transformed": "trasformati_a_indeterminato",
    "conversion_rate": "tasso_di_conversione",
    "companies_collaborating": "aziende_che_collaborano",
    "companies_on_board": "aziende_nel_board",
}
WHOLE = ("CM", "Città metropolitana di Bologna")


class Area(Protocol):
    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...


class Counted(Protocol):
    """A year's figures, as they are or as published."""

    @property
    def year(self) -> int: ...
    @property
    def as_of(self) -> date: ...
    @property
    def figures(self) -> Figures: ...
    @property
    def areas(self) -> Iterable[Area]: ...


def sheet(counted: Counted) -> HttpResponse:
    """Answer with the file. Status `A` is a count as it is, `c` one withheld because it could point at a person."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADER)
    writer.writerows(_lines(counted))
    response = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="insieme-{counted.year}-noto-al-{counted.as_of}.csv"'
    return response


def _lines(counted: Counted) -> Iterable[tuple[object, ...]]:
    last = min(date(counted.year, 12, 31), counted.as_of)
    version = max(start for start in area_versions() if start <= max(last, area_versions()[0]))
    when = (counted.year, counted.as_of.isoformat())
    for area in counted.areas:
        for key, measure in MEASURES.items():
            value = getattr(area, key)
            yield (*when, area.code, area.name, version, measure, "" if value is None else value, "Ac"[value is None])
    for key, measure in TOTALS.items():
        value = getattr(counted.figures, key)
        yield (*when, *WHOLE, version, measure, f"{value:.4f}" if isinstance(value, float) else value, "A")
