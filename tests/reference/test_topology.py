"""How the maps are drawn: a border is one line for both who share it."""

from tools.reference.topology import arcs_of, outline, path, simplified, visvalingam

LEFT = [((0, 0), (2, 0), (2, 1.0), (2.01, 1.5), (2, 2), (0, 2), (0, 0))]
RIGHT = [((2, 0), (4, 0), (4, 2), (2, 2), (2.01, 1.5), (2, 1.0), (2, 0))]
RING = [((0, 0), (9, 0), (9, 9), (0, 9), (0, 0)), ((3, 3), (3, 6), (6, 6), (6, 3), (3, 3))]
INSIDE = [((6, 3), (6, 6), (3, 6), (3, 3), (6, 3))]


def whole(point):
    return round(point[0] * 10), round(point[1] * 10)


def test_a_shared_border_is_simplified_alike_for_both():
    arcs = simplified(arcs_of({"left": LEFT, "right": RIGHT}), tolerance=0.1)
    shared = {frozenset(arc) for arc in arcs["left"][0]} & {frozenset(arc) for arc in arcs["right"][0]}
    assert shared == {frozenset({(2, 0), (2, 2)})}


def test_joining_neighbours_takes_their_border_away():
    arcs = simplified(arcs_of({"left": LEFT, "right": RIGHT}), tolerance=0.1)
    joined = outline(arcs.values())
    assert len(joined) == 1
    points = {point for arc in joined[0] for point in arc}
    assert points == {(0, 0), (2, 0), (4, 0), (4, 2), (2, 2), (0, 2)}


def test_joining_a_place_with_the_one_inside_it_leaves_no_hole():
    arcs = arcs_of({"ring": RING, "inside": INSIDE})
    assert len(outline([arcs["ring"]])) == 2
    assert len(outline(arcs.values())) == 1


def test_simplifying_keeps_the_ends_and_the_corners():
    line = ((0, 0), (1, 0.01), (2, 0), (2, 5))
    assert visvalingam(line, 0.1) == ((0, 0), (2, 0), (2, 5))


def test_an_island_never_becomes_a_line():
    assert len(visvalingam(((0, 0), (1, 0), (1, 1), (0, 1), (0, 0)), 100)) == 4


def test_a_path_is_written_with_short_relative_moves():
    assert path([[((0, 0), (1, 0), (1, 1.25), (0, 0))]], whole) == "M0 0l1 0 0 1.2z"
