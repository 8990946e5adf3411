"""A table's pages are the whole cut in pieces; its sheets are the whole."""

import csv
import io
from datetime import UTC, date, datetime, timedelta

import openpyxl
import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from insieme.core.events import Event
from insieme.core.identifiers import encode
from insieme.core.sheets import write_csv, write_xlsx
from insieme.core.tables import Badge, Column, Filter, Order, Table

pytestmark = pytest.mark.django_db

START = datetime(2020, 1, 1, 9, tzinfo=UTC)

TABLE = Table(
    key="events",
    title="Fatti",
    columns=(
        Column("kind", "Fatto", lambda e: e.kind, link=lambda e: f"/{e.ref}/"),
        Column("author", "Chi", lambda e: e.author, under="kind"),
        Column("at", "Quando", lambda e: e.recorded_at, kind="moment"),
        Column("state", "Stato", lambda e: Badge("Nuovo", "good"), kind="badge"),
        Column("amount", "Importo", lambda e: e.person_ref, kind="euros"),
    ),
    orders=(
        Order("at", "Più recenti", ("-recorded_at",)),
        Order("kind", "Fatto", ("kind", "-person_ref")),
        Order("person", "Persona", ("person_ref",)),
    ),
    filters=(
        Filter("kind", "Fatto", lookup="kind", choices=(("a", "Prima"), ("b", "Seconda"))),
        Filter("text", "Chi", kind="text", lookup="author"),
        Filter("at", "Quando", kind="period", lookup="recorded_at__date"),
        Filter("known", "Con persona", kind="flag", apply=lambda rows, _: rows.filter(person_ref__isnull=False)),
    ),
    size=3,
)


def an_event(kind="a", day=0, person=None, author="Anna"):
    at = START + timedelta(days=day)
    return Event.objects.create(kind=kind, subject="s", author=author, recorded_at=at, person_ref=person)


def asked(**params):
    return TABLE.read(params)


def walk(rows, step="next", **params):
    """Follow the pager from the first page to the last."""
    page = TABLE.page(rows, asked(**params))
    found = [page]
    while page.next:
        page = TABLE.page(rows, asked(**params, after=page.next))
        found.append(page)
        assert len(found) < 50
    return found


events = st.lists(
    st.tuples(st.sampled_from("ab"), st.integers(0, 3), st.one_of(st.none(), st.integers(1, 3))), max_size=14
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events, st.sampled_from(["at", "-at", "kind", "-kind", "person", "-person"]))
def test_walking_the_pages_gives_the_whole_in_order_each_row_once(drawn, order):
    Event.objects.all().delete()
    for kind, day, person in drawn:
        an_event(kind, day, person)
    whole = [e.pk for e in TABLE.select(Event.objects.all(), asked(order=order))]
    pages = walk(Event.objects.all(), order=order)
    assert [row.pk for page in pages for row in page.objects] == whole
    assert all(len(page.objects) == TABLE.size for page in pages[:-1])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events, st.sampled_from(["at", "kind", "-person"]))
def test_walking_back_shows_the_pages_one_came_from(drawn, order):
    Event.objects.all().delete()
    for kind, day, person in drawn:
        an_event(kind, day, person)
    pages = walk(Event.objects.all(), order=order)
    for earlier, later in zip(pages, pages[1:], strict=False):
        back = TABLE.page(Event.objects.all(), asked(order=order, before=later.previous))
        assert [e.pk for e in back.objects] == [e.pk for e in earlier.objects]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events)
def test_a_sheet_is_the_concatenation_of_the_pages(drawn):
    Event.objects.all().delete()
    for kind, day, person in drawn:
        an_event(kind, day, person)
    on_pages = [cells[0].text for page in walk(Event.objects.all(), order="kind") for cells in page.rows]
    sheet = [cells[0].text for cells in TABLE.everything(Event.objects.all(), asked(order="kind"))]
    assert sheet == on_pages


def test_what_stands_under_a_cell_has_its_own_column_in_the_sheet():
    an_event(author="Anna")
    (cells,) = TABLE.page(Event.objects.all(), asked()).rows
    assert [c.column.key for c in cells] == ["kind", "at", "state", "amount"]
    assert [c.text for c in cells[0].under] == ["Anna"]
    (row,) = TABLE.everything(Event.objects.all(), asked())
    assert [c.column.key for c in row] == ["kind", "author", "at", "state", "amount"]


def test_filters_narrow_the_list_and_say_so():
    an_event("a", 0, 1, "Anna")
    an_event("b", 5, None, "Bruno")
    query = asked(kind="b", text=" bru ", at_from="06/01/2020", at_to="2020-01-06")
    assert [e.author for e in TABLE.select(Event.objects.all(), query)] == ["Bruno"]
    assert [each.text for each in query.active] == ["Seconda", "bru", "dal 06/01/2020 al 06/01/2020"]
    assert [e.author for e in TABLE.select(Event.objects.all(), asked(known="1"))] == ["Anna"]


