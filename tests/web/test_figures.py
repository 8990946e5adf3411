"""Wherever a figure is shown, it is the same: the command, the desk, the public page and their files."""

import csv
import json
import re
from datetime import UTC, date, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from insieme.domain.access.rules import Role
from insieme.web.figures_sheet import MEASURES, TOTALS
from tests.scenarios import (
    BUDRIO,
    FIXED_TERM,
    IMOLA,
    PERMANENT,
    a_case,
    a_contract_event,
    a_person,
    a_placement,
    sign_in,
)

pytestmark = pytest.mark.django_db

DAY = date(2020, 3, 2)


@pytest.fixture(autouse=True)
def a_year_of_placements():
    """2020: eleven in Bologna, three in Imola, six in Budrio; four of them permanent."""
    homes = ["037006"] * 11 + [IMOLA] * 3 + [BUDRIO] * 6
    for place, home in enumerate(homes):
        contract = PERMANENT if place % 5 == 0 else FIXED_TERM
        case = a_case(a_person(municipality_id=home), opened_on=DAY)
        case.milestones.update(recorded_at=datetime(2020, 3, 2, 12, tzinfo=UTC))
        placement = a_placement(case, state="agreed", starts_on=DAY, contract_type_id=contract, expected_end_on=None)
        a_contract_event(placement, "activation", recorded_at=datetime(2020, 3, 2, 12, tzinfo=UTC))


def from_command(as_of="2020-12-31"):
    out = StringIO()
    call_command("figures", "--year", "2020", "--as-of", as_of, "--json", stdout=out)
    return json.loads(out.getvalue())


def from_sheet(response):
    assert response.status_code == 200
    rows = list(csv.DictReader(StringIO(response.content.decode()), delimiter=";"))
    return {(row["area_codice"], row["misura"]): row["valore"] for row in rows}, rows


def test_the_command_prints_what_was_agreed():
    answer = from_command()
    assert list(answer) == ["year", "as_of", "figures", "areas"]
    assert list(answer["figures"]) == [
        "applications", "interviews", "taken_in_charge", "placements", "placements_since_start", "extensions",
        "people_placed", "conversion_rate", "permanent_at_start", "transformed", "companies_collaborating",
        "companies_on_board",
    ]  # fmt: skip
    assert [area["code"] for area in answer["areas"]] == ["RG", "TDA", "TDP", "SI", "AB", "RLS", "NCI", "BO", "ALTRI"]
    assert list(answer["areas"][0]) == ["code", "name", "taken_in_charge", "companies_involved", "placements"]
    assert (answer["figures"]["placements"], answer["figures"]["permanent_at_start"]) == (20, 4)


def test_the_readable_table_shows_the_same():
    out = StringIO()
    call_command("figures", "--year", "2020", "--as-of", "2020-12-31", stdout=out)
    assert re.search(r"Placements\s+20\n", out.getvalue())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--year", "1999"], "began in 2017"),
        (["--year", "2999"], "began in 2017"),
        (["--as-of", "ieri"], "is not a day"),
        (["--as-of", "2999-01-01"], "in the future"),
    ],
)
def test_the_command_answers_nonsense_with_a_sentence(words, said):
    with pytest.raises(CommandError, match=said):
        call_command("figures", *words)


def test_desk_page_desk_sheet_and_command_agree(client):
    sign_in(client, Role.COORDINATOR)
    expected = from_command()
    sheet, _ = from_sheet(client.get("/desk/dati/?anno=2020&al=2020-12-31&format=csv"))
    html = client.get("/desk/dati/?anno=2020&al=2020-12-31").content.decode()
    for area in expected["areas"]:
        for key, measure in MEASURES.items():
            assert sheet[area["code"], measure] == str(area[key])
        row = re.search(rf'<th scope="row">{re.escape(area["name"].replace("&", "&amp;"))}</th>(.*?)</tr>',
                        html.replace("&#x27;", "'"), re.DOTALL)  # fmt: skip
        assert [int(cell) for cell in re.findall(r'class="number">(\d+)', row.group(1))] == [
            area[key] for key in MEASURES
        ]
    for key, measure in TOTALS.items():
        if key in expected["figures"]:
            assert float(sheet["CM", measure]) == pytest.approx(expected["figures"][key], abs=0.0001)


def test_the_public_sheet_and_page_withhold_the_same_counts_and_agree_on_the_others(client):
    expected = {area["code"]: area for area in from_command(f"{datetime.now(tz=UTC).date()}")["areas"]}
    sheet, rows = from_sheet(client.get("/dati/?anno=2020&format=csv"))
    withheld = {row["area_codice"] for row in rows if row["misura"] == "inserimenti" and row["stato"] == "c"}
    assert {"NCI"} < withheld
    for (code, measure), value in sheet.items():
        if code != "CM" and value:
            key = next(key for key, name in MEASURES.items() if name == measure)
            assert int(value) == expected[code][key]
    html = client.get("/dati/?anno=2020").content.decode()
    assert html.count('title="non pubblicato"') == sum(row["stato"] == "c" for row in rows)
    assert sheet["CM", "inserimenti"] == "20"


@pytest.mark.parametrize("address", ["?anno=abc", "?anno=9999", "?al=2999-01-01", "?al=boh", "?anno=%00", "?anno=²"])
def test_a_strange_address_is_answered_with_a_sentence(client, address):
    sign_in(client, Role.COORDINATOR)
    for page in ("/dati/", "/desk/dati/"):
        assert client.get(page + address).status_code == 200


def test_the_desk_figures_are_not_for_everyone(client):
    sign_in(client, Role.PARTNER)
    assert client.get("/desk/dati/").status_code == 403


@pytest.mark.parametrize("page", ["/", "/partecipa/", "/dati/", "/privacy/", "/accessibilita/"])
def test_public_pages_open_without_signing_in_and_weigh_little(client, page, django_assert_max_num_queries):
    with django_assert_max_num_queries(24):
        response = client.get(page)
    assert response.status_code == 200
    assert len(response.content) < 60_000


def test_an_apostrophe_in_the_middle_of_a_sentence_is_written_once(client):
    assert "l&#x27;apprendistato" in client.get("/dati/").content.decode()
    assert "&amp;#x27;" not in client.get("/dati/").content.decode()
