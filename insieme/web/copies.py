"""A copy of what is kept about a person: to read (HTML), for a spreadsheet (CSV), for another machine (JSON)."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Protocol

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from insieme.core import formats
from insieme.core.identifiers import encode
from insieme.core.money import euros
from insieme.core.privacy import Kept, told
from insieme.core.sheets import harmless
from insieme.domain.access.rules import Part, Role
from insieme.web.copy_names import KIND_NAMES, name_of_field
from insieme.web.happenings import words_of_kind
from insieme.web.navigation import PART_NAMES, ROLE_NAMES
from insieme.web.page_names import name_of_page

NAMES = ("label", "name", "title", "text")


class Named(Protocol):
    """What a row points to, as far as the copy goes."""

    pk: Any


@dataclass(frozen=True)
class Line:
    """One field: its key, what it is called, its value for a machine and in words."""

    key: str
    label: str
    value: str | int | float | bool | None
    words: str


@dataclass(frozen=True)
class Section:
    """The rows of a kind, each a list of lines."""

    key: str
    label: str
    rows: list[list[Line]]


def sections(kept: Kept) -> list[Section]:
    """Write what is kept in words, in the order in which it is told."""
    order = list(KIND_NAMES)
    kinds = sorted(kept, key=lambda model: order.index(model.__name__))
    return [
        Section(
            model.__name__,
            str(KIND_NAMES[model.__name__]),
            [[_line(row, f) for f in told(model)] for row in kept[model]],
        )
        for model in kinds
    ]


def as_json(copy: list[Section]) -> str:
    whole = {
        each.key: {
            "label": each.label,
            "rows": [{line.key: _for_machines(line) for line in row} for row in each.rows],
        }
        for each in copy
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _for_machines(line: Line) -> dict[str, object]:
    return {"label": line.label, "value": line.value, "words": line.words}


def as_csv(copy: list[Section]) -> str:
    text = io.StringIO()
    text.write("\ufeff")
    sheet = csv.writer(text, delimiter=";", lineterminator="\r\n")
    sheet.writerow([_("Che cosa"), _("Numero"), _("Voce"), _("Valore")])
    sheet.writerows(_csv_rows(copy))
    return text.getvalue()


def _csv_rows(copy: list[Section]) -> Iterator[list[object]]:
    for each in copy:
        for number, row in enumerate(each.rows, start=1):
            for line in row:
                yield [each.label, number, line.label, harmless(line.words)]


def _line(row: Any, field: Any) -> Line:
    kind = type(row).__name__
    value = getattr(row, field.name)
    return Line(field.name, str(name_of_field(kind, field.name)), _raw(value), _words(kind, row, field, value))


def _raw(value: Any) -> str | int | float | bool | None:
    """The value as a machine reads it: days and moments as ISO writes them, things by name."""
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return _named(value) if hasattr(value, "pk") else str(value)


def _words(kind: str, row: Any, field: Any, value: Any) -> str:
    if value is None or value == "":
        return ""
    special = SPECIAL.get(f"{kind}.{field.name}") or SPECIAL.get(field.name)
    if special:
        return special(row, value)
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    return _plain(value)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return _("sì") if value else _("no")
    if isinstance(value, datetime):
        return formats.moment(value)
    if isinstance(value, date):
        return formats.day(value)
    if isinstance(value, Decimal):
        return formats.number(float(value))
    return _named(value) if hasattr(value, "pk") else str(value)


def _named(thing: Named) -> str:
    """What a row points to, by the name it has for people."""
    for name in NAMES:
        if getattr(thing, name, ""):
            return str(getattr(thing, name))
    if hasattr(thing, "held_on"):
        return formats.day(thing.held_on)
    if hasattr(thing, "course"):
        return str(thing.course.title)
    if hasattr(thing, "get_kind_display"):
        return str(thing.get_kind_display())
    return encode(thing.pk) if isinstance(thing.pk, int) else str(thing.pk)


def _answers(row: Any, value: dict[str, int]) -> str:
    language = "en" if get_language() == "en" else "it"
    labels = {item["key"]: item.get(language, item["key"]) for item in row.instrument.items}
    return "; ".join(f"{labels.get(key, key)}: {given}" for key, given in value.items())


SPECIAL: dict[str, Callable[[Any, Any], str]] = {
    "Assessment.answers": _answers,
    "Event.kind": lambda _row, kind: str(words_of_kind(kind)),
    "Involvement.part": lambda _row, part: str(PART_NAMES[Part(part)]),
    "Membership.role": lambda _row, role: str(ROLE_NAMES[Role(role)]),
    "Reading.page": lambda _row, page: str(name_of_page(page)),
    "Reading.role": lambda _row, role: str(ROLE_NAMES[Role(role)]),
    "amount_cents": lambda _row, cents: euros(cents),
    "monthly_allowance_cents": lambda _row, cents: euros(cents),
}
