"""A list page: filters that live in the address and are remembered, paging by key, and sheets equal to the screen.

    return show_list(request, TABLE, queries.applications(request.actor), "desk/casework/applications.html")

The template extends `layout/desk.html` and writes `{% rows_table listing %}` where the list goes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from io import TextIOWrapper
from tempfile import TemporaryFile
from typing import Any, cast
from urllib.parse import parse_qsl, urlencode

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from insieme.core.periods import ROME
from insieme.core.sheets import TooManyRows, write_csv, write_xlsx
from insieme.core.tables import Active, Cell, Column, Filter, Page, Query, Rows, Table
from insieme.web import drawn_rows

CONTENT_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
MONTH = 60 * 60 * 24 * 30


@dataclass(frozen=True)
class Header:
    """A column's head: how to order by it, and whether the list is so ordered now."""

    column: Column
    url: str = ""
    sorted: str = ""


@dataclass(frozen=True)
class Control:
    """A filter as the page draws it, with what is in it now."""

    filter: Filter
    value: str = ""
    start: str = ""
    last: str = ""

    @property
    def options(self) -> SafeString:
        return drawn_rows.options(((str(key), str(label)) for key, label in self.filter.options), self.value)


@dataclass(frozen=True)
class Removable:
    """A filter in use, and the address without it."""

    label: str
    url: str


@dataclass(frozen=True)
class Listing:
    """A list ready to be drawn by `components/table.html`."""

    table: Table
    page: Page
    headers: tuple[Header, ...]
    controls: tuple[Control, ...]
    active: tuple[Removable, ...]
    next_url: str
    previous_url: str
    csv_url: str
    xlsx_url: str
    orders: tuple[tuple[str, str, bool], ...]

    @property
    def body(self) -> SafeString:
        return drawn_rows.body(self.page.rows, self.table.shown)

    @property
    def is_filtered(self) -> bool:
        return bool(self.active)


def show_list(request: HttpRequest, table: Table, rows: Rows, template: str, **context: Any) -> HttpResponse:
    """Answer with the page, or with the sheet that `?format=` asks for; the page's context has `listing`."""
    if "clear" in request.GET:
        response: HttpResponse = HttpResponseRedirect(request.path)
        response.delete_cookie(_cookie(table), path=request.path)
        return response
    if not request.GET and (remembered := _remembered(request, table)):
        return HttpResponseRedirect(f"{request.path}?{remembered}")
    query = table.read(request.GET)
    if request.GET.get("format") in CONTENT_TYPES:
        return _sheet(request, table, rows, query)
    page = table.page(rows, query)
    response = render(request, template, {"listing": listing(table, page, request.path), **context})
    _remember(request, response, table, query)
    return response


def listing(table: Table, page: Page, path: str = "") -> Listing:
    """Prepare a page of rows for drawing; `path` is the list's own address."""
    query = page.query
    held = _held(table, query)
    return Listing(
        table=table,
        page=page,
        headers=tuple(_header(column, table, query, path) for column in table.shown),
        controls=tuple(_control(each, query) for each in table.filters),
        active=tuple(_removable(each, table, query, path) for each in query.active),
        next_url=_address(path, held, after=page.next) if page.next else "",
        previous_url=_address(path, held, before=page.previous) if page.previous else "",
        csv_url=_address(path, held, format="csv"),
        xlsx_url=_address(path, held, format="xlsx"),
        orders=tuple(_orders(table, query)),
    )


def _held(table: Table, query: Query) -> dict[str, str]:
    """The parameters that say the list's filters and order: nothing for what is usual."""
    held = {key: text for each in query.active for key, text in each.params.items()}
    if query.order != table.orders[0] or query.backwards:
        held["order"] = query.order_param
    return held


def _address(path: str, held: Mapping[str, str], **more: str) -> str:
    params = {**held, **more}
    return f"{path}?{urlencode(params)}" if params else f"{path}?clear=1"


