"""The verbs of what stands between a person and work, and of what was agreed to do about it."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from insieme.core.decisions import yes_if
from insieme.core.events import record
from insieme.domain.access.policies import Actor
from insieme.domain.casework.events import Happened
from insieme.domain.casework.models import Action, Case, Obstacle, Plan
from insieme.domain.casework.policies import plans as policies
from insieme.domain.casework.rules import paths
from insieme.domain.casework.states import ActionOwner, ActionState, AgreedHow, ObstacleKind

TWICE = "Questo ostacolo è già tra quelli aperti."


def _locked(case_id: int) -> Case:
    """Whatever is done to a case's obstacles and plans waits for its turn on the case."""
    return Case.objects.select_for_update(of=("self",)).select_related("person").get(pk=case_id)


def _obstacle(obstacle: Obstacle) -> Obstacle:
    _locked(obstacle.case_id)
    return Obstacle.objects.select_related("case").get(pk=obstacle.pk)


def _plan(plan: Plan) -> Plan:
    _locked(plan.case_id)
    return Plan.objects.select_related("case").get(pk=plan.pk)


def _action(action: Action) -> Action:
    return Action.objects.select_for_update(of=("self",)).select_related("plan__case").get(pk=action.pk)


@dataclass(frozen=True)
class Barrier:
    """What stands between the person and work, and who works on it."""

    kind: ObstacleKind
    note: str = ""
    works_on_it: str = ""


@transaction.atomic
def add_obstacle(case: Case, barrier: Barrier, *, by: Actor, on: date) -> Obstacle:
    """Write down something that stands between the person and work."""
    case = _locked(case.pk)
    policies.can_add_obstacle(by, case).or_raise()
    paths.check_day(on, by.today).or_raise()
    is_open = Obstacle.objects.filter(case=case, kind=barrier.kind, removed_on=None).exists()
    yes_if(not is_open, TWICE).or_raise()
    obstacle = Obstacle.objects.create(
        case=case,
        person=case.person,
        kind=barrier.kind,
        note=barrier.note,
        works_on_it=barrier.works_on_it,
        found_on=on,
    )
    record(Happened.OBSTACLE_FOUND, obstacle, by=by, person_ref=case.person_id, obstacle=barrier.kind.value)
    return obstacle


@transaction.atomic
def remove_obstacle(obstacle: Obstacle, *, by: Actor, on: date) -> Obstacle:
    """Say that the obstacle no longer stands in the way, and since when."""
    obstacle = _obstacle(obstacle)
    policies.can_remove_obstacle(by, obstacle).or_raise()
    paths.check_day(on, by.today, since=obstacle.found_on).or_raise()
    obstacle.removed_on = on
    obstacle.save(update_fields=["removed_on"])
    record(Happened.OBSTACLE_REMOVED, obstacle, by=by, person_ref=obstacle.person_id, obstacle=obstacle.kind)
    return obstacle


@transaction.atomic
def return_obstacle(obstacle: Obstacle, *, by: Actor, on: date) -> Obstacle:
    """Say that a removed obstacle is back: a new line, so that both times stay told."""
    obstacle = _obstacle(obstacle)
    policies.can_return_obstacle(by, obstacle).or_raise()
    paths.check_day(on, by.today, since=obstacle.removed_on).or_raise()
    is_open = Obstacle.objects.filter(case=obstacle.case, kind=obstacle.kind, removed_on=None).exists()
    yes_if(not is_open, TWICE).or_raise()
    back = Obstacle.objects.create(
        case=obstacle.case,
        person_id=obstacle.person_id,
        kind=obstacle.kind,
        note=obstacle.note,
        works_on_it=obstacle.works_on_it,
        found_on=on,
    )
    record(Happened.OBSTACLE_RETURNED, back, by=by, person_ref=back.person_id, obstacle=back.kind)
    return back


