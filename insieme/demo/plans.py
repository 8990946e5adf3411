"""What stands between a person and work, what was agreed to do about it, and who else was asked for help."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from insieme.demo import phrases
from insieme.demo.clock import after, at, office_day
from insieme.demo.things import Bill, Traveller, World
from insieme.domain.access.rules import Part
from insieme.domain.casework.events import Happened
from insieme.domain.casework.models import Action, Obstacle, Plan, Referral
from insieme.domain.casework.states import ActionState, AgreedHow, Direction, ReferralState
from insieme.domain.funds.states import Purpose

HELPERS = {
    "childcare": "social_service",
    "care": "social_service",
    "housing": "social_service",
    "documents": "association",
    "debt": "parish",
    "italian": "association",
}
# What a fund can pay to remove an obstacle: purpose, cents at least, what for.
PAID = {
    "licence": (Purpose.LICENCE, 60000, "Scuola guida, patente B"),
    "transport": (Purpose.TRANSPORT, 9000, "Abbonamenti ai mezzi"),
    "childcare": (Purpose.CHILDCARE, 30000, "Doposcuola"),
    "digital": (Purpose.VOUCHER, 12000, "Voucher per il corso digitale"),
    "italian": (Purpose.VOUCHER, 15000, "Voucher per il corso di italiano"),
}


def build(world: World, who: Traveller, dice: Random) -> None:
    """Write obstacles, the plan with its actions, and the referrals to other services."""
    _obstacles(world, who, dice)
    if dice.random() < 0.8:
        _plan(world, who, dice)
    for _, kind, found_on, _ in who.obstacles:
        if kind in HELPERS and dice.random() < 0.16:
            _refer(world, who, dice, HELPERS[kind], office_day(after(found_on, 3, 30, dice)))


def _told(world: World, who: Traveller, dice: Random, kind: Happened, subject: tuple[str, int], day: date) -> None:
    moment = min(at(day, dice), world.now)
    world.tell(kind, subject, moment, by=who.manager.on(day).key, person=who.person_id)


def _obstacles(world: World, who: Traveller, dice: Random) -> None:
    for kind in who.needs:
        found_on = office_day(after(who.opened_on, 0, 25, dice))
        removed_on = office_day(after(found_on, 40, 320, dice)) if dice.random() < 0.62 else None
        if found_on > world.today:
            continue
        _, note, works = phrases.OBSTACLES[kind]
        removed = removed_on if removed_on and removed_on <= world.today and who.is_open(removed_on) else None
        id_ = world.add(
            Obstacle,
            dice,
            case_id=who.case_id,
            person_id=who.person_id,
            kind=kind,
            note=note,
            found_on=found_on,
            removed_on=removed,
            works_on_it=works,
        )
        who.obstacles.append((id_, kind, found_on, removed))
        if kind in PAID and removed_on and dice.random() < 0.6:
            purpose, cents, text = PAID[kind]
            asked_on = office_day(after(found_on, 3, 20, dice))
            amount = cents + 1000 * int(dice.random() * 20)
            world.bills.append(
                Bill(asked_on, removed_on, purpose, text, amount, person_id=who.person_id, obstacle_id=id_)
            )
        _told(world, who, dice, Happened.OBSTACLE_FOUND, ("obstacle", id_), found_on)
        if removed:
            _told(world, who, dice, Happened.OBSTACLE_REMOVED, ("obstacle", id_), removed)


def _plan(world: World, who: Traveller, dice: Random) -> None:
    drafted_on = office_day(after(who.opened_on, 5, 35, dice))
    if drafted_on > world.today or not who.is_open(drafted_on):
        return
    agreed_on = office_day(after(drafted_on, 0, 15, dice))
    agreed = agreed_on <= world.today and (dice.random() < 0.92 or drafted_on < world.today - FORGOTTEN)
    replaced_on = office_day(after(drafted_on, 150, 300, dice))
    is_replaced = dice.random() < 0.15 and replaced_on <= world.today and who.is_open(replaced_on)
    plan = _draft(
        world, who, dice, Draft(drafted_on, agreed_on if agreed else None, replaced_on if is_replaced else None)
    )
    _actions(world, who, dice, plan, drafted_on)
    if is_replaced:
        again_on = office_day(replaced_on + timedelta(days=9))
        plan = _draft(world, who, dice, Draft(replaced_on, again_on if again_on <= world.today else None, None))
        _actions(world, who, dice, plan, replaced_on)


# Nobody leaves a plan unsigned, or what was promised in it undone, for longer than this.
FORGOTTEN = timedelta(days=45)


@dataclass(frozen=True)
class Draft:
    on: date
    agreed_on: date | None
    replaced_on: date | None


def _draft(world: World, who: Traveller, dice: Random, draft: Draft) -> int:
    how = AgreedHow.PORTAL if dice.random() < 0.2 else AgreedHow.PAPER
    id_ = world.add(
        Plan,
        dice,
        case_id=who.case_id,
        person_id=who.person_id,
        goal=dice.choice(phrases.GOALS),
        drafted_on=draft.on,
        agreed_on=draft.agreed_on,
        agreed_how=how if draft.agreed_on else "",
        replaced_on=draft.replaced_on,
    )
    _told(world, who, dice, Happened.PLANNED, ("plan", id_), draft.on)
    if draft.agreed_on:
        _told(world, who, dice, Happened.PLAN_AGREED, ("plan", id_), draft.agreed_on)
    return id_


def _actions(world: World, who: Traveller, dice: Random, plan: int, start: date) -> None:
    if start < world.targets.detail_from and world.targets.people > 1:
        return
    for text, owner in dice.sample(phrases.ACTIONS, dice.choice((2, 2, 3, 3, 4))):
        due_on = office_day(after(start, 10, 90, dice))
        done_on = office_day(after(start, 5, 100, dice))
        chance = dice.random()
        state = ActionState.TODO
        if chance < 0.12 and due_on < world.today:
            state = ActionState.DROPPED
        elif chance < 0.88 and done_on <= world.today:
            state = ActionState.DONE
        elif who.closed_on is not None or due_on < world.today - FORGOTTEN:
            state = ActionState.DROPPED
        obstacle = who.obstacles[0][0] if who.obstacles and dice.random() < 0.3 else None
        id_ = world.add(
            Action,
            dice,
            plan_id=plan,
            person_id=who.person_id,
            obstacle_id=obstacle,
            text=text,
            owner=owner,
            responsible_id=who.manager.on(world.today).user_id if owner == "programme" else None,
            due_on=due_on,
            state=state,
            done_on=done_on if state == ActionState.DONE else None,
        )
        _told(world, who, dice, Happened.ACTION_ADDED, ("action", id_), start)
        if state == ActionState.DONE:
            _told(world, who, dice, Happened.ACTION_DONE, ("action", id_), done_on)


def _refer(world: World, who: Traveller, dice: Random, kind: str, day: date) -> None:
    if day > world.today or not who.is_open(day):
        return
    organisation = dice.choice(world.network.by_kind[kind])
    answered_on, concluded_on = after(day, 2, 20, dice), after(day, 30, 150, dice)
    sent_at = min(at(day, dice), world.now)
    fields: dict[str, Any] = {"state": ReferralState.SENT}
    declined = dice.random() < 0.12
    if answered_on < world.today:
        fields = {"state": ReferralState.ACCEPTED, "answered_at": at(answered_on, dice)}
        if declined:
            fields |= {"state": ReferralState.DECLINED, "answer": dice.choice(phrases.DECLINED)}
        elif concluded_on < world.today:
            fields |= {"state": ReferralState.CONCLUDED, "outcome": dice.choice(phrases.CONCLUDED[:3])}
    id_ = world.add(
        Referral,
        dice,
        direction=Direction.OUTBOUND,
        organisation_id=organisation,
        person_id=who.person_id,
        reason=dice.choice(phrases.REFERRALS_OUT),
        person_agreed_on=day,
        sent_by_id=who.manager.on(day).user_id,
        sent_at=sent_at,
        **fields,
    )
    _told(world, who, dice, Happened.REFERRED, ("referral", id_), day)
    ends = {ReferralState.DECLINED: answered_on, ReferralState.CONCLUDED: concluded_on}
    end = ends.get(fields["state"], who.closed_on)
    world.involve(who, Part.REFERRAL, (day, end), organisation_id=organisation)
