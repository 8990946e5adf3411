"""The maps are drawn beforehand: here we see that they are small, whole, and still those of the dated memberships."""

import re
from datetime import date

import pytest

from insieme.domain.territory.rules import AREAS, area_memberships
from insieme.reference.files import HERE, names, read
from insieme.reference.load import union_memberships
from insieme.reference.maps import area_versions, areas_map, comuni_map

NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")


def corners(path):
    """Every point of a path with relative moves, ring by ring."""
    for ring in path.split("M")[1:]:
        numbers = [float(each) for each in NUMBER.findall(ring)]
        x = y = 0.0
        for across, down in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + across, y + down
            yield x, y


def surface(path):
    """What the path encloses: holes turn the other way."""
    total = 0.0
    for ring in path.split("M")[1:]:
        points = list(corners("M" + ring))
        total += sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1], strict=True)) / 2
    return abs(total)


def areas_by_the_facts(day):
    comuni = read("comuni.json")["comuni"]
    unions = union_memberships(comuni, read("unions.json"))
    spans = [span for each in comuni for span in area_memberships(each["istat"], unions)]
    return {
        code: sorted(span.municipality for span in spans if span.group == code and day in span.period) for code in AREAS
    }


def test_all_55_comuni_are_drawn():
    istat = {each["istat"] for each in read("comuni.json")["comuni"]}
    assert set(comuni_map().paths) == set(comuni_map().marks) == istat and len(istat) == 55


@pytest.mark.parametrize("day", area_versions())
def test_each_version_draws_the_nine_areas_from_the_comuni_they_had(day):
    drawn = read(f"map_areas_{day}.json")
    assert drawn["comuni"] == areas_by_the_facts(day)
    assert list(areas_map(day).paths) == list(AREAS)


def test_there_is_a_version_for_every_change_since_the_programme_began():
    comuni = read("comuni.json")["comuni"]
    unions = union_memberships(comuni, read("unions.json"))
    changes = {span.period.start for each in comuni for span in area_memberships(each["istat"], unions)}
    assert {day for day in changes if day > date(2017, 6, 1)} == set(area_versions()[1:])
    assert area_versions()[0] == max(day for day in changes if day <= date(2017, 6, 1))


@pytest.mark.parametrize("day", area_versions())
def test_areas_are_as_large_as_their_comuni_together(day):
    comuni, areas = comuni_map().paths, areas_map(day).paths
    for code, members in read(f"map_areas_{day}.json")["comuni"].items():
        assert surface(areas[code]) == pytest.approx(sum(surface(comuni[each]) for each in members), rel=0.0001)


def test_comuni_are_as_large_on_the_map_as_on_the_ground():
    table = read("comuni.json")["comuni"]
    scale = sum(surface(path) for path in comuni_map().paths.values()) / sum(each["area_km2"] for each in table)
    for each in table:
        assert surface(comuni_map().paths[each["istat"]]) / scale == pytest.approx(each["area_km2"], rel=0.03)


def test_everything_stands_on_the_sheet():
    _, _, width, height = map(float, comuni_map().view_box.split())
    for path in [*comuni_map().paths.values(), *areas_map(date(2026, 1, 1)).paths.values()]:
        assert all(-0.01 <= x <= width + 0.01 and -0.01 <= y <= height + 0.01 for x, y in corners(path))


@pytest.mark.parametrize(
    ("day", "version"),
    [
        (date(2010, 1, 1), date(2017, 5, 15)),
        (date(2020, 12, 31), date(2017, 10, 9)),
        (date(2021, 1, 1), date(2021, 1, 1)),
        (date(2026, 6, 1), date(2026, 1, 1)),
    ],
)
def test_a_day_is_drawn_with_the_version_then_in_force(day, version):
    assert areas_map(day) is areas_map(version)


def test_maps_are_light_and_say_whose_data_they_are():
    sizes = {name: len(HERE.joinpath(name).read_bytes()) for name in names() if name.startswith("map_")}
    assert sizes.pop("map_comuni.json") <= 120_000
    assert max(sizes.values()) <= 40_000
    assert "ISTAT" in comuni_map().attribution and "CC BY 4.0" in comuni_map().attribution
