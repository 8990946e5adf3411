from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from insieme.core.decisions import Denied
from insieme.domain.access.rules import Role
from insieme.domain.funds import actions, policies, queries
from insieme.domain.funds.events import Happened
from insieme.domain.funds.models import Posting
from insieme.domain.funds.rules import Sums
from insieme.domain.funds.states import PostingKind, Purpose
from insieme.models import Event, Fund, Obstacle
from tests.scenarios import MONDAY, NOON, a_case, a_fund, an_actor, an_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper():
    return an_actor(Role.FUND_MANAGER)


@pytest.fixture
def coordinator():
    return an_actor(Role.COORDINATOR)


def a_promise(cents=20_000, **fields):
    usual = {"purpose": Purpose.COURSE, "text": "Corso di saldatura", "organisation": an_organisation()}
    return actions.Promise(cents=cents, **{**usual, **fields})


def a_full_fund(by, cents=100_000):
    fund = actions.open_fund("fsc", "Fondo sociale", 2026, by=by)
    actions.contribute(fund, an_organisation(), by=by, on=MONDAY, cents=cents)
    return Fund.objects.get(pk=fund.pk)


def sums(fund):
    return queries.sums_of(Fund.objects.get(pk=fund.pk))


def an_obstacle(case=None, **fields):
    case = case or a_case()
    return Obstacle.objects.create(case=case, person=case.person, kind="licence", found_on=MONDAY, **fields)


def test_a_fund_is_opened_once_under_its_code(keeper):
    fund = actions.open_fund(" fsc-2026 ", "Fondo sociale", 2026, by=keeper)
    assert fund.code == "FSC-2026"
    with pytest.raises(Denied, match="C'è già un fondo"):
        actions.open_fund("FSC-2026", "Un altro", 2027, by=keeper)


def test_money_goes_from_contributed_to_committed_to_spent(keeper):
    fund = a_full_fund(keeper)
    commitment = actions.commit(fund, a_promise(40_000), by=keeper, on=MONDAY)
    assert sums(fund) == Sums(100_000, 40_000, 0)
    actions.spend(commitment, by=keeper, on=MONDAY, cents=30_000)
    assert sums(fund) == Sums(100_000, 10_000, 30_000)
    actions.release(commitment, by=keeper, on=MONDAY, cents=10_000)
    actions.refund(commitment, by=keeper, on=MONDAY, cents=5_000)
    assert sums(fund) == Sums(100_000, 0, 25_000)
    assert queries.ledger_sums(fund) == sums(fund)
    kinds = set(Event.objects.values_list("kind", flat=True))
    assert {Happened.COMMITTED, Happened.SPENT, Happened.RELEASED, Happened.REFUNDED} <= kinds


def test_more_than_there_is_cannot_be_promised(keeper):
    fund = a_full_fund(keeper, 10_000)
    with pytest.raises(Denied, match="disponibili 100,00 €"):
        actions.commit(fund, a_promise(10_001), by=keeper, on=MONDAY)
    assert sums(fund).available == 10_000


def test_more_than_was_promised_cannot_be_spent_nor_refunded(keeper):
    commitment = actions.commit(a_full_fund(keeper), a_promise(1_000), by=keeper, on=MONDAY)
    with pytest.raises(Denied, match="restano 10,00 €"):
        actions.spend(commitment, by=keeper, on=MONDAY, cents=1_001)
    with pytest.raises(Denied, match="spesi 0,00 €"):
        actions.refund(commitment, by=keeper, on=MONDAY, cents=1)


def test_only_a_commitment_is_spent_freed_or_refunded(keeper):
    fund = a_full_fund(keeper)
    contribution = fund.postings.get()
    for verb in (actions.spend, actions.release, actions.refund):
        with pytest.raises(Denied, match="scegli un impegno"):
            verb(contribution, by=keeper, on=MONDAY, cents=1)


