"""What a placement shows is what its ledger says, whatever was written and in whatever order."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from insieme.core.decisions import Denied
from insieme.domain.access.rules import Role
from insieme.domain.placements import actions, queries, rules
from insieme.domain.placements.states import CorrectionReason
from insieme.models import ContractEvent, TerminationReason, TransformationKind
from tests.scenarios import MONDAY, NOON, a_case, a_placement, an_actor

pytestmark = pytest.mark.django_db
STEPS = st.tuples(
    st.sampled_from(["extend", "transform", "terminate", "correct", "void"]), st.integers(0, 300), st.integers(1, 700)
)


def attempt(step, placement, by):
    verb, day, more = step
    on = MONDAY + timedelta(days=day)
    try:
        if verb == "extend":
            actions.extend(placement, by=by, on=on, until=MONDAY + timedelta(days=more))
        elif verb == "transform":
            kind = TransformationKind.objects.get(pk="DI" if more % 2 else "PP")
            actions.transform(placement, kind, by=by, on=on)
        elif verb == "terminate":
            actions.terminate(placement, TerminationReason.objects.get(pk="AL"), by=by, on=on)
        else:
            lines = list(queries.known_ledger(placement).order_by("happened_on", "pk"))
            if lines:
                line = lines[more % len(lines)]
                correction = actions.Correction(on=None if verb == "void" else on, expected_end_on=line.expected_end_on)
                actions.correct_line(line, correction, by=by, reason=CorrectionReason.MISTYPED)
    except Denied as denied:
        if not denied.decision.reason:
            pytest.fail("A refusal says why.")


@given(steps=st.lists(STEPS, max_size=7))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_columns_follow_the_ledger_after_any_story(steps):
    case = a_case()
    placement = actions.activate(a_placement(case, state="agreed"), by=an_actor(Role.COORDINATOR), on=MONDAY)
    for number, step in enumerate(steps):
        attempt(step, placement, an_actor(Role.COORDINATOR, at=NOON + timedelta(days=301 + number)))
        placement.refresh_from_db()
        lines = queries.lines_of(placement)
        now = rules.standing(lines)
        assert rules.check_ledger(lines)
        assert (placement.state, placement.ended_on) == (now.state, now.ended_on)
        if now.started_on:
            assert (placement.contract_type_id, placement.expected_end_on) == (now.contract_type, now.expected_end_on)
            assert placement.starts_on == now.started_on
        if placement.state != "active":
            assert not placement.check_ins.filter(state="due").exists()


def test_the_ledger_as_known_on_a_past_day_does_not_change_afterwards():
    placement = actions.activate(a_placement(a_case(), state="agreed"), by=an_actor(Role.COORDINATOR), on=MONDAY)
    before = queries.lines_of(placement, as_of=MONDAY)
    later = an_actor(Role.COORDINATOR, at=NOON + timedelta(days=50))
    line = ContractEvent.objects.get()
    moved = actions.Correction(on=MONDAY + timedelta(days=3), expected_end_on=placement.expected_end_on)
    actions.correct_line(line, moved, by=later, reason=CorrectionReason.LATE_NEWS)
    assert queries.lines_of(placement, as_of=MONDAY) == before
    assert queries.lines_of(placement)[0].on == MONDAY + timedelta(days=3)
