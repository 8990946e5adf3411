"""Charts say in words and in a table what they draw."""

from datetime import date, timedelta

from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from insieme.web import charts
from insieme.web.charts.ledgers import _levels

TODAY = date(2026, 3, 1)
numbers = st.lists(st.one_of(st.none(), st.integers(0, 10**6)), min_size=1, max_size=20)


def drawn(tag, thing):
    return Template(f"{{% {tag} %}}").render(Context({"thing": thing}))


def widths(drawing):
    return [float(m.width.rstrip("%")) for m in drawing.marks if m.kind == "rect" and "series" in m.css]


def test_bars_are_as_long_as_their_values():
    drawing = charts.bars("Aree", ["A", "B", "C"], [10, 5, None])
    assert widths(drawing) == [100, 50]
    assert drawing.table.rows == (("A", "10"), ("B", "5"), ("C", "–"))
    assert drawing.description == "A: 10; B: 5; C: –."


@given(numbers)
def test_any_values_can_be_drawn(values):
    labels = [str(n) for n in range(len(values))]
    series = [charts.Series("x", values), charts.Series("y", values[::-1])]
    for drawing in (
        charts.bars("t", labels, values),
        charts.grouped_bars("t", labels, series),
        charts.lying_bars("t", labels, series),
        charts.lines("t", labels, series),
        charts.stacked_share("t", labels, series),
    ):
        assert len(drawing.table.rows) == len(values)
        assert all(0 <= width <= 100 for width in widths(drawing))
        assert all("nan" not in f"{m.x}{m.y}" for m in drawing.marks)


def test_what_is_missing_is_a_gap_in_the_line():
    whole = charts.lines("t", "abcd", [charts.Series("x", [1, 2, 3, 4])])
    broken = charts.lines("t", "abcd", [charts.Series("x", [1, 2, None, 4])])
    segments = [sum(m.kind == "line" and "line" in m.css.split() for m in d.marks) for d in (whole, broken)]
    assert segments == [3, 1]


def test_series_differ_by_more_than_colour():
    drawing = charts.grouped_bars("t", "ab", [charts.Series("x", [1, 2]), charts.Series("y", [2, 1])])
    assert {m.weave for m in drawing.marks if m.kind == "rect"} == {0, 1}
    drawing = charts.lines("t", "ab", [charts.Series("x", [1, 2]), charts.Series("y", [2, 1])])
    assert len({m.dash for m in drawing.marks if "line" in m.css.split()}) == 2


def test_shares_of_a_row_make_a_hundred():
    drawing = charts.stacked_share("t", ["a"], [charts.Series("x", [1]), charts.Series("y", [3])])
    assert sum(widths(drawing)) == 100


def test_beside_each_lying_bar_stands_its_value():
    drawing = charts.lying_bars("t", ["Corso"], [charts.Series("x", [3]), charts.Series("y", [None])])
    assert [m.text for m in drawing.marks if m.kind == "text"] == ["Corso", "3"]
    assert drawing.table.rows == (("Corso", "3", "–"),)


def test_many_labels_make_room_on_a_telephone_and_the_last_stays():
    labels = [str(year) for year in range(2017, 2027)]
    drawing = charts.lines("t", labels, [charts.Series("x", list(range(10)))])
    hidden = [m.text for m in drawing.marks if "by-turns" in m.css]
    assert hidden == ["2017", "2019", "2021", "2023", "2025"]


def test_the_last_value_is_written_where_the_line_does_not_cross_it():
    down, up = (charts.lines("t", "ab", [charts.Series("x", values)]) for values in ([4, 3], [3, 4]))
    place = [
        next((float(w.y), float(d.y)) for w in x.marks if "strong" in w.css for d in x.marks[::-1] if d.kind == "shape")
        for x in (down, up)
    ]
    assert place[0][0] > place[0][1] and place[1][0] < place[1][1]


def test_stretches_that_follow_one_another_closely_keep_their_words_apart():
    first = TODAY - timedelta(days=1000)
    spans = [
        charts.Span(first, first + timedelta(days=30), "Somministrazione"),
        charts.Span(first + timedelta(days=30), None, "Tempo indeterminato"),
    ]
    drawing = charts.ledger("t", spans, [charts.Happening(first, "Attivazione")], today=TODAY)
    words = [m.y for m in drawing.marks if m.text in {"Somministrazione", "Tempo indeterminato"}]
    assert len(set(words)) == 2


def test_before_and_after_say_the_difference():
    drawing = charts.dumbbell(
        "t", [charts.Change("CV", 1, 3), charts.Change("Rete", 2, None), charts.Change("Lingua", 3, 2)]
    )
    assert [row[-1] for row in drawing.table.rows] == ["+2", "–", "−1"]


def test_a_ledger_keeps_its_labels_apart():
    first = TODAY - timedelta(days=400)
    drawing = charts.ledger(
        "t",
        [charts.Span(first, None)],
        [charts.Happening(first + timedelta(days=n), "Trasformazione a tempo indeterminato") for n in (0, 10, 20)],
        today=TODAY,
    )
    labels = [m.y for m in drawing.marks if m.text.startswith("Trasf")]
    assert len(set(labels)) == 3
    assert _levels([(0.0, 10), (0.5, 10)]) == [0, 0]


def test_a_map_tells_every_region_and_hides_what_it_must():
    regions = [
        charts.Region("BO", "Bologna", "M0 0h1v1z", 180, (5, 5)),
        charts.Region("SI", "Savena-Idice", "M1 0h1v1z", None, (15, 5)),
        charts.Region("AB", "Appennino", "M2 0h1v1z", 0, (25, 5)),
    ]
    drawing = charts.choropleth("Persone", regions, "0 0 30 10")
    assert drawing.table.rows == (("Bologna", "180"), ("Savena-Idice", "non pubblicato"), ("Appennino", "0"))
    assert [region.css for region in drawing.regions] == ["step-5", "step-none", "step-0"]
    assert drawing.regions[1].x == ""
    html = drawn("map_chart thing", drawing)
    assert "<title>Savena-Idice: non pubblicato</title>" in html


def test_a_drawing_has_a_name_a_description_and_its_data():
    html = drawn("chart thing", charts.bars("Inserimenti", ["<b>"], [1]))
    assert 'role="img"' in html
    assert "<desc" in html
    assert "Tabella dei dati" in html
    assert "&lt;b&gt;" in html
    assert "style=" not in html


def test_a_sparkline_says_where_it_begins_and_ends():
    line = charts.sparkline([3, 1, 12])
    assert line.description == "da 3 a 12"
    assert charts.sparkline([]).points == ""
    assert 'aria-label="Mesi: da 3 a 12"' in Template('{% spark thing "Mesi" %}').render(Context({"thing": line}))
