"""Who sees and who works on the obstacles and the plan of a case."""

from django.db.models import QuerySet

from insieme.core.decisions import Decision, yes_if
from insieme.domain.access.policies import Actor
from insieme.domain.casework.models import Action, Case, Obstacle, Plan
from insieme.domain.casework.policies.cases import can_work_on, visible_cases
from insieme.domain.casework.states import ActionOwner, ActionState, AgreedHow

OLD_PLAN = "Questo patto è stato sostituito da uno nuovo."
NOT_TODO = "Questa azione non è più da fare."


def visible_obstacles(actor: Actor) -> QuerySet[Obstacle]:
    return Obstacle.objects.filter(case__in=visible_cases(actor))


def visible_plans(actor: Actor) -> QuerySet[Plan]:
    return Plan.objects.filter(case__in=visible_cases(actor))


def visible_actions(actor: Actor) -> QuerySet[Action]:
    return Action.objects.filter(plan__case__in=visible_cases(actor))


def can_add_obstacle(actor: Actor, case: Case) -> Decision:
    return can_work_on(actor, case)


def can_remove_obstacle(actor: Actor, obstacle: Obstacle) -> Decision:
    return can_work_on(actor, obstacle.case) and yes_if(
        obstacle.removed_on is None, "Questo ostacolo è già stato tolto."
    )


def can_return_obstacle(actor: Actor, obstacle: Obstacle) -> Decision:
    return can_work_on(actor, obstacle.case) and yes_if(
        obstacle.removed_on is not None, "Questo ostacolo c'è ancora: non può tornare."
    )


def can_entrust_obstacle(actor: Actor, obstacle: Obstacle) -> Decision:
    return can_work_on(actor, obstacle.case) and yes_if(
        obstacle.removed_on is None, "Questo ostacolo è già stato tolto."
    )


def can_draft_plan(actor: Actor, case: Case) -> Decision:
    return can_work_on(actor, case)


def can_agree_plan(actor: Actor, plan: Plan, how: str = AgreedHow.PAPER) -> Decision:
    """On paper it is written down by whoever follows the path; in the portal only the person agrees."""
    if how == AgreedHow.PORTAL:
        allowed = yes_if(actor.person_id == plan.person_id, "Nel portale il patto lo conferma solo la persona.")
    else:
        allowed = can_work_on(actor, plan.case)
    return (
        allowed
        and yes_if(plan.replaced_on is None, OLD_PLAN)
        and yes_if(plan.agreed_on is None, "Questo patto è già stato condiviso.")
    )


def can_add_action(actor: Actor, plan: Plan) -> Decision:
    return can_work_on(actor, plan.case) and yes_if(plan.replaced_on is None, OLD_PLAN)


def can_complete_action(actor: Actor, action: Action) -> Decision:
    """Whoever follows the path; and the person, for what they themselves were to do."""
    mine = actor.person_id == action.person_id and action.owner == ActionOwner.PERSON
    allowed = yes_if(mine, "") or can_work_on(actor, action.plan.case)
    return allowed and yes_if(action.state == ActionState.TODO, NOT_TODO)


def can_drop_action(actor: Actor, action: Action) -> Decision:
    return can_work_on(actor, action.plan.case) and yes_if(action.state == ActionState.TODO, NOT_TODO)
