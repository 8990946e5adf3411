"""The founding text's table names only pages, verbs and figures that exist."""

import re
from importlib import import_module
from pathlib import Path

import pytest
from django.urls import get_resolver

from insieme.domain.insights.rules import DEFINITION_OF

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs" / "seed-coverage.md").read_text()
ROWS = [line.split("|")[1:-1] for line in TEXT.splitlines() if re.match(r"\| \d", line)]
NAMES = {
    f"{space}:{name}"
    for space, (_prefix, resolver) in get_resolver().namespace_dict.items()
    for name in resolver.reverse_dict
    if isinstance(name, str)
}


def named(cell: str) -> set[str]:
    return set(re.findall(r"`([^`]+)`", cell))


PAGES = sorted(name for name in named(TEXT) if ":" in name and "/" not in name)


def test_the_table_takes_the_whole_text():
    numbers = [int(row[0]) for row in ROWS]
    assert numbers == list(range(1, 27))
    assert all(named(row[2]) for row in ROWS), "every sentence has a page"


@pytest.mark.parametrize("page", PAGES)
def test_a_named_page_has_an_address(page):
    assert page in NAMES


@pytest.mark.parametrize("verb", sorted({verb for row in ROWS for verb in named(row[3])}))
def test_a_named_verb_exists(verb):
    area, name = verb.split(".")
    assert callable(getattr(import_module(f"insieme.domain.{area}.actions"), name))


@pytest.mark.parametrize("figure", sorted({figure for row in ROWS for figure in named(row[4])}))
def test_a_named_figure_is_counted(figure):
    assert figure in DEFINITION_OF
