"""What every page keeps: one name, one template, one guard."""

from pathlib import Path

import pytest
from django.urls import URLPattern, get_resolver

ROOT = Path(__file__).resolve().parents[2]
WEB = ROOT / "insieme" / "web"

FOR_MACHINES = {"healthz", "readyz"}
WITHOUT_A_PERMISSION = {
    "today": "every role of the desk has its own",
    "search": "finds only what the role may see",
    "switch_membership": "one's own roles",
}


def ours(resolver, within=""):
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            if getattr(entry.callback, "__module__", "").startswith("insieme."):
                yield within, entry
        else:
            yield from ours(entry, entry.namespace or within)


PAGES = list(ours(get_resolver()))


def module_of(view) -> Path:
    while hasattr(view, "__wrapped__"):
        view = view.__wrapped__
    return Path(view.__code__.co_filename)


def named(value):
    return f"{value[0]}:{value[1].name}" if isinstance(value, tuple) else str(value)


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_page_is_one_module_one_function_one_url(page):
    _namespace, entry = page
    if entry.callback.__module__.endswith("preferences"):
        return
    module = module_of(entry.callback)
    stem = module.stem.rstrip("_")
    assert stem == entry.callback.__name__.rstrip("_") == (entry.name or "").rstrip("_"), (
        f"{module}: one name for the url ({entry.name}), the function ({entry.callback.__name__}) and the file"
    )


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_page_is_guarded(page):
    view = page[1].callback
    if view.__name__ in FOR_MACHINES or view.__module__.endswith("preferences"):
        return
    assert hasattr(view, "is_public"), f"{view.__module__}: make it a page with @page"
    if "desk" in view.__module__.split("."):
        assert not view.is_public, f"{view.__module__}: the desk is never public"
        assert view.needs or view.__name__ in WITHOUT_A_PERMISSION, (
            f"{view.__module__}: say which permission opens it: @page(needs=…)"
        )


def test_no_template_is_an_orphan():
    words = {"layout", "components", "account", "allauth", "mfa", "socialaccount", "gallery"}
    for template in WEB.rglob("*.html"):
        inside = template.relative_to(WEB)
        if set(inside.parts) & words or template.name.startswith("_") or len(inside.parts) == 1:
            continue
        twin = template.with_suffix(".py")
        assert twin.exists() or twin.with_name(f"{twin.stem}_.py").exists(), f"{inside}: no page of this name"


@pytest.mark.parametrize("template", sorted(WEB.rglob("*.html")), ids=lambda p: str(p.relative_to(WEB)))
def test_no_template_has_a_style_or_a_script_of_its_own(template):
    text = template.read_text(encoding="utf-8")
    for forbidden in (' style="', " onclick=", " onchange=", "<style", "javascript:"):
        assert forbidden not in text, f"{template.relative_to(WEB)}: «{forbidden}» is refused by the security policy"
