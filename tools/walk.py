"""A walk through the whole interface: one page of every kind that a role can reach by following links."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import Page

PUBLIC = "public"
# Steps out of the walk: signing out, other people's sites, files.
LEFT_OUT = ("/static/", "/account/logout", "/healthz", "/readyz", "/galleria")


@dataclass(frozen=True)
class Visit:
    """A page the walk stands on. `name` is its url's name; `url` its whole address."""

    name: str
    url: str
    status: int


def roles(page: Page, address: str) -> list[str]:
    """The roles one can step into, as the demo page offers them."""
    page.goto(f"{address}/demo/")
    return page.eval_on_selector_all(
        "form[action^='/demo/']", "nodes => nodes.map(node => node.action.split('/').at(-2))"
    )


def step_into(page: Page, address: str, role: str) -> None:
    """Become the demo's user of that role."""
    page.context.clear_cookies()
    if role == PUBLIC:
        page.goto(f"{address}/")
        return
    page.goto(f"{address}/demo/")
    page.click(f"form[action='/demo/{role}/'] button")


def every_kind_of_page(page: Page, address: str, most: int = 200) -> Iterator[Visit]:
    """Follow links breadth first from where the page stands; visit one address of every url name."""
    waiting, seen = deque([page.url]), set()
    while waiting and len(seen) < most:
        url = waiting.popleft()
        name = name_of(url)
        if not name or name in seen:
            continue
        seen.add(name)
        response = page.goto(url)
        yield Visit(name, url, response.status if response else 0)
        links = page.eval_on_selector_all("a[href]", "nodes => nodes.map(node => node.href)")
        waiting.extend(link for link in links if link.startswith(address) and "format=" not in link)


def name_of(url: str) -> str:
    path = urlsplit(url).path
    if path.startswith(LEFT_OUT):
        return ""
    try:
        return resolve(path).view_name
    except Resolver404:
        return ""
