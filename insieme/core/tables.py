"""One description of rows: it gives the list on the page, paged by key, and the sheets of exactly the same rows.

Paging goes by the key of the last row seen, never by position or by its values: the cost does not grow with the page
number, and no name ends up in an address. Nothing is counted.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import islice
from typing import Any, Literal

from django.core.exceptions import FieldDoesNotExist
from django.db.models import DateTimeField, IntegerField, Model, Q, QuerySet
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from insieme.core import formats
from insieme.core.decisions import Decision, no
from insieme.core.identifiers import decode, encode
from insieme.core.money import euros
from insieme.core.periods import ROME, Period

Text = str | Promise
Kind = Literal["text", "number", "percent", "day", "moment", "euros", "flag", "badge"]
FilterKind = Literal["choice", "text", "period", "flag"]
Tone = Literal["neutral", "accent", "good", "warning", "bad"]
Rows = QuerySet[Any]
LONGEST_TEXT = 100
CHUNK = 1000


@dataclass(frozen=True)
class Badge:
    """A state in a word or two. The tone only underlines it: the word says it."""

    text: Text
    tone: Tone = "neutral"


@dataclass(frozen=True)
class Column:
    """`under` names the column in whose cell this one is shown on the page, in small; sheets give it a column of its own."""

    key: str
    label: Text
    value: Callable[[Any], object]
    kind: Kind = "text"
    link: Callable[[Any], str] | None = None
    under: str = ""


Choices = Sequence[tuple[str, Text]]


@dataclass(frozen=True)
class Filter:
    """What one may narrow the list by. `apply` is for what a plain `lookup` cannot say.

    Its value: a choice's key, a text, a `Period` (its end not included), or True.
    """

    key: str
    label: Text
    kind: FilterKind = "choice"
    lookup: str = ""
    choices: Choices | Callable[[], Choices] = ()
    apply: Callable[[Rows, Any], Rows] | None = None

    @property
    def options(self) -> Choices:
        return self.choices() if callable(self.choices) else self.choices

    def narrow(self, rows: Rows, value: Any) -> Rows:
        if self.apply:
            return self.apply(rows, value)
        if self.kind == "period":
            start, end = (_as_kept(rows.model, self.lookup, day) for day in (value.start, value.end))
            return rows.filter(**{f"{self.lookup}__gte": start} | ({f"{self.lookup}__lt": end} if end else {}))
        return rows.filter(**{f"{self.lookup}__icontains" if self.kind == "text" else self.lookup: value})


@dataclass(frozen=True)
class Order:
    """`fields` as for `order_by`; the row's key is added at the end, so that every order is a total one."""

    key: str
    label: Text
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Active:
    """A filter in use: what it says in words, and the parameters of the address that hold it."""

    filter: Filter
    value: object
    text: str
    params: Mapping[str, str]


@dataclass(frozen=True)
class Query:
    """What the address asks of a table, already checked. `problems` says what was left aside, and why."""

    order: Order
    backwards: bool = False
    active: tuple[Active, ...] = ()
    after: str = ""
    before: str = ""
    problems: tuple[Decision, ...] = ()

    @property
    def order_param(self) -> str:
        return f"-{self.order.key}" if self.backwards else self.order.key

    @property
    def fields(self) -> tuple[str, ...]:
        whole = (*self.order.fields, "-pk" if self.order.fields[0].startswith("-") else "pk")
        return tuple(map(_flipped, whole)) if self.backwards else whole


@dataclass(frozen=True)
class Cell:
    column: Column
    value: object
    text: str
    href: str = ""
    under: tuple["Cell", ...] = ()


@dataclass(frozen=True)
class Page:
    query: Query
    rows: tuple[tuple[Cell, ...], ...]
    objects: tuple[Any, ...]
    next: str = ""
    previous: str = ""
    problems: tuple[Decision, ...] = ()


# An address's parameters: a QueryDict, or a plain dict.
Params = Mapping[str, str] | QueryDict


