"""Many rows at once, by PostgreSQL's COPY: every constraint and every trigger stands when they are written.

Indexes and references are made once all is there, at a fraction of what keeping them row by row would cost.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from random import Random
from typing import Any, Self

from django.db import connection, models
from django.db.models.fields import NOT_PROVIDED

from insieme.core.identifiers import BITS

FLUSH_AT = 50_000


def _text(value: str) -> str:
    if "\\" in value or not value.isprintable():
        return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")
    return value


def _json(value: object) -> str:
    return "{}" if value == {} else _text(json.dumps(value, ensure_ascii=False))


class _Writers(dict[type, Callable[[Any], str]]):
    """How a value is written for COPY, by its type."""

    def __missing__(self, kind: type) -> Callable[[Any], str]:
        if not issubclass(kind, str):
            raise TypeError(f"A row cannot hold a {kind.__name__}.")
        # A choice of an enumeration: its value is the text itself.
        self[kind] = str.__str__
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


@dataclass(frozen=True)
class Batch:
    """Lines ready to be written into a table."""

    table: str
    columns: str
    lines: list[str]


class Sheet:
    """The rows of one model that wait to be written."""

    def __init__(self, model: type[models.Model]) -> None:
        fields = [field for field in model._meta.concrete_fields if not isinstance(field, models.AutoField)]
        self.table = model._meta.db_table
        self.columns = ", ".join(f'"{field.column}"' for field in fields)
        self.blank = {field.attname: _blank(field) for field in fields}
        self.width = len(fields)
        self.has_id = "id" in self.blank
        self.lines: list[str] = []
        self.count = 0

    def add(self, dice: Random, values: dict[str, Any]) -> int:
        """Add a row, named by its attributes (`person_id`), under a key drawn from the dice; the key comes back."""
        if self.has_id and "id" not in values:
            values["id"] = new_id(dice)
        row = {**self.blank, **values}
        if len(row) != self.width:
            raise TypeError(f"{self.table} has no {sorted(row.keys() - self.blank.keys())}.")
        try:
            self.lines.append("\t".join([WRITE[value.__class__](value) for value in row.values()]))
        except TypeError:
            needed = [name for name, value in row.items() if value is MISSING]
            if not needed:
                raise
            raise TypeError(f"{self.table} needs {needed}.") from None
        self.count += 1
        return row["id"] if self.has_id else 0

    def take(self) -> Batch:
        """Give the rows that wait, and begin again."""
        batch = Batch(self.table, self.columns, self.lines)
        self.lines = []
        return batch


def new_id(dice: Random) -> int:
    return dice.getrandbits(BITS) or 1


class Book:
    """Every model's sheet, in the order in which they are written: who is pointed at comes first.

    What is full is written by a thread of its own while the next rows are being made. Until `close`, nothing else may
    use the connection.
    """

    def __init__(self, contents: Iterable[type[models.Model]]) -> None:
        self.sheets = {model: Sheet(model) for model in contents}
        connection.ensure_connection()
        self.connection = connection.connection
        self.writer = ThreadPoolExecutor(max_workers=1)
        self.writing: Future[None] | None = None
        self.since_flush = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.writer.shutdown()

    def add(self, model: type[models.Model], dice: Random, values: dict[str, Any]) -> int:
        self.since_flush += 1
        return self.sheets[model].add(dice, values)

    def breathe(self) -> None:
        """Write what waits when it has become much, so that memory stays small."""
        if self.since_flush >= FLUSH_AT:
            self.flush()

    def flush(self) -> None:
        """Begin to write what waits, once what was being written is done."""
        self.settle()
        batches = [sheet.take() for sheet in self.sheets.values() if sheet.lines]
        self.writing = self.writer.submit(self._write, batches)
        self.since_flush = 0

    def settle(self) -> None:
        """Wait until everything flushed is written."""
        if self.writing:
            self.writing.result()
            self.writing = None

    def _write(self, batches: list[Batch]) -> None:
        with self.connection.cursor() as cursor:
            for batch in batches:
                _copy(cursor, batch)

    @property
    def rows(self) -> int:
        return sum(sheet.count for sheet in self.sheets.values())


def _copy(cursor: Any, batch: Batch) -> None:
    with cursor.copy(f'COPY "{batch.table}" ({batch.columns}) FROM STDIN') as stream:
        for start in range(0, len(batch.lines), 5000):
            stream.write("\n".join(batch.lines[start : start + 5000]) + "\n")


INDEXES = """
SELECT format('DROP INDEX %%I', indexrelid::regclass), pg_get_indexdef(indexrelid) FROM pg_index
WHERE indrelid = ANY(%(tables)s::regclass[]) AND NOT indisunique
    AND NOT EXISTS (SELECT 1 FROM pg_trigger WHERE tgrelid = indrelid AND NOT tgisinternal)"""
REFERENCES = """
SELECT format('ALTER TABLE %%s DROP CONSTRAINT %%I', conrelid::regclass, conname),
    format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s', conrelid::regclass, conname, pg_get_constraintdef(oid))
FROM pg_constraint WHERE conrelid = ANY(%(tables)s::regclass[]) AND contype = 'f'"""


@contextmanager
def set_aside(contents: Iterable[type[models.Model]]) -> Iterator[Callable[[], None]]:
    """Drop the tables' references and the indexes that keep nothing unique; what it gives makes them again.

    A table that a trigger watches (the ledger of the funds) keeps its indexes: the trigger looks things up meanwhile.
    Within the transaction: either they are all back, or nothing happened at all. A row that points at nothing is an
    IntegrityError when the references are made again.
    """
    with connection.cursor() as cursor:
        tables = {"tables": [model._meta.db_table for model in contents]}
        cursor.execute(REFERENCES, tables)
        found = cursor.fetchall()
        cursor.execute(INDEXES, tables)
        found += cursor.fetchall()
        for drop, _make in found:
            cursor.execute(drop)

    def again() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL maintenance_work_mem = '256MB'")
            # Indexes first: they serve the looking up of what is referred to.
            for _drop, make in reversed(found):
                cursor.execute(make)

    yield again


def copy(model: type[models.Model], rows: Iterable[models.Model]) -> int:
    """Write model instances of one kind by COPY; their count comes back."""
    sheet, dice = Sheet(model), Random(0)  # noqa: S311 - every instance has its key already
    for row in rows:
        sheet.add(dice, {name: getattr(row, name) for name in sheet.blank})
    with connection.cursor() as cursor:
        _copy(cursor, sheet.take())
    return sheet.count
