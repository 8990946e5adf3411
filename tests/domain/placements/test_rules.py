from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from insieme.domain.placements.rules import (
    ACTIVATION,
    EXTENSION,
    RANK,
    TERMINATION,
    TRANSFORMATION,
    Line,
    Standing,
    can_become,
    can_become_permanent,
    can_follow,
    can_still_be_asked,
    check_in_days,
    check_ledger,
    check_start,
    check_term,
    limits_on,
    ordered,
    permanent_form,
    standing,
    tirocinio_warnings,
)

START = date(2026, 3, 2)
FIXED, PERMANENT = "A.02.00", "A.01.00"


def a_line(kind, day=0, end=180, *, permanent=False, key=1):
    return Line(
        key=key,
        kind=kind,
        on=START + timedelta(days=day),
        contract_type=PERMANENT if permanent else FIXED,
        is_permanent=permanent,
        expected_end_on=None if permanent or end is None else START + timedelta(days=end),
    )


@st.composite
def legal_ledgers(draw):
    """Any life a contract can have: each line drawn until it may follow those before."""
    permanent = draw(st.booleans())
    lines = [a_line(ACTIVATION, 0, draw(st.integers(1, 400)), permanent=permanent, key=1)]
    for key in range(2, draw(st.integers(2, 8))):
        kind = draw(st.sampled_from([EXTENSION, TRANSFORMATION, TERMINATION]))
        day, end = draw(st.integers(0, 900)), draw(st.integers(1, 1400))
        now = standing(lines)
        becomes = now.is_permanent or (kind == TRANSFORMATION and draw(st.booleans()))
        end = end if kind == EXTENSION or now.expected_end_on is None else (now.expected_end_on - START).days
        line = a_line(kind, day, end, permanent=becomes, key=key)
        if can_follow(lines, line):
            lines.append(line)
    return lines


@given(legal_ledgers())
def test_a_legal_ledger_begins_with_its_only_activation_and_ends_at_most_once(lines):
    kinds = [line.kind for line in ordered(lines)]
    assert check_ledger(lines)
    assert kinds[0] == ACTIVATION and kinds.count(ACTIVATION) == 1
    assert TERMINATION not in kinds[:-1]


@given(legal_ledgers())
def test_how_it_stands_agrees_with_the_lines(lines):
    now = standing(lines)
    assert now.started_on == min(line.on for line in lines)
    assert now.since == max(line.on for line in lines)
    assert (now.state == "ended") == any(line.kind == TERMINATION for line in lines)
    assert (now.ended_on is not None) == (now.state == "ended")
    assert not (now.is_permanent and now.expected_end_on)
    assert now.extensions == sum(line.kind == EXTENSION for line in lines)


@given(legal_ledgers(), st.randoms())
def test_the_order_in_which_lines_were_written_does_not_matter(lines, chance):
    shuffled = list(lines)
    chance.shuffle(shuffled)
    assert standing(shuffled) == standing(lines)


@given(legal_ledgers())
def test_as_known_before_its_last_lines_a_contract_stands_as_it_stood_then(lines):
    for known in range(1, len(lines) + 1):
        now = standing(lines[:known])
        assert check_ledger(lines[:known])
        assert now.state in {"active", "ended"}
        if known < len(lines):
            assert now.state == "active"


@given(legal_ledgers(), st.data())
def test_correcting_a_line_and_then_taking_the_correction_back_changes_nothing(lines, data):
    place = data.draw(st.integers(0, len(lines) - 1))
    moved = [*lines]
    old = lines[place]
    moved[place] = Line(
        99, old.kind, old.on + timedelta(days=1), old.contract_type, old.is_permanent, old.expected_end_on
    )
    back = [*moved]
    back[place] = Line(100, old.kind, old.on, old.contract_type, old.is_permanent, old.expected_end_on)
    assert standing(back) == standing(lines)
    assert check_ledger(back)


def test_no_lines_is_a_contract_that_has_not_begun():
    assert standing([]) == Standing()
    assert check_ledger([])


def test_the_first_line_is_the_activation():
    assert "prima riga" in can_follow([], a_line(EXTENSION)).reason


def test_there_is_one_activation():
    assert "già attivato" in can_follow([a_line(ACTIVATION)], a_line(ACTIVATION, 5)).reason


def test_nothing_comes_after_the_end():
    lines = [a_line(ACTIVATION), a_line(TERMINATION, 10)]
    for kind in (EXTENSION, TRANSFORMATION, TERMINATION):
        assert "cessato" in can_follow(lines, a_line(kind, 20, 300)).reason


def test_no_line_is_dated_before_the_last():
    lines = [a_line(ACTIVATION), a_line(EXTENSION, 20, 300)]
    assert "prima dell'ultima riga" in can_follow(lines, a_line(TERMINATION, 10)).reason


def test_only_a_term_is_extended_and_only_further_and_in_time():
    assert "senza scadenza" in can_follow([a_line(ACTIVATION, permanent=True)], a_line(EXTENSION, 5, 300)).reason
    assert "dopo quella di ora" in can_follow([a_line(ACTIVATION)], a_line(EXTENSION, 5, 180)).reason
    assert "entro quel giorno" in can_follow([a_line(ACTIVATION)], a_line(EXTENSION, 182, 300)).reason
    assert can_follow([a_line(ACTIVATION)], a_line(EXTENSION, 181, 300))


def test_a_permanent_contract_has_no_end():
    odd = Line(1, ACTIVATION, START, PERMANENT, True, START)
    assert "non ha scadenza" in can_follow([], odd).reason
    assert (
        "non ha scadenza" in check_term("permanent", is_permanent=True, starts_on=START, expected_end_on=START).reason
    )