@transaction.atomic
def entrust_obstacle(obstacle: Obstacle, works_on_it: str, *, by: Actor) -> Obstacle:
    """Say who works on the obstacle from now on."""
    obstacle = _obstacle(obstacle)
    policies.can_entrust_obstacle(by, obstacle).or_raise()
    yes_if(works_on_it.strip(), "Scrivi chi se ne occupa.").or_raise()
    obstacle.works_on_it = works_on_it.strip()
    obstacle.save(update_fields=["works_on_it"])
    record(Happened.OBSTACLE_ENTRUSTED, obstacle, by=by, person_ref=obstacle.person_id, obstacle=obstacle.kind)
    return obstacle


@transaction.atomic
def draft_plan(case: Case, goal: str, *, by: Actor, on: date) -> Plan:
    """Write the goals of the pact; a pact already there stays in the history, and what was still to do moves here."""
    case = _locked(case.pk)
    policies.can_draft_plan(by, case).or_raise()
    paths.check_day(on, by.today, since=case.opened_on).or_raise()
    yes_if(goal.strip(), "Scrivi l'obiettivo del patto.").or_raise()
    old = Plan.objects.filter(case=case, replaced_on=None).first()
    if old:
        old.replaced_on = max(on, old.drafted_on)
        old.save(update_fields=["replaced_on"])
    plan = Plan.objects.create(case=case, person=case.person, goal=goal.strip(), drafted_on=on)
    if old:
        Action.objects.filter(plan=old, state=ActionState.TODO).update(plan=plan)
    record(Happened.PLANNED, plan, by=by, person_ref=case.person_id)
    return plan


@transaction.atomic
def agree_plan(plan: Plan, how: AgreedHow, *, by: Actor, on: date) -> Plan:
    """Keep that the person agreed to the pact: signed on paper, or confirmed in the portal."""
    plan = _plan(plan)
    policies.can_agree_plan(by, plan, how).or_raise()
    paths.check_day(on, by.today, since=plan.drafted_on).or_raise()
    plan.agreed_on, plan.agreed_how = on, how
    plan.save(update_fields=["agreed_on", "agreed_how"])
    record(Happened.PLAN_AGREED, plan, by=by, person_ref=plan.person_id, how=how.value)
    return plan


@dataclass(frozen=True)
class Task:
    """One thing to be done: what, by whom, by when, and against which obstacle."""

    text: str
    owner: ActionOwner
    due_on: date
    obstacle: Obstacle | None = None


@transaction.atomic
def add_action(plan: Plan, task: Task, *, by: Actor) -> Action:
    """Add to the pact something to be done, by somebody, by a day."""
    plan = _plan(plan)
    policies.can_add_action(by, plan).or_raise()
    yes_if(task.text.strip(), "Scrivi che cosa c'è da fare.").or_raise()
    paths.check_deadline(task.due_on, by.today).or_raise()
    if task.obstacle:
        mine = task.obstacle.case_id == plan.case_id
        yes_if(mine, "L'ostacolo scelto non è di questo percorso.").or_raise()
    action = Action.objects.create(
        plan=plan,
        person_id=plan.person_id,
        obstacle=task.obstacle,
        text=task.text.strip(),
        owner=task.owner,
        responsible_id=plan.case.manager_id if task.owner == ActionOwner.PROGRAMME else None,
        due_on=task.due_on,
    )
    record(Happened.ACTION_ADDED, action, by=by, person_ref=plan.person_id)
    return action


@transaction.atomic
def complete_action(action: Action, *, by: Actor, on: date) -> Action:
    """Say that it was done, and when."""
    action = _action(action)
    policies.can_complete_action(by, action).or_raise()
    paths.check_day(on, by.today, since=action.plan.case.opened_on).or_raise()
    action.state, action.done_on = ActionState.DONE, on
    action.save(update_fields=["state", "done_on"])
    record(Happened.ACTION_DONE, action, by=by, person_ref=action.person_id)
    return action


@transaction.atomic
def drop_action(action: Action, *, by: Actor) -> Action:
    """Say that it will not be done; it stays in the pact, as left."""
    action = _action(action)
    policies.can_drop_action(by, action).or_raise()
    action.state = ActionState.DROPPED
    action.save(update_fields=["state"])
    record(Happened.ACTION_DROPPED, action, by=by, person_ref=action.person_id)
    return action
