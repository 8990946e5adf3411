"""A list remembers what was asked of it, and its sheets hold the same rows."""

import io
from datetime import UTC, datetime, timedelta

import openpyxl
import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.test import RequestFactory

from insieme.core import sheets
from insieme.core.events import Event
from insieme.core.tables import Column, Filter, Order, Table
from insieme.domain.access.policies import Actor
from insieme.web import lists

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 1, 9, tzinfo=UTC)
TABLE = Table(
    key="fatti",
    title="Fatti",
    columns=(Column("kind", "Fatto", lambda e: e.kind), Column("at", "Quando", lambda e: e.recorded_at, kind="day")),
    orders=(Order("at", "Quando", ("-recorded_at",)), Order("kind", "Fatto", ("kind",))),
    filters=(
        Filter("kind", "Fatto", lookup="kind", choices=[("a", "Prima"), ("b", "Seconda")]),
        Filter("who", "Chi", kind="text", lookup="author"),
        Filter("on", "Quando", kind="period", lookup="recorded_at__date"),
    ),
    size=5,
)


@pytest.fixture
def events():
    for number in range(12):
        Event.objects.create(kind="ab"[number % 2], subject="s", author="Anna", recorded_at=AT - timedelta(days=number))


@pytest.fixture
def template(tmp_path, settings):
    """The smallest list page there can be."""
    (tmp_path / "list.html").write_text("{% rows_table listing %}")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [*settings.TEMPLATES[0]["DIRS"], tmp_path]}]


@pytest.fixture
def ask(events, template):
    def ask(query="", cookies=()):
        request = RequestFactory().get(f"/fatti/{query}")
        request.COOKIES.update(cookies)
        request.actor, request.session = Actor(at=AT), SessionStore()
        request._messages = CookieStorage(request)
        return lists.show_list(request, TABLE, Event.objects.all(), "list.html")

    return ask


def content(response):
    if not response.streaming:
        return response.content
    whole = b"".join(response.streaming_content)
    response.close()
    return whole


def test_a_list_shows_its_rows_and_the_way_on(ask):
    html = content(ask()).decode()
    assert html.count('<tr role="row">') == 6
    assert 'rel="next"' in html
    assert 'rel="prev"' not in html
    assert 'data-label="Fatto"' in html
    assert "1.234" not in html


def test_filters_in_use_can_be_taken_away_one_by_one(ask):
    html = content(ask("?kind=a&who=anna")).decode()
    assert 'href="/fatti/?kind=a"' in html
    assert 'href="/fatti/?who=anna"' in html
    assert "Togli: Fatto: Prima" in html


def test_a_wrong_filter_is_said_and_the_list_still_comes(ask):
    html = content(ask("?kind=zzz&after=zzz")).decode()
    assert "Il filtro «Fatto» non è valido" in html
    assert "comincia da capo" in html
    assert html.count('<tr role="row">') == 6


def test_nothing_found_offers_to_take_the_filters_away(ask):
    assert "Nessuna riga con questi filtri" in content(ask("?who=nobody")).decode()


def test_what_was_asked_is_remembered_but_never_a_name(ask):
    cookie = ask("?kind=a&who=anna&order=-kind").cookies["list_fatti"]
    assert cookie.value == "kind=a&order=-kind"
    assert cookie["path"] == "/fatti/"
    assert ask(cookies={"list_fatti": cookie.value}).url == "/fatti/?kind=a&order=-kind"


def test_the_filters_can_be_forgotten(ask):
    response = ask("?clear=1", {"list_fatti": "kind=a"})
    assert response.url == "/fatti/"
    assert response.cookies["list_fatti"]["max-age"] == 0
    assert ask("?kind=", {"list_fatti": "kind=a"}).cookies["list_fatti"]["max-age"] == 0


@pytest.mark.parametrize("held", ["kind=zzz", "\x00", "order=salary", "a" * 5000, "format=csv"])
def test_a_spoilt_memory_does_no_harm(ask, held):
    assert ask(cookies={"list_fatti": held}).status_code == 200


def test_the_head_of_a_column_orders_the_list(ask):
    html = content(ask("?order=kind")).decode()
    assert '<th role="columnheader" scope="col" aria-sort="ascending"><a href="/fatti/?order=-kind">Fatto</a>' in html


def test_csv_has_all_the_rows_of_the_filter(ask):
    response = ask("?kind=a&format=csv&after=000000000001")
    assert response["Content-Disposition"].startswith('attachment; filename="fatti-')
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    lines = content(response).decode("utf-8-sig").splitlines()
    assert lines[0] == "Fatto;Quando"
    assert lines[1:] == [f"a;{AT - timedelta(days=n):%d/%m/%Y}" for n in range(0, 12, 2)]


def test_xlsx_has_the_same_rows(ask):
    sheet = openpyxl.load_workbook(io.BytesIO(content(ask("?kind=a&format=xlsx")))).active
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == ["a"] * 6


def test_too_many_rows_for_a_sheet_are_said(ask, monkeypatch):
    monkeypatch.setattr(sheets, "MOST_XLSX_ROWS", 3)
    response = ask("?kind=a&format=xlsx")
    assert response.status_code == 302
    assert response.url == "/fatti/?kind=a"


def test_an_unknown_format_is_the_page(ask):
    assert ask("?format=exe")["Content-Type"].startswith("text/html")


def test_a_page_of_rows_is_light(ask):
    assert len(content(ask())) < 12_000