def test_days_come_in_order_and_not_from_the_future(keeper):
    fund = a_full_fund(keeper)
    with pytest.raises(Denied, match="futuro"):
        actions.commit(fund, a_promise(), by=keeper, on=MONDAY + timedelta(days=1))
    commitment = actions.commit(fund, a_promise(), by=keeper, on=MONDAY)
    with pytest.raises(Denied, match="viene dopo"):
        actions.spend(commitment, by=keeper, on=MONDAY - timedelta(days=1), cents=1)


def test_for_a_person_the_money_removes_one_of_their_obstacles(coordinator):
    fund, obstacle = a_full_fund(coordinator), an_obstacle()
    made = actions.commit(fund, a_promise(obstacle=obstacle, purpose=Purpose.LICENCE), by=coordinator, on=MONDAY)
    assert (made.person_id, made.obstacle_id) == (obstacle.person_id, obstacle.pk)
    assert Event.objects.filter(kind=Happened.COMMITTED, person_ref=obstacle.person_id).exists()


def test_an_obstacle_already_removed_needs_no_money(coordinator):
    removed = an_obstacle(removed_on=MONDAY)
    with pytest.raises(Denied, match="già stato tolto"):
        actions.commit(a_full_fund(coordinator), a_promise(obstacle=removed), by=coordinator, on=MONDAY)


def test_the_obstacle_is_that_persons(coordinator):
    case, other = a_case(), an_obstacle()
    assert "di un'altra persona" in policies.can_commit(coordinator, a_fund(), case.person, other).reason


def test_a_fund_manager_who_sees_no_person_commits_for_none(keeper):
    with pytest.raises(Denied):
        actions.commit(a_full_fund(keeper), a_promise(obstacle=an_obstacle()), by=keeper, on=MONDAY)


def test_governance_sees_the_sums_and_no_line():
    governance = an_actor(Role.GOVERNANCE)
    fund = a_full_fund(an_actor(Role.FUND_MANAGER))
    assert policies.visible(governance).get() == fund
    assert not policies.visible_postings(governance).exists()
    with pytest.raises(Denied):
        actions.commit(fund, a_promise(), by=governance, on=MONDAY)


def test_a_reversal_does_the_opposite_and_is_done_once(keeper):
    fund = a_full_fund(keeper)
    commitment = actions.commit(fund, a_promise(1_000), by=keeper, on=MONDAY)
    spent = actions.spend(commitment, by=keeper, on=MONDAY, cents=600)
    undone = actions.reverse(spent, by=keeper, on=MONDAY, text="Fattura sbagliata")
    assert sums(fund) == Sums(100_000, 1_000, 0)
    with pytest.raises(Denied, match="già stata stornata"):
        actions.reverse(spent, by=keeper, on=MONDAY, text="Di nuovo")
    with pytest.raises(Denied, match="non si storna"):
        actions.reverse(undone, by=keeper, on=MONDAY, text="Di nuovo")


def test_a_commitment_that_served_is_not_undone_before_what_came_of_it(keeper):
    fund = a_full_fund(keeper)
    commitment = actions.commit(fund, a_promise(1_000), by=keeper, on=MONDAY)
    spent = actions.spend(commitment, by=keeper, on=MONDAY, cents=600)
    with pytest.raises(Denied, match="storna prima"):
        actions.reverse(commitment, by=keeper, on=MONDAY, text="Non serve")
    actions.reverse(spent, by=keeper, on=MONDAY, text="Non serve")
    actions.reverse(commitment, by=keeper, on=MONDAY, text="Non serve")
    assert sums(fund) == Sums(100_000, 0, 0)
    with pytest.raises(Denied, match="restano 0,00 €"):
        actions.spend(commitment, by=keeper, on=MONDAY, cents=1)


def test_a_contribution_already_promised_is_not_taken_back(keeper):
    fund = a_full_fund(keeper, 1_000)
    actions.commit(fund, a_promise(600), by=keeper, on=MONDAY)
    with pytest.raises(Denied, match="sotto zero"):
        actions.reverse(fund.postings.get(kind="contribution"), by=keeper, on=MONDAY, text="Errore")


