from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from insieme.domain.funds.rules import (
    COMMITMENT,
    CONTRIBUTION,
    EXPENSE,
    MOST_CENTS,
    REFUND,
    RELEASE,
    Sums,
    can_post,
    can_reverse,
    change_of,
    check_line,
    total,
)

KINDS = st.sampled_from([CONTRIBUTION, COMMITMENT, EXPENSE, REFUND, RELEASE])
CENTS = st.integers(-5, 2000)


@given(st.lists(st.tuples(KINDS, CENTS, st.booleans()), max_size=40))
def test_whatever_is_tried_no_sum_goes_below_zero_and_the_ledger_adds_up(tried):
    """One fund and one commitment that everything settles: each line is written only if the rules allow it."""
    fund, commitment, ledger = Sums(), Sums(), []
    for kind, cents, undo in tried:
        if undo and ledger:
            change = ledger[-1]
            touches = change.committed or change.spent
            if can_reverse(fund, change, commitment if touches else None):
                fund, commitment = fund + -change, commitment + -change if touches else commitment
                ledger.append(-change)
        elif can_post(fund, kind, cents, commitment):
            change = change_of(kind, cents)
            fund = fund + change
            commitment = commitment if kind == CONTRIBUTION else commitment + change
            ledger.append(change)
        assert fund.is_possible
        assert min(commitment.committed, commitment.spent) >= 0
    assert total(ledger) == fund


@given(KINDS, st.integers(1, 10**12))
def test_a_line_and_its_reversal_leave_nothing(kind, cents):
    change = change_of(kind, cents)
    assert change + -change == Sums()


def test_what_is_missing_is_said_in_euros():
    fund = Sums(contributed=100_050, committed=50_000)
    assert can_post(fund, COMMITMENT, 50_051).reason == "Nel fondo sono disponibili 500,50 €: non bastano."
    assert "restano 10,00 €" in can_post(fund, EXPENSE, 1001, Sums(committed=1000)).reason
    assert "restano 10,00 €" in can_post(fund, RELEASE, 1001, Sums(committed=1000)).reason
    assert "spesi 5,00 €" in can_post(fund, REFUND, 501, Sums(spent=500)).reason


def test_nothing_and_less_than_nothing_are_not_amounts():
    for cents in (0, -1):
        assert "maggiore di zero" in can_post(Sums(1000), CONTRIBUTION, cents).reason


def test_a_contribution_already_promised_is_not_taken_back():
    fund = Sums(contributed=1000, committed=600)
    assert "sotto zero" in can_reverse(fund, change_of(CONTRIBUTION, 1000)).reason
    assert can_reverse(fund, change_of(CONTRIBUTION, 400))


def test_an_expense_that_was_refunded_is_not_undone_first():
    fund, commitment = Sums(contributed=1000, committed=0, spent=300), Sums(committed=0, spent=0)
    assert "storna prima" in can_reverse(fund, change_of(EXPENSE, 300), commitment).reason


def test_a_line_is_of_its_funds_time_and_of_an_amount_that_can_be():
    today = date(2026, 3, 2)
    assert "futuro" in check_line(2026, date(2026, 3, 3), 100, today).reason
    assert "fondo del 2026" in check_line(2026, date(2024, 12, 31), 100, today).reason
    assert "al più" in check_line(2026, today, MOST_CENTS + 1, today).reason
    assert check_line(2026, date(2025, 1, 1), MOST_CENTS, today)
