"""The maps, as plain strings: each place's outline is an SVG path already projected on a sheet a thousand units wide."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from insieme.reference.files import names, read

PREFIX = "map_areas_"


@dataclass(frozen=True)
class Map:
    """`paths` and `marks` are by code, of the comune or of the area; a mark is a point inside where a label can stand."""

    view_box: str
    paths: Mapping[str, str]
    marks: Mapping[str, tuple[int, int]]
    attribution: str


@cache
def comuni_map() -> Map:
    """Draw the 55 comuni, by ISTAT code."""
    return _map(read("map_comuni.json"))


@cache
def area_versions() -> tuple[date, ...]:
    """List the days on which a new version of the areas began, from the one in force when the programme started."""
    return tuple(date.fromisoformat(name.removeprefix(PREFIX)[:10]) for name in names() if name.startswith(PREFIX))


def areas_map(on: date) -> Map:
    """Draw the nine publication areas as they were on a day; before the programme, as when it started."""
    current = [start for start in area_versions() if start <= on]
    return _areas_map(current[-1] if current else area_versions()[0])


@cache
def _areas_map(start: date) -> Map:
    return _map(read(f"{PREFIX}{start}.json"))


def _map(content: dict[str, Any]) -> Map:
    marks = {code: (across, down) for code, (across, down) in content["marks"].items()}
    return Map(content["view_box"], content["paths"], marks, content["attribution"])
