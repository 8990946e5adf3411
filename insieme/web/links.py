"""Addresses of things and of verbs, for the pages that draw rows of every area: Today, Search, the portal."""

from django.urls import NoReverseMatch, resolve, reverse

from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Permission

# What permission each page needs, as met.
_needed: dict[str, Permission | None] = {}

# What opens a thing. One table, so that Today and Search keep up when a page moves (a house test resolves each).
PAGE_OF = {
    "person": "people:person",
    "company": "companies:detail",
    "vacancy": "vacancies:detail",
    "course": "training:course",
}


def link(name: str, *args: object) -> str:
    """The address of a page; empty when an installation does not have it."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def link_for(actor: Actor, name: str, *args: object) -> str:
    """The same, and empty too when the page does not open to the actor's role."""
    url = link(name, *args)
    if url and name not in _needed:
        _needed[name] = getattr(resolve(url).func, "needs", None)
    needed = _needed.get(name)
    return url if needed is None or needed in actor.permissions else ""


def page_of(kind: str, key: int) -> str:
    """The address of the page of a thing."""
    return link(PAGE_OF[kind], key)
