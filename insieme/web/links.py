"""Addresses of things and of verbs, for the pages that draw rows of every area: Today, Search, the portal."""

from django.urls import NoReverseMatch, reverse

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


def page_of(kind: str, key: int) -> str:
    """The address of the page of a thing."""
    return link(PAGE_OF[kind], key)
