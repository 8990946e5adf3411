"""A table as a sheet, CSV or XLSX: exactly the rows the page walks through, from the same description.

Sheets are written whole before the first byte leaves: a page's rights hold only while it is being made.
"""

import csv
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import IO, Any

import xlsxwriter

from insieme.core.decisions import Decision, no
from insieme.core.periods import ROME
from insieme.core.tables import Cell, Column

MOST_XLSX_ROWS = 2**20 - 1
LONGEST_XLSX_TEXT = 32767
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
XLSX_FORMATS = {"day": "dd/mm/yyyy", "moment": "dd/mm/yyyy hh:mm", "euros": "#,##0.00 €", "percent": "0.0%"}


class TooManyRows(Exception):
    """The sheet cannot hold them; the decision says what to do instead."""

    def __init__(self) -> None:
        self.decision: Decision = no("Un foglio XLSX non contiene più di un milione di righe: scarica il CSV.")
        super().__init__(self.decision.reason)


def harmless(text: str) -> str:
    """Keep a spreadsheet from taking a text for a formula."""
    return f"'{text}" if text.startswith(DANGEROUS) else text


def write_csv(columns: Sequence[Column], rows: Iterable[tuple[Cell, ...]], to: IO[str]) -> None:
    """Write `;` separated values with a header; the byte order mark tells Excel that this is UTF-8."""
    to.write("\ufeff")
    sheet = csv.writer(to, delimiter=";", lineterminator="\r\n")
    sheet.writerow([harmless(str(column.label)) for column in columns])
    sheet.writerows([_plain(cell) for cell in row] for row in rows)


def _plain(cell: Cell) -> str:
    """A number keeps its bare form with a comma, so that a spreadsheet can sum it."""
    value, kind = cell.value, cell.column.kind
    if kind == "euros" and isinstance(value, int):
        sign, cents = "-" if value < 0 else "", abs(value)
        return f"{sign}{cents // 100},{cents % 100:02d}"
    if kind == "number" and isinstance(value, int | float) and not isinstance(value, bool):
        return str(value).replace(".", ",")
    return harmless(cell.text)


def write_xlsx(columns: Sequence[Column], rows: Iterable[tuple[Cell, ...]], to: IO[bytes]) -> None:
    """Write a workbook of one sheet, row by row, without keeping it in memory; TooManyRows past the format's limit."""
    plain = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(to, plain)
    # The moment of writing would make two equal sheets differ.
    book.set_properties({"created": datetime(2017, 6, 1, tzinfo=UTC)})
    sheet = book.add_worksheet()
    bold = book.add_format({"bold": True, "bottom": 1})
    looks = {kind: book.add_format({"num_format": code}) for kind, code in XLSX_FORMATS.items()}
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, 14 if column.kind != "text" else 26)
        sheet.write_string(0, place, str(column.label), bold)
    try:
        for number, row in enumerate(rows, start=1):
            if number > MOST_XLSX_ROWS:
                raise TooManyRows
            for place, cell in enumerate(row):
                _put(sheet, number, place, cell, looks)
    finally:
        book.close()


def _put(sheet: Any, row: int, place: int, cell: Cell, looks: dict[str, Any]) -> None:
    value, kind = cell.value, cell.column.kind
    look = looks.get(kind)
    match kind, value:
        case "moment", datetime():
            sheet.write_datetime(row, place, value.astimezone(ROME).replace(tzinfo=None), look)
        case "day", date():
            sheet.write_datetime(
                row, place, datetime(value.year, value.month, value.day, tzinfo=UTC).replace(tzinfo=None), look
            )
        case "euros", int():
            sheet.write_number(row, place, value / 100, look)
        case (("number" | "percent"), int() | float()):
            sheet.write_number(row, place, value, look)
        case _:
            if cell.text:
                sheet.write_string(row, place, cell.text[:LONGEST_XLSX_TEXT])
