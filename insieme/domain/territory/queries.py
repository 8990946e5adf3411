"""What pages and figures ask about places. Everything here is public, so nobody needs to say who is asking.

Places change only by a migration, so they are read from the database once for each process.
"""

from collections.abc import Sized
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TypeVar

from insieme.core.periods import Period
from insieme.domain.territory.models import AreaMembership, Municipality, PublicationArea, Union, UnionMembership
from insieme.domain.territory.rules import Belonging, area_on

Found = TypeVar("Found", bound=Sized)


class NotLoaded(Exception):
    """The reference data are not in the database: the migrations have not been run."""


@dataclass(frozen=True)
class Place:
    """A comune as lists, selects and distances need it."""

    istat: str
    name: str
    cadastral_code: str
    population: int
    latitude: float
    longitude: float
    district: str


@dataclass(frozen=True)
class Area:
    """A publication area; `order` is the fixed order in which the nine are always shown."""

    code: str
    name: str
    order: int


@dataclass(frozen=True)
class UnionName:
    code: str
    name: str


@cache
def all_municipalities() -> tuple[Place, ...]:
    """List the 55 comuni by name."""
    fields = ("istat", "name", "cadastral_code", "population", "latitude", "longitude", "district_id")
    return _loaded(tuple(Place(*row) for row in Municipality.objects.order_by("name").values_list(*fields)))


@cache
def all_areas() -> tuple[Area, ...]:
    """List the nine publication areas in their order."""
    rows = PublicationArea.objects.order_by("order").values_list("code", "name", "order")
    return _loaded(tuple(Area(*row) for row in rows))


@cache
def all_unions() -> tuple[UnionName, ...]:
    """List the Unioni by name, the dissolved one too."""
    return _loaded(tuple(UnionName(*row) for row in Union.objects.order_by("name").values_list("code", "name")))


def place(istat: str) -> Place:
    """Find a comune by its ISTAT code; LookupError when it is not one of the 55."""
    return _by_istat()[istat]


def area_of(municipality: str, on: date) -> Area:
    """Find the publication area of a comune, by its ISTAT code, on a day; LookupError before 2000 or for a comune elsewhere."""
    return _by_code()[area_on(_areas_by_municipality().get(municipality, ()), municipality, on)]


def union_of(municipality: str, on: date) -> UnionName | None:
    """Find the Unione a comune belonged to on a day, or None."""
    for each in _union_memberships():
        if each.municipality == municipality and on in each.period:
            return next(union for union in all_unions() if union.code == each.group)
    return None


def areas_on(on: date) -> dict[str, Area]:
    """Say the publication area of every comune on a day, by ISTAT code."""
    return {each.istat: area_of(each.istat, on) for each in all_municipalities()}


def municipalities_of(group: str, on: date) -> list[Place]:
    """List by name the comuni that were in an area or in a Unione, by its code, on a day; LookupError when there is no such code.

    The codes of Unioni and areas that are the same name the same comuni.
    """
    if group in _by_code():
        memberships = tuple(each for several in _areas_by_municipality().values() for each in several)
    elif any(union.code == group for union in all_unions()):
        memberships = _union_memberships()
    else:
        raise LookupError(f"There is no area or Unione with the code {group}.")
    members = {each.municipality for each in memberships if each.group == group and on in each.period}
    return [each for each in all_municipalities() if each.istat in members]


def forget() -> None:
    """Read everything again at the next question: for whoever has just loaded the reference data."""
    for remembered in (
        all_municipalities,
        all_areas,
        all_unions,
        _by_istat,
        _by_code,
        _areas_by_municipality,
        _union_memberships,
    ):
        remembered.cache_clear()


@cache
def _by_istat() -> dict[str, Place]:
    return {each.istat: each for each in all_municipalities()}


@cache
def _by_code() -> dict[str, Area]:
    return {area.code: area for area in all_areas()}


@cache
def _areas_by_municipality() -> dict[str, tuple[Belonging, ...]]:
    rows = AreaMembership.objects.order_by("municipality_id", "valid_from")
    found: dict[str, tuple[Belonging, ...]] = {}
    for istat, code, start, end in rows.values_list("municipality_id", "area_id", "valid_from", "valid_to"):
        found[istat] = (*found.get(istat, ()), Belonging(istat, code, Period(start, end)))
    return _loaded(found)


@cache
def _union_memberships() -> tuple[Belonging, ...]:
    rows = UnionMembership.objects.order_by("municipality_id", "valid_from")
    fields = ("municipality_id", "union_id", "valid_from", "valid_to")
    found = (Belonging(istat, code, Period(start, end)) for istat, code, start, end in rows.values_list(*fields))
    return _loaded(tuple(found))


def _loaded(found: Found) -> Found:
    """Nothing found is never remembered: it only means that the question came before the facts."""
    if not found:
        raise NotLoaded("The reference data are missing: run the migrations.")
    return found
