"""Borders as arcs: simplify each border once, so that the two comuni that share it still meet without gaps.

A junction is a point where more than two border lines meet; an arc is the line between two junctions. Every ring of every
comune is written as a chain of arcs. An area's outline is made of the arcs that only one of its comuni uses.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping

Point = tuple[float, float]
Line = tuple[Point, ...]


def arcs_of(rings: Mapping[str, list[Line]]) -> dict[str, list[list[Line]]]:
    """Cut closed rings (first point equals last) into arcs; two rings that share a border hold the same arc, or its reverse."""
    neighbours: dict[Point, set[Point]] = defaultdict(set)
    for ring in (ring for group in rings.values() for ring in group):
        for one, other in zip(ring, ring[1:], strict=False):
            neighbours[one].add(other)
            neighbours[other].add(one)
    junctions = {point for point, around in neighbours.items() if len(around) > 2}
    return {name: [_cut(ring, junctions) for ring in group] for name, group in rings.items()}


def _cut(ring: Line, junctions: set[Point]) -> list[Line]:
    points = list(ring[:-1])
    cuts = [index for index, point in enumerate(points) if point in junctions]
    # A ring without junctions starts from its smallest point, so that both its users cut it alike.
    start = cuts[0] if cuts else points.index(min(points))
    points = points[start:] + points[:start]
    points.append(points[0])
    arcs, current = [], [points[0]]
    for index, point in enumerate(points[1:], start=1):
        current.append(point)
        if point in junctions or index == len(points) - 1:
            arcs.append(tuple(current))
            current = [point]
    return arcs


def canonical(arc: Line) -> Line:
    return min(arc, arc[::-1])


def simplified(arcs: Mapping[str, list[list[Line]]], tolerance: float) -> dict[str, list[list[Line]]]:
    """Drop the points that a border can do without: triangles smaller than `tolerance` (Visvalingam), ends kept."""
    known: dict[Line, Line] = {}

    def simple(arc: Line) -> Line:
        key = canonical(arc)
        if key not in known:
            known[key] = visvalingam(key, tolerance)
        return known[key] if key == arc else known[key][::-1]

    return {name: [[simple(arc) for arc in ring] for ring in group] for name, group in arcs.items()}


def visvalingam(line: Line, tolerance: float) -> Line:
    """Take away, one at a time, the inner point whose triangle with its neighbours is smallest, until all reach `tolerance`."""
    points = list(line)
    least = 4 if points[0] == points[-1] else 2
    while len(points) > least:
        areas = [_triangle(points[i - 1], points[i], points[i + 1]) for i in range(1, len(points) - 1)]
        smallest = min(areas)
        if smallest >= tolerance:
            break
        del points[areas.index(smallest) + 1]
    return tuple(points)


def _triangle(one: Point, two: Point, three: Point) -> float:
    return abs((two[0] - one[0]) * (three[1] - one[1]) - (three[0] - one[0]) * (two[1] - one[1])) / 2


def outline(groups: Iterable[list[list[Line]]]) -> list[list[Line]]:
    """Join comuni: the arcs that only one of them uses, chained into rings."""
    arcs = [arc for rings in groups for ring in rings for arc in ring]
    uses = Counter(canonical(arc) for arc in arcs)
    left = [arc for arc in arcs if uses[canonical(arc)] == 1]
    starting: dict[Point, list[Line]] = defaultdict(list)
    for arc in left:
        starting[arc[0]].append(arc)
    rings = []
    while any(starting.values()):
        first = next(arcs for arcs in starting.values() if arcs).pop()
        ring = [first]
        while ring[-1][-1] != first[0]:
            ring.append(starting[ring[-1][-1]].pop())
        rings.append(ring)
    return rings


def path(rings: Iterable[list[Line]], place: Callable[[Point], tuple[int, int]]) -> str:
    """Write rings as one SVG path with relative moves; `place` gives whole tenths of a unit."""
    return "".join(_ring_path([place(point) for arc in ring for point in arc]) for ring in rings)


def _ring_path(points: list[tuple[int, int]]) -> str:
    start = points[0]
    moves, (x, y) = [], start
    for across, down in points[1:]:
        if (across, down) != (x, y):
            moves.append(f"{_tenths(across - x)} {_tenths(down - y)}")
            x, y = across, down
    if (x, y) == start and moves:
        moves.pop()
    return f"M{_tenths(start[0])} {_tenths(start[1])}l" + " ".join(moves).replace(" -", "-") + "z"


def _tenths(number: int) -> str:
    return f"{number / 10:g}".replace("0.", ".", 1) if abs(number) < 10 else f"{number / 10:g}"