@dataclass(frozen=True)
class Table:
    """`prepare` turns the rows of a page, or of a piece of a sheet, into what the columns read (for one more query)."""

    key: str
    title: Text
    columns: tuple[Column, ...]
    orders: tuple[Order, ...]
    filters: tuple[Filter, ...] = ()
    size: int = 25
    prepare: Callable[[list[Any]], Sequence[Any]] = field(default=list)

    @property
    def shown(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if not column.under)

    def read(self, params: Params) -> Query:
        """Check what the address asks: what is not understood is left aside with a clear message."""
        problems: list[Decision] = []
        asked = str(params.get("order", ""))
        order = next((o for o in self.orders if o.key == asked.removeprefix("-")), None)
        if asked and order is None:
            problems.append(no("L'ordine chiesto non esiste: l'elenco è nel suo ordine abituale."))
        active: list[Active] = []
        for each in self.filters:
            found = _read_filter(each, params)
            if isinstance(found, Decision):
                problems.append(found)
            elif found:
                active.append(found)
        after, before = str(params.get("after", "")), str(params.get("before", ""))
        return Query(
            order=order or self.orders[0],
            backwards=order is not None and asked.startswith("-"),
            active=tuple(active),
            after=after,
            before="" if after else before,
            problems=tuple(problems),
        )

    def select(self, rows: Rows, query: Query) -> Rows:
        """All the rows that the query asks for, in order: the whole that pages cut and sheets copy."""
        for each in query.active:
            rows = each.filter.narrow(rows, each.value)
        return rows.order_by(*query.fields)

    def page(self, rows: Rows, query: Query) -> Page:
        selected = self.select(rows, query)
        token = query.after or query.before
        if not token:
            return self._first(selected, query)
        anchor = _anchor(rows, query.fields, token)
        if anchor is None:
            lost = no("La riga da cui ripartire non c'è più: l'elenco comincia da capo.")
            return self._first(selected, query, lost)
        if query.before:
            fields = tuple(map(_flipped, query.fields))
            before = selected.order_by(*fields).filter(_beyond(rows.model, fields, anchor))
            found = list(before[: self.size + 1])
            if len(found) <= self.size:
                return self._first(selected, query)
            objects = found[: self.size][::-1]
            return self._made(objects, query, previous=_token(objects[0]), next_=_token(objects[-1]))
        found = list(selected.filter(_beyond(rows.model, query.fields, anchor))[: self.size + 1])
        if not found:
            return self._first(selected, query)
        return self._made(
            found[: self.size],
            query,
            previous=_token(found[0]),
            next_=_token(found[self.size - 1]) if len(found) > self.size else "",
        )

    def everything(self, rows: Rows, query: Query) -> Iterator[tuple[Cell, ...]]:
        """Every row of the query, one by one, each with every column: for sheets."""
        stream = self.select(rows, query).iterator(chunk_size=CHUNK)
        while piece := list(islice(stream, CHUNK)):
            for each in self.prepare(piece):
                yield tuple(_cell(column, each) for column in self.columns)

    def _first(self, selected: Rows, query: Query, *problems: Decision) -> Page:
        found = list(selected[: self.size + 1])
        next_ = _token(found[self.size - 1]) if len(found) > self.size else ""
        return self._made(found[: self.size], query, next_=next_, problems=problems)

    def _made(
        self, found: list[Any], query: Query, *, previous: str = "", next_: str = "", problems: Sequence[Decision] = ()
    ) -> Page:
        objects = tuple(self.prepare(found))
        return Page(
            query=query,
            rows=tuple(self._cells(each) for each in objects),
            objects=objects,
            next=next_,
            previous=previous,
            problems=(*query.problems, *problems),
        )

    def _cells(self, row: Any) -> tuple[Cell, ...]:
        small: dict[str, tuple[Cell, ...]] = {}
        for column in self.columns:
            if column.under and (cell := _cell(column, row)).text:
                small[column.under] = (*small.get(column.under, ()), cell)
        return tuple(_cell(column, row, under=small.get(column.key, ())) for column in self.shown)


def _cell(column: Column, row: Any, under: tuple[Cell, ...] = ()) -> Cell:
    value = column.value(row)
    return Cell(column, value, written(value, column.kind), column.link(row) if column.link else "", under)


def written(value: Any, kind: Kind) -> str:
    """Write a value as the page shows it; nothing known is an empty text."""
    if value is None or value == "":
        return ""
    if isinstance(value, Badge):
        return str(value.text)
    return WRITERS[kind](value)


def _yes_or_no(value: object) -> str:
    return _("Sì") if value else _("No")


def _share(value: float) -> str:
    return formats.percent(value, 1)


WRITERS: dict[Kind, Callable[[Any], str]] = {
    "text": str,
    "badge": str,
    "number": formats.number,
    "percent": _share,
    "day": formats.day,
    "moment": formats.moment,
    "euros": euros,
    "flag": _yes_or_no,
}


