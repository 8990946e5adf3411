"""What the file asks about obstacles and plans."""

from dataclasses import dataclass

from django.db.models import Prefetch

from insieme.domain.access.policies import Actor
from insieme.domain.casework.models import Action, Case, Obstacle, Plan
from insieme.domain.casework.policies import plans as policies
from insieme.domain.casework.states import ActionState


def obstacles_of(actor: Actor, case: Case) -> list[Obstacle]:
    """The obstacles of a case: those still there first, with what is being done about them."""
    doing = Prefetch("actions", Action.objects.filter(state=ActionState.TODO).order_by("due_on"), to_attr="doing")
    rows = policies.visible_obstacles(actor).filter(case=case).select_related("case").prefetch_related(doing)
    return sorted(rows, key=lambda each: (each.removed_on is not None, each.found_on, each.pk))


def obstacle(actor: Actor, obstacle_id: int) -> Obstacle | None:
    rows = policies.visible_obstacles(actor).select_related("case__person")
    return rows.filter(pk=obstacle_id).first()


@dataclass(frozen=True)
class Pact:
    """The plan in force with its actions, and the plans it replaced."""

    plan: Plan | None
    actions: list[Action]
    earlier: list[Plan]


def pact_of(actor: Actor, case: Case) -> Pact:
    """What was agreed with the person, and what came before."""
    made = list(policies.visible_plans(actor).filter(case=case).select_related("case").order_by("-drafted_on", "-pk"))
    plan = next((each for each in made if each.replaced_on is None), None)
    return Pact(plan, actions_of(actor, plan) if plan else [], [each for each in made if each is not plan])


def actions_of(actor: Actor, plan: Plan) -> list[Action]:
    rows = policies.visible_actions(actor).filter(plan=plan).select_related("plan__case", "obstacle", "responsible")
    return list(rows.order_by("due_on", "pk"))


def open_actions_of(actor: Actor, case: Case) -> list[Action]:
    """What was promised and is still to do."""
    rows = policies.visible_actions(actor).filter(plan__case=case, state=ActionState.TODO)
    return list(rows.order_by("due_on", "pk"))


def plan(actor: Actor, plan_id: int) -> Plan | None:
    return policies.visible_plans(actor).select_related("case__person", "case__manager").filter(pk=plan_id).first()


def action(actor: Actor, action_id: int) -> Action | None:
    rows = policies.visible_actions(actor).select_related("plan__case__person")
    return rows.filter(pk=action_id).first()
