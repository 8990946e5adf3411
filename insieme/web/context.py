"""What every template may count on."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import get_language

from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Role
from insieme.web import navigation
from insieme.web.pages import now
from insieme.web.preferences import THEMES

LANGUAGES = (("it", "Italiano"), ("en", "English"))


@dataclass(frozen=True)
class Hat:
    """A role one may work in, as the menu offers it."""

    ref: str
    role: str | Promise
    organisation: str


@dataclass(frozen=True)
class Who:
    """Who is at the desk: name, role, organisation, and the other roles they hold."""

    name: str
    initials: str
    role: str | Promise
    organisation: str
    others: tuple[Hat, ...]
    switch_url: str


def every_page(request: HttpRequest) -> dict[str, Any]:
    """Gather the shell of a page: cheap, and with no query of its own."""
    actor: Actor = getattr(request, "actor", None) or Actor(at=now())
    theme = request.COOKIES.get("theme", "")
    public, foot = navigation.for_everyone(request.path)
    return {
        "actor": actor,
        "today": actor.today,
        "product": "Insieme per il lavoro",
        "language": get_language() or settings.LANGUAGE_CODE,
        "languages": LANGUAGES,
        "theme": theme if theme in THEMES else "",
        "demo": settings.DEMO,
        "home": navigation.home_of(actor),
        "nav": SimpleLazyObject(lambda: navigation.for_actor(actor, request.path)),
        "public_nav": public,
        "foot_nav": foot,
        "search_url": navigation.address("search:search") if actor.role else "",
        "sought": request.GET.get("q", "")[:100],
        "who": SimpleLazyObject(lambda: _who(request)) if actor.role else None,
        "signed_in": actor.role is not None,
    }


def _who(request: HttpRequest) -> Who:
    membership = getattr(request, "membership", None)
    name = str(getattr(request.user, "name", ""))
    return Who(
        name=name,
        initials=initials_of(name),
        role=_role_name(membership),
        organisation=_organisation(membership),
        others=tuple(
            Hat(each.ref, _role_name(each), _organisation(each))
            for each in getattr(request, "memberships", ())
            if each != membership
        ),
        switch_url=navigation.address("access:switch_membership"),
    )


def initials_of(name: str) -> str:
    """The first letters of the first and of the last word."""
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


def _role_name(membership: Any) -> str | Promise:
    return navigation.ROLE_NAMES[Role(membership.role)] if membership else ""


def _organisation(membership: Any) -> str:
    return str(membership.organisation.name) if membership and membership.organisation_id else ""