def _header(column: Column, table: Table, query: Query, path: str) -> Header:
    order = next((each for each in table.orders if each.key == column.key), None)
    if order is None:
        return Header(column)
    here = query.order == order
    turned = here and not query.backwards
    held = _held(table, query) | {"order": f"-{order.key}" if turned else order.key}
    downwards = order.fields[0].startswith("-") != query.backwards
    return Header(column, _address(path, held), ("descending" if downwards else "ascending") if here else "")


def _control(each: Filter, query: Query) -> Control:
    params = next((active.params for active in query.active if active.filter is each), {})
    return Control(each, params.get(each.key, ""), params.get(f"{each.key}_from", ""), params.get(f"{each.key}_to", ""))


def _removable(each: Active, table: Table, query: Query, path: str) -> Removable:
    held = {key: text for key, text in _held(table, query).items() if key not in each.params}
    label = f"{each.filter.label}: {each.text}" if each.text else str(each.filter.label)
    return Removable(label, _address(path, held))


def _orders(table: Table, query: Query) -> list[tuple[str, str, bool]]:
    found = []
    for each in table.orders:
        for key, label in ((each.key, str(each.label)), (f"-{each.key}", _("%s, al contrario") % each.label)):
            found.append((key, label, key == query.order_param))
    return found


def _sheet(request: HttpRequest, table: Table, rows: Rows, query: Query) -> HttpResponse:
    kind = request.GET["format"]
    file = TemporaryFile()  # noqa: SIM115  the response closes it, once sent
    everything = _counted(request, table, rows, query)
    try:
        if kind == "csv":
            text = TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
            write_csv(table.columns, everything, text)
            text.detach()
        else:
            write_xlsx(table.columns, everything, file)
    except TooManyRows as too_many:
        file.close()
        messages.error(request, _(too_many.decision.text))
        return HttpResponseRedirect(_address(request.path, _held(table, query)))
    file.seek(0)
    name = f"{table.key}-{datetime.now(tz=ROME):%Y-%m-%d}.{kind}"
    sheet = FileResponse(file, as_attachment=True, filename=name, content_type=CONTENT_TYPES[kind])
    # It streams, which Django types apart; every page is an HttpResponse to its callers.
    return cast(HttpResponse, sheet)


def _counted(request: HttpRequest, table: Table, rows: Rows, query: Query) -> Iterator[tuple[Cell, ...]]:
    """The rows of a sheet; of people's, the page writes down how many were taken away."""
    written = 0
    for row in table.everything(rows, query):
        written += 1
        yield row
    if _is_about_people(rows.model):
        cast(Any, request).exported = (table.key, written)


def _is_about_people(model: Any) -> bool:
    return model._meta.model_name == "person" or any(field.name == "person" for field in model._meta.get_fields())


def _cookie(table: Table) -> str:
    return f"list_{table.key}"


def _remembered(request: HttpRequest, table: Table) -> str:
    """What was last asked of this list from this browser, if it still means something."""
    params = dict(parse_qsl(request.COOKIES.get(_cookie(table), "")[:1000]))
    query = table.read(params)
    return "" if query.problems else urlencode(_lasting(table, query))


def _lasting(table: Table, query: Query) -> dict[str, str]:
    """What is worth remembering: never a text, which may be somebody's name."""
    texts = {each.key for each in table.filters if each.kind == "text"}
    return {key: text for key, text in _held(table, query).items() if key not in texts}


def _remember(request: HttpRequest, response: HttpResponse, table: Table, query: Query) -> None:
    lasting, name = urlencode(_lasting(table, query)), _cookie(table)
    if lasting:
        secure = request.is_secure()
        response.set_cookie(name, lasting, MONTH, path=request.path, httponly=True, samesite="Lax", secure=secure)
    elif name in request.COOKIES:
        response.delete_cookie(name, path=request.path)