def test_the_database_refuses_by_itself_what_a_rule_would_forget(keeper, monkeypatch):
    fund = a_full_fund(keeper, 1_000)
    monkeypatch.setattr(queries, "sums_of", lambda fund: Sums(contributed=10**12))
    with pytest.raises(Denied, match="non c'è abbastanza"):
        actions.commit(fund, a_promise(2_000), by=keeper, on=MONDAY)
    commitment = actions.commit(fund, a_promise(1_000), by=keeper, on=MONDAY)
    monkeypatch.setattr(queries, "standing_of", lambda commitment: Sums(committed=10**12))
    with pytest.raises(Denied, match=r"più di quanto|resta dell'impegno"):
        actions.spend(commitment, by=keeper, on=MONDAY, cents=1_001)


def test_a_line_that_lies_about_its_kind_is_refused_by_the_database(keeper):
    fund = a_full_fund(keeper)
    with pytest.raises(IntegrityError), transaction.atomic():
        Posting.objects.create(
            fund=fund, kind=PostingKind.CONTRIBUTION, amount_cents=1, contributed_change=2, text="x", happened_on=MONDAY,
            recorded_at=NOON, recorded_by="system",
        )  # fmt: skip


TRIED = st.lists(
    st.tuples(
        st.sampled_from(["contribute", "commit", "spend", "release", "refund", "reverse"]),
        st.integers(0, 900),
        st.integers(0, 20),
    ),
    max_size=14,
)


@given(tried=TRIED)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_sequence_leaves_the_sums_equal_to_the_ledger_and_never_below_zero(tried):
    by = an_actor(Role.FUND_MANAGER)
    fund, body = a_fund(), an_organisation()
    for verb, cents, which in tried:
        lines = list(Posting.objects.filter(fund=fund).order_by("recorded_at", "pk"))
        line = lines[which % len(lines)] if lines else None
        try:
            if verb == "contribute":
                actions.contribute(fund, body, by=by, on=MONDAY, cents=cents)
            elif verb == "commit":
                actions.commit(fund, a_promise(cents, organisation=body), by=by, on=MONDAY)
            elif line and verb == "reverse":
                actions.reverse(line, by=by, on=MONDAY, text="Errore")
            elif line:
                getattr(actions, verb)(line, by=by, on=MONDAY, cents=cents)
        except Denied:
            pass
        assert sums(fund).is_possible
        assert queries.ledger_sums(fund) == sums(fund)


def test_the_balance_after_each_line_is_what_was_available_then(keeper):
    fund = a_full_fund(keeper)
    available = [100_000]
    for day, cents in enumerate((10_000, 25_000, 5_000), start=1):
        later = an_actor(Role.FUND_MANAGER, at=NOON + timedelta(days=day))
        actions.commit(fund, a_promise(cents), by=later, on=MONDAY)
        available.append(sums(fund).available)
    rows = list(queries.postings(keeper, fund).order_by("-recorded_at", "-pk"))
    fresh = Fund.objects.get(pk=fund.pk)
    assert [each.balance_cents for each in queries.entries(keeper, fresh, rows)] == available[::-1]
    assert [each.balance_cents for each in queries.entries(keeper, fresh, rows[1:3])] == available[1:3][::-1]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_who_commit_at_the_same_moment_never_overspend():
    keeper = an_actor(Role.FUND_MANAGER)
    fund, body = a_full_fund(keeper, 1_000), an_organisation()
    together, answers = Barrier(2), []

    def commit():
        together.wait()
        try:
            actions.commit(fund, a_promise(700, organisation=body), by=keeper, on=MONDAY)
            answers.append("yes")
        except Denied as denied:
            answers.append(denied.decision.reason)
        finally:
            connection.close()

    both = [Thread(target=commit) for _ in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert sorted(answers) == ["Nel fondo sono disponibili 3,00 €: non bastano.", "yes"]
    assert sums(fund) == Sums(1_000, 700, 0)