def test_a_term_and_a_tirocinio_need_an_end_and_an_apprenticeship_may_have_one():
    for macro in ("fixed_term", "tirocinio"):
        assert "scadenza" in check_term(macro, is_permanent=False, starts_on=START, expected_end_on=None).reason
    assert check_term("apprenticeship", is_permanent=False, starts_on=START, expected_end_on=None)
    before = START - timedelta(days=1)
    assert (
        "dopo il primo giorno"
        in check_term("agency", is_permanent=False, starts_on=START, expected_end_on=before).reason
    )


def test_a_tirocinio_does_not_become_permanent_and_nothing_does_twice():
    assert "non si trasforma" in can_become("DI", "tirocinio").reason
    assert "non si trasforma" in can_become("PP", "tirocinio").reason
    assert "già a tempo indeterminato" in can_become_permanent(Standing(is_permanent=True)).reason
    assert can_become_permanent(Standing(state="active"))
    assert (permanent_form(FIXED), permanent_form("A.06.01")) == (PERMANENT, "A.06.00")


def test_a_transformation_is_of_its_own_family_of_contracts():
    assert can_become("DI", "fixed_term") and can_become("FF", "apprenticeship") and can_become("PP", "permanent")
    assert "apprendistati" in can_become("FF", "fixed_term").reason
    assert "non ci sono più" in can_become("AI", "apprenticeship").reason


def test_check_ins_of_half_a_year():
    days = check_in_days(START, START + timedelta(days=180))
    assert list(days.values()) == [7, 30, 90, -60, -30, 180]


@given(st.dates(date(2017, 6, 1), date(2030, 1, 1)), st.none() | st.integers(0, 1500))
def test_check_ins_never_fall_outside_the_contract(start, length):
    end = None if length is None else start + timedelta(days=length)
    days = check_in_days(start, end)
    assert all(start < day and (end is None or day <= end) for day in days)
    if end is None:
        assert list(days.values()) == [7, 30, 90, 180, 365]


@given(st.dates(date(2017, 6, 1), date(2030, 1, 1)), st.integers(1, 700), st.integers(1, 700))
def test_an_extension_never_takes_back_a_day_counted_from_the_start(start, length, more):
    before = check_in_days(start, start + timedelta(days=length))
    after = check_in_days(start, start + timedelta(days=length + more))
    assert {day for day, offset in before.items() if offset > 0} <= set(after)


def test_what_is_long_gone_is_not_asked():
    assert can_still_be_asked(START, START + timedelta(days=30))
    assert not can_still_be_asked(START, START + timedelta(days=31))


def test_a_tirocinio_of_six_months_with_its_allowance_is_fine():
    assert tirocinio_warnings(date(2026, 3, 2), date(2026, 9, 1), 45_000) == []


def test_a_tirocinio_warns_of_length_and_allowance():
    def reasons(end, cents):
        return " ".join(each.reason for each in tirocinio_warnings(date(2026, 3, 2), end, cents))

    assert "Oltre 6 mesi" in reasons(date(2026, 9, 2), 45_000)
    assert "Oltre 12 mesi" in reasons(date(2027, 3, 2), 45_000)
    assert "supera 24 mesi" in reasons(date(2028, 3, 2), 45_000)
    assert "minimo di 450 €" in reasons(date(2026, 9, 1), 44_999)
    assert "non è scritta" in reasons(date(2026, 9, 1), None)


def test_the_limits_are_those_in_force_on_the_day():
    assert limits_on(date(2019, 6, 30)).law == "L.R. 7/2013"
    assert limits_on(date(2019, 7, 1)).law == "L.R. 1/2019"
    assert limits_on(date(2000, 1, 1)).law == "L.R. 7/2013"


def test_every_kind_has_its_place_in_a_day():
    assert set(RANK) == {ACTIVATION, EXTENSION, TRANSFORMATION, TERMINATION}


def test_of_two_extensions_on_one_day_the_later_end_comes_last():
    """Whatever their keys, which are drawn at random."""
    first, further = a_line(EXTENSION, 20, 250, key=2), a_line(EXTENSION, 20, 300, key=1)
    assert standing([a_line(ACTIVATION, key=9), further, first]).expected_end_on == further.expected_end_on
    assert check_ledger([a_line(ACTIVATION, key=9), further, first])


def test_an_extension_on_the_day_of_a_transformation_moves_the_end():
    """Part time to full time keeps the term it knew: written before or after, it does not take the extension back."""
    further = a_line(EXTENSION, 20, 300, key=1)
    for known in (180, 300):
        lines = [a_line(ACTIVATION, key=9), a_line(TRANSFORMATION, 20, known, key=2), further]
        assert standing(lines).expected_end_on == further.expected_end_on
        assert check_ledger(lines)


def test_nobody_agrees_on_years_from_now():
    assert "un anno" in check_start(START + timedelta(days=400), None, START).reason
    assert "dieci anni" in check_start(START, START + timedelta(days=4000), START).reason
    assert check_start(START + timedelta(days=300), START + timedelta(days=900), START)


def test_agency_work_for_a_term_needs_its_end():
    assert "scadenza" in check_term("agency", is_permanent=False, starts_on=START, expected_end_on=None).reason
    assert check_term("agency", is_permanent=True, starts_on=START, expected_end_on=None)


def test_an_apprenticeship_is_not_transformed_as_a_fixed_term():
    assert "periodo formativo" in can_become("DI", "apprenticeship").reason
    assert can_become("FF", "apprenticeship")
