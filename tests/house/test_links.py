"""Addresses written by name lead somewhere: a page that moves takes its links along."""

import re
from pathlib import Path

import pytest
from django.urls import URLPattern, get_resolver

WEB = Path(__file__).resolve().parents[2] / "insieme" / "web"
NAME = re.compile(r"""["']([a-z_]+:[a-z_]+)["']""")


def names(resolver, within=""):
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            yield f"{within}:{entry.name}"
        else:
            yield from names(entry, entry.namespace or within)


KNOWN = set(names(get_resolver()))
AREAS = {name.split(":")[0] for name in KNOWN}


@pytest.mark.parametrize(
    "source",
    sorted(p for p in WEB.rglob("*") if p.suffix in {".py", ".html"} and "account" not in p.parts),
    ids=lambda p: str(p.relative_to(WEB)),
)
def test_every_address_by_name_exists(source):
    asked = set(NAME.findall(source.read_text(encoding="utf-8")))
    missing = {name for name in asked - KNOWN if name.split(":")[0] in AREAS}
    assert not missing, f"{source.relative_to(WEB)}: no page is called {sorted(missing)}"
