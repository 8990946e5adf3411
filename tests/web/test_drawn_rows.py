from datetime import date
from types import SimpleNamespace

from insieme.core.tables import Badge, Column, Order, Table
from insieme.web import drawn_rows

ROW = SimpleNamespace(name='<b>"Rossi" & figli', state=Badge("Aperta", "good"), on=date(2026, 3, 5), sum=120050)
TABLE = Table(
    key="rows",
    title="Righe",
    columns=(
        Column("name", 'Nome "intero"', lambda row: row.name, link=lambda _row: "/a/?b=1&c=2"),
        Column("small", "In piccolo", lambda _row: "<i>", under="name"),
        Column("state", "Stato", lambda row: row.state, kind="badge"),
        Column("on", "Giorno", lambda row: row.on, kind="day"),
        Column("sum", "Somma", lambda row: row.sum, kind="euros"),
    ),
    orders=(Order("name", "Nome", ("name",)),),
)


def drawn() -> str:
    return drawn_rows.body([TABLE._cells(ROW)], TABLE.shown)


def test_what_is_written_is_escaped():
    assert "<b>" not in drawn() and "<i>" not in drawn()
    assert '<a href="/a/?b=1&amp;c=2">&lt;b&gt;&quot;Rossi&quot; &amp; figli</a><small>&lt;i&gt;</small>' in drawn()
    assert 'data-label="Nome &quot;intero&quot;"' in drawn()


def test_every_cell_keeps_its_part_in_the_table():
    assert drawn().count("<tr role=") == 1
    assert drawn().count('<td role="cell"') == 4


def test_a_state_is_a_word_with_a_tone():
    assert '<span class="badge-state tone-good">Aperta</span>' in drawn()


def test_numbers_and_days_are_marked_for_alignment():
    assert 'data-label="Somma" class="num"' in drawn()
    assert 'data-label="Giorno" class="when"' in drawn()


def test_the_chosen_option_is_marked_and_options_are_escaped():
    found = drawn_rows.options([("a", "<A>"), ("b", "B")], "b")
    assert found == '<option value="a">&lt;A&gt;</option><option value="b" selected>B</option>'