def _read_filter(each: Filter, params: Params) -> Active | Decision | None:
    if each.kind == "period":
        return _read_period(each, params)
    text = tidy(str(params.get(each.key, "")))
    if not text:
        return None
    held = {each.key: text}
    if each.kind == "flag":
        return Active(each, value=True, text="", params=held) if text == "1" else _not_understood(each)
    if each.kind == "text":
        return Active(each, text, text, held)
    label = next((str(label) for key, label in each.options if str(key) == text), None)
    return _not_understood(each) if label is None else Active(each, text, label, held)


def _read_period(each: Filter, params: Params) -> Active | Decision | None:
    texts = {f"{each.key}_{end}": tidy(str(params.get(f"{each.key}_{end}", ""))) for end in ("from", "to")}
    held = {key: text for key, text in texts.items() if text}
    if not held:
        return None
    try:
        start, last = (formats.read_day(text) if text else None for text in texts.values())
        period = Period(start or date.min, date.fromordinal(last.toordinal() + 1) if last else None)
    except (ValueError, OverflowError):
        return _not_understood(each)
    words = [_("dal %s") % formats.day(start)] if start else []
    words += [_("al %s") % formats.day(last)] if last else []
    return Active(each, period, " ".join(words), held)


def _not_understood(each: Filter) -> Decision:
    return no("Il filtro «{filter}» non è valido ed è stato tolto.", filter=each.label)


def tidy(text: str) -> str:
    """One line of printable text, not too long: what a filter may hold."""
    return " ".join("".join(c if c.isprintable() else " " for c in text[:LONGEST_TEXT]).split())


def _flipped(name: str) -> str:
    return name.removeprefix("-") if name.startswith("-") else f"-{name}"


def _as_kept(model: type[Model], lookup: str, day: date | None) -> date | None:
    """A day as the column keeps it: where moments are kept, the day's first moment in Rome."""
    if day is None or "__" in lookup or not isinstance(model._meta.get_field(lookup), DateTimeField):
        return day
    return datetime.combine(day, time.min, tzinfo=ROME)


def _token(row: Model) -> str:
    return encode(row.pk) if isinstance(row.pk, int) else str(row.pk)


def _anchor(rows: Rows, fields: Sequence[str], token: str) -> tuple[object, ...] | None:
    """Where the row that the address names stands in this order, if it is still among those one may see."""
    key: object = token
    own = rows.model._meta.pk
    if isinstance(getattr(own, "target_field", own), IntegerField):
        try:
            key = decode(token)
        except ValueError:
            return None
    elif token != tidy(token):
        return None
    names = [name.removeprefix("-") for name in fields]
    found: tuple[object, ...] | None = rows.order_by().filter(pk=key).values_list(*names).first()
    return found


def _beyond(model: type[Model], fields: Sequence[str], anchor: Sequence[object]) -> Q:
    """The rows that come after the anchor. PostgreSQL puts nulls last going up and first going down."""
    beyond, same = Q(pk__in=()), Q()
    for name, value in zip(fields, anchor, strict=True):
        bare = name.removeprefix("-")
        beyond |= same & _past(name, value, nullable=_may_be_null(model, bare))
        same &= Q(**{f"{bare}__isnull": True} if value is None else {bare: value})
    first = fields[0].removeprefix("-")
    if anchor[0] is not None and not _may_be_null(model, first):
        # Says nothing new, and lets the index start from the anchor.
        beyond &= Q(**{f"{first}__{'lte' if fields[0].startswith('-') else 'gte'}": anchor[0]})
    return beyond


def _past(name: str, value: object, *, nullable: bool) -> Q:
    bare = name.removeprefix("-")
    if name.startswith("-"):
        return Q(**{f"{bare}__isnull": False} if value is None else {f"{bare}__lt": value})
    if value is None:
        return Q(pk__in=())
    return Q(**{f"{bare}__gt": value}) | (Q(**{f"{bare}__isnull": True}) if nullable else Q())


def _may_be_null(model: type[Model], path: str) -> bool:
    """Whether a value along this path can be missing; what is not a plain field (an annotation) may be."""
    if path == "pk":
        return False
    here: type[Model] = model
    for name in path.split("__"):
        try:
            step = here._meta.get_field(name)
        except FieldDoesNotExist:
            return True
        if getattr(step, "null", True):
            return True
        here = step.related_model if isinstance(step.related_model, type) else here
    return False