@pytest.mark.parametrize(
    "params",
    [
        {"kind": "c"},
        {"kind": "\x00"},
        {"at_from": "31/02/2020"},
        {"at_from": "2020-13-01"},
        {"at_from": "1/1"},
        {"at_from": "9999-12-31", "at_to": "9999-12-31"},
        {"at_from": "2020-02-01", "at_to": "2020-01-01"},
        {"known": "yes"},
        {"order": "salary"},
        {"order": "--at"},
        {"after": "zzz"},
        {"after": "\x00"},
        {"after": "uuuuuuuuuuuu"},
        {"after": "000000000001"},
        {"before": "0' OR 1=1"},
        {"text": "x" * 5000},
        {"text": "\x00%_\\'"},
        {"kind": "", "at_from": "", "order": ""},
    ],
)
def test_a_tampered_address_still_gives_a_list(params):
    an_event()
    query = asked(**params)
    page = TABLE.page(Event.objects.all(), query)
    strange = not any(key in params for key in ("text",)) and any(v.strip("\x00") for v in params.values())
    assert bool(page.problems) == (strange or params.get("after") == "\x00")
    assert all(problem.reason for problem in page.problems)


def test_one_cannot_page_from_a_row_one_may_not_see():
    hidden = an_event("b")
    an_event("a")
    page = TABLE.page(Event.objects.filter(kind="a"), asked(after=encode(hidden.pk)))
    assert page.problems
    assert len(page.objects) == 1


def test_a_page_takes_one_query_the_next_one_two(django_assert_num_queries):
    for day in range(7):
        an_event(day=day)
    with django_assert_num_queries(1):
        page = TABLE.page(Event.objects.all(), asked())
    with django_assert_num_queries(2):
        TABLE.page(Event.objects.all(), asked(after=page.next))


def test_the_next_page_starts_from_the_index():
    for day in range(7):
        an_event(day=day)
    page = TABLE.page(Event.objects.all(), asked())
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(
        connection,
    ) as queries:
        TABLE.page(Event.objects.all(), asked(after=page.next))
    sql = queries.captured_queries[-1]["sql"]
    assert '"recorded_at" <= ' in sql
    assert "COUNT" not in sql
    assert "OFFSET" not in sql


def test_a_querydict_is_read_like_a_plain_one():
    assert TABLE.read(QueryDict("kind=a&order=-at")).order_param == "-at"


def test_rows_can_be_prepared_a_page_at_a_time():
    seen = []

    def prepare(rows):
        seen.append(len(rows))
        return rows

    table = Table("t", "T", TABLE.columns, TABLE.orders, size=2, prepare=prepare)
    for day in range(5):
        an_event(day=day)
    table.page(Event.objects.all(), table.read({}))
    list(table.everything(Event.objects.all(), table.read({})))
    assert seen == [2, 5]


class TestSheets:
    def csv_of(self, rows=None):
        file = io.StringIO()
        write_csv(TABLE.columns, TABLE.everything(rows or Event.objects.all(), asked()), file)
        return file.getvalue()

    def test_csv_opens_in_a_spreadsheet(self):
        an_event("a", 0, 125050)
        text = self.csv_of()
        assert text.startswith("\ufeffFatto;Chi;Quando;Stato;Importo\r\n")
        assert list(csv.reader(io.StringIO(text[1:]), delimiter=";"))[1] == [
            "a", "Anna", "01/01/2020 10:00", "Nuovo", "1250,50",
        ]  # fmt: skip

    @pytest.mark.parametrize("start", list("=+-@\t\r"))
    def test_csv_carries_no_formula(self, start):
        an_event(start + "SUM(A1)")
        assert f"'{start}SUM" in self.csv_of()

    def test_xlsx_has_the_same_rows_with_numbers_and_dates(self):
        an_event("=1+1", 0, -5)
        file = io.BytesIO()
        write_xlsx(TABLE.columns, TABLE.everything(Event.objects.all(), asked()), file)
        (head, row) = openpyxl.load_workbook(file).active.iter_rows()
        assert [c.value for c in head] == ["Fatto", "Chi", "Quando", "Stato", "Importo"]
        assert [c.value for c in row] == ["=1+1", "Anna", datetime(2020, 1, 1, 10), "Nuovo", -0.05]  # noqa: DTZ001
        assert row[0].data_type == "s"

    def test_what_is_not_known_is_an_empty_cell(self):
        an_event(person=None)
        assert self.csv_of().endswith(";Nuovo;\r\n")

    def test_a_day_of_a_moment_is_the_one_in_bologna(self):
        column = Column("d", "Giorno", lambda e: e.recorded_at, kind="day")
        event = Event(recorded_at=datetime(2020, 6, 30, 22, 30, tzinfo=UTC))
        from insieme.core.tables import written

        assert written(column.value(event), "day") == "01/07/2020"
        assert written(date(2020, 2, 29), "day") == "29/02/2020"
