"""The pages that are measured: who opens them, and the address with an object in it when it needs one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from insieme.domain.access.rules import Role
from insieme.models import (
    Application,
    Case,
    Company,
    Edition,
    Fund,
    Involvement,
    Membership,
    Person,
    Placement,
    Tutoring,
    Vacancy,
)


@dataclass(frozen=True)
class Measured:
    """A page for a membership (None: the public). `kind` says which bar it is held to."""

    label: str
    kind: str
    path: str
    membership: Membership | None


# Milliseconds at one client, and KB of HTML.
BARS = {"list": (80, 60), "file": (40, None), "today": (60, None), "search": (40, None), "figures": (1000, None),
        "public": (1000, 100)}  # fmt: skip


def first(role: Role) -> Membership:
    return Membership.objects.filter(role=role, until_on=None).order_by("from_on", "pk").select_related("user")[0]


def busiest(model: Any, field: str, role: Role) -> Membership:
    """The member of a role with something to show."""
    member = first(role)
    return member if model.objects.filter(**{field: member.user_id}).exists() else member


def measured() -> Iterator[Measured]:
    coordinator, secretariat = first(Role.COORDINATOR), first(Role.SECRETARIAT)
    manager = busiest(Case, "manager", Role.CASE_MANAGER)
    tutor = busiest(Tutoring, "tutor", Role.TUTOR)
    scout, trainer = first(Role.SCOUT), first(Role.TRAINER)
    theirs = Involvement.objects.filter(user_id=manager.user_id, until_on=None)[:1].get().person_id
    name = Person.objects.order_by("pk")[0].family_name
    lists = (
        ("applications:queue", secretariat), ("people:people", coordinator), ("people:people", manager),
        ("companies:companies", scout), ("vacancies:vacancies", scout), ("vacancies:proposals", manager),
        ("placements:placements", coordinator), ("placements:placements", tutor), ("training:editions", trainer),
        ("network:organisations", coordinator), ("referrals:referrals", secretariat),
    )  # fmt: skip
    for url, member in lists:
        yield Measured(url, "list", reverse(url), member)
    files = (
        ("people:person", theirs, manager),
        ("applications:detail", Application.objects.order_by("-submitted_at", "-id")[0].pk, secretariat),
        ("companies:detail", Company.objects.order_by("-last_contact_at", "name")[0].pk, scout),
        ("vacancies:detail", Vacancy.objects.order_by("-opened_on", "-id")[0].pk, scout),
        ("placements:placement", Placement.objects.order_by("-starts_on", "-id")[0].pk, coordinator),
        ("training:edition", Edition.objects.order_by("-starts_on", "-id")[0].pk, coordinator),
        ("funds:fund", Fund.objects.order_by("-year", "code")[0].pk, first(Role.FUND_MANAGER)),
    )
    for url, key, member in files:
        yield Measured(url, "file", reverse(url, args=[key]), member)
    for role in (Role.COORDINATOR, Role.SECRETARIAT, Role.CASE_MANAGER, Role.SCOUT, Role.TUTOR, Role.TRAINER):
        yield Measured("today:today", "today", reverse("today:today"), first(role))
    for member in (coordinator, manager):
        yield Measured("search:search", "search", reverse("search:search") + f"?q={name[:4]}", member)
    yield Measured("insights:figures", "figures", reverse("insights:figures") + "?anno=2025", coordinator)
    for url in ("public:home", "public:figures", "apply:start"):
        yield Measured(url, "public", reverse(url), None)
