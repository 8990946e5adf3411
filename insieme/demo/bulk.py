"""Many rows at once, by PostgreSQL's COPY: every constraint and every trigger stands."""

import json
from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal
from random import Random
from typing import Any

from django.db import connection, models
from django.db.models.fields import NOT_PROVIDED

from insieme.core.identifiers import BITS

FLUSH_AT = 200_000


def _text(value: str) -> str:
    if "\\" in value or "\n" in value or "\t" in value or "\r" in value:
        return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")
    return value


def _json(value: object) -> str:
    return _text(json.dumps(value, ensure_ascii=False))


class _Writers(dict[type, Callable[[Any], str]]):
    """How a value is written for COPY, by its type."""

    def __missing__(self, kind: type) -> Callable[[Any], str]:
        if not issubclass(kind, str):
            raise TypeError(f"A row cannot hold a {kind.__name__}.")
        self[kind] = lambda value: _text(value.value if hasattr(value, "value") else value)
        return self[kind]


WRITE = _Writers(
    {
        type(None): lambda _: "\\N",
        bool: lambda value: "t" if value else "f",
        int: str,
        float: repr,
        Decimal: str,
        str: _text,
        date: date.isoformat,
        datetime: datetime.isoformat,
        dict: _json,
        list: _json,
    }
)


# Stands for a value that has no default.
MISSING = object()


def _blank(field: "models.Field[Any, Any]") -> Any:
    if field.primary_key:
        return MISSING
    if field.default is not NOT_PROVIDED:
        return field.get_default()
    if field.null:
        return None
    return "" if field.empty_strings_allowed and field.blank else MISSING


class Sheet:
    """The rows of one model that wait to be written."""

    def __init__(self, model: type[models.Model]) -> None:
        fields = [field for field in model._meta.concrete_fields if not isinstance(field, models.AutoField)]
        self.table = model._meta.db_table
        self.columns = ", ".join(f'"{field.column}"' for field in fields)
        self.blank = {field.attname: _blank(field) for field in fields}
        self.width = len(fields)
        self.needed = {name for name, value in self.blank.items() if value is MISSING}
        self.has_id = "id" in self.blank
        self.lines: list[str] = []
        self.written = 0

    def add(self, dice: Random, **values: Any) -> int:
        """Add a row, named by its attributes (`person_id=…`), under a key drawn from the dice; the key comes back."""
        if self.has_id and "id" not in values:
            values["id"] = new_id(dice)
        row = {**self.blank, **values}
        if len(row) != self.width:
            raise TypeError(f"{self.table} has no {sorted(row.keys() - self.blank.keys())}.")
        if self.needed and not self.needed <= values.keys():
            raise TypeError(f"{self.table} needs {sorted(self.needed - values.keys())}.")
        self.lines.append("\t".join([WRITE[value.__class__](value) for value in row.values()]))
        return int(row.get("id") or 0)


def new_id(dice: Random) -> int:
    return dice.getrandbits(BITS) or 1


class Book:
    """Every model's sheet, in the order of the table of contents of the database: who is pointed at comes first."""

    def __init__(self, contents: Iterable[type[models.Model]]) -> None:
        self.sheets = {model: Sheet(model) for model in contents}

    def __getitem__(self, model: type[models.Model]) -> Sheet:
        return self.sheets[model]

    def breathe(self) -> None:
        """Write what waits when it has become much, so that memory stays small."""
        if sum(len(sheet.lines) for sheet in self.sheets.values()) >= FLUSH_AT:
            self.flush()

    def flush(self) -> None:
        for sheet in self.sheets.values():
            if sheet.lines:
                _copy(sheet.table, sheet.columns, sheet.lines)
                sheet.written += len(sheet.lines)
                sheet.lines = []

    @property
    def rows(self) -> int:
        return sum(sheet.written + len(sheet.lines) for sheet in self.sheets.values())


def _copy(table: str, columns: str, lines: list[str]) -> None:
    with connection.cursor() as cursor, cursor.copy(f'COPY "{table}" ({columns}) FROM STDIN') as copy:
        for start in range(0, len(lines), 5000):
            copy.write("\n".join(lines[start : start + 5000]) + "\n")


def copy(model: type[models.Model], rows: Iterable[models.Model]) -> int:
    """Write model instances of one kind by COPY; their count comes back."""
    sheet, dice = Sheet(model), Random(0)  # noqa: S311 - every instance has its key already
    for row in rows:
        sheet.add(dice, **{name: getattr(row, name) for name in sheet.blank})
    if sheet.lines:
        _copy(sheet.table, sheet.columns, sheet.lines)
    return len(sheet.lines)
