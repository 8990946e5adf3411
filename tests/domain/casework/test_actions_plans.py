from datetime import date, timedelta

import pytest

from insieme.core.decisions import Denied
from insieme.domain.access.rules import Role
from insieme.domain.casework import actions, queries
from insieme.domain.casework.states import ActionOwner, AgreedHow, ObstacleKind
from insieme.models import Obstacle
from tests.scenarios import MONDAY, a_case, a_membership, acting, an_actor

pytestmark = pytest.mark.django_db
LICENCE = actions.Barrier(ObstacleKind.LICENCE, "Le serve la B", "Scuola guida")
SOON = MONDAY + timedelta(days=14)


@pytest.fixture
def manager():
    return a_membership(Role.CASE_MANAGER)


@pytest.fixture
def by(manager):
    return acting(manager)


@pytest.fixture
def case(manager):
    return a_case(manager=manager.user, opened_on=date(2026, 1, 7))


@pytest.fixture
def plan(case, by):
    return actions.draft_plan(case, "Lavorare in cucina", by=by, on=MONDAY)


def test_an_obstacle_is_removed_and_comes_back_and_both_times_stay_told(case, by):
    first = actions.add_obstacle(case, LICENCE, by=by, on=date(2026, 1, 10))
    actions.remove_obstacle(first, by=by, on=date(2026, 2, 10))
    actions.return_obstacle(first, by=by, on=MONDAY)
    spans = Obstacle.objects.order_by("found_on").values_list("found_on", "removed_on")
    assert list(spans) == [(date(2026, 1, 10), date(2026, 2, 10)), (MONDAY, None)]


def test_the_same_obstacle_is_not_open_twice(case, by):
    first = actions.add_obstacle(case, LICENCE, by=by, on=MONDAY)
    with pytest.raises(Denied, match="già tra quelli aperti"):
        actions.add_obstacle(case, LICENCE, by=by, on=MONDAY)
    with pytest.raises(Denied, match="non può tornare"):
        actions.return_obstacle(first, by=by, on=MONDAY)


def test_an_obstacle_is_not_removed_before_it_was_found(case, by):
    obstacle = actions.add_obstacle(case, LICENCE, by=by, on=MONDAY)
    with pytest.raises(Denied, match="prima del 02/03/2026"):
        actions.remove_obstacle(obstacle, by=by, on=date(2026, 3, 1))


def test_somebody_else_takes_the_obstacle_on(case, by):
    obstacle = actions.add_obstacle(case, LICENCE, by=by, on=MONDAY)
    actions.entrust_obstacle(obstacle, "Caritas", by=by)
    assert Obstacle.objects.get().works_on_it == "Caritas"
    with pytest.raises(Denied, match="chi se ne occupa"):
        actions.entrust_obstacle(obstacle, " ", by=by)


def test_a_plan_is_agreed_on_paper_once(plan, by):
    agreed = actions.agree_plan(plan, AgreedHow.PAPER, by=by, on=MONDAY)
    assert (agreed.agreed_on, agreed.agreed_how) == (MONDAY, "paper")
    with pytest.raises(Denied, match="già stato condiviso"):
        actions.agree_plan(plan, AgreedHow.PAPER, by=by, on=MONDAY)


def test_in_the_portal_only_the_person_agrees(plan, by):
    with pytest.raises(Denied, match="solo la persona"):
        actions.agree_plan(plan, AgreedHow.PORTAL, by=by, on=MONDAY)
    candidate = acting(a_membership(Role.CANDIDATE, person_ref=plan.person_id))
    assert actions.agree_plan(plan, AgreedHow.PORTAL, by=candidate, on=MONDAY).agreed_how == "portal"


def test_a_new_plan_takes_over_what_was_still_to_do(case, plan, by):
    done = actions.add_action(plan, actions.Task("Fare il curriculum", ActionOwner.PERSON, SOON), by=by)
    todo = actions.add_action(plan, actions.Task("Chiamare la scuola", ActionOwner.PROGRAMME, SOON), by=by)
    actions.complete_action(done, by=by, on=MONDAY)

    new = actions.draft_plan(case, "Lavorare in un forno", by=by, on=MONDAY)

    pact = queries.pact_of(by, case)
    assert pact.plan == new and [each.pk for each in pact.actions] == [todo.pk]
    assert [each.goal for each in pact.earlier] == ["Lavorare in cucina"]
    with pytest.raises(Denied, match="sostituito"):
        actions.add_action(plan, actions.Task("Altro", ActionOwner.PERSON, SOON), by=by)


def test_an_action_is_done_or_dropped_once(plan, by):
    action = actions.add_action(plan, actions.Task("Fare il curriculum", ActionOwner.PERSON, SOON), by=by)
    actions.drop_action(action, by=by)
    with pytest.raises(Denied, match="non è più da fare"):
        actions.complete_action(action, by=by, on=MONDAY)


@pytest.mark.parametrize(
    "task, said",
    [
        (actions.Task(" ", ActionOwner.PERSON, SOON), "che cosa c'è da fare"),
        (actions.Task("Ieri", ActionOwner.PERSON, date(2026, 3, 1)), "già passata"),
        (actions.Task("Mai", ActionOwner.PERSON, date(2099, 1, 1)), "troppo lontana"),
    ],
)
def test_an_action_says_what_and_by_when(plan, by, task, said):
    with pytest.raises(Denied, match=said):
        actions.add_action(plan, task, by=by)


def test_an_obstacle_of_somebody_else_does_not_enter_the_plan(plan, by):
    other = Obstacle.objects.create(case=(there := a_case()), person=there.person, kind="licence", found_on=MONDAY)
    with pytest.raises(Denied, match="non è di questo percorso"):
        actions.add_action(plan, actions.Task("Guidare", ActionOwner.PERSON, SOON, other), by=by)


def test_the_person_says_what_they_did_themselves(plan, by):
    mine = actions.add_action(plan, actions.Task("Fare il curriculum", ActionOwner.PERSON, SOON), by=by)
    theirs = actions.add_action(plan, actions.Task("Chiamare", ActionOwner.PROGRAMME, SOON), by=by)
    candidate = acting(a_membership(Role.CANDIDATE, person_ref=plan.person_id))
    assert actions.complete_action(mine, by=candidate, on=MONDAY).state == "done"
    with pytest.raises(Denied):
        actions.complete_action(theirs, by=candidate, on=MONDAY)


def test_strangers_neither_see_nor_touch_the_plan(plan):
    stranger = an_actor(Role.CASE_MANAGER)
    assert queries.plan(stranger, plan.pk) is None
    with pytest.raises(Denied, match="chi segue"):
        actions.agree_plan(plan, AgreedHow.PAPER, by=stranger, on=MONDAY)
