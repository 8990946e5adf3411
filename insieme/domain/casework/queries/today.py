"""What waits for somebody on the road, in short lists: for the page that opens the day."""

from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Q

from insieme.core.periods import end_of_day
from insieme.domain.access.policies import Actor
from insieme.domain.casework.models import Action, Application, Case, Interview, Obstacle, Plan, Referral
from insieme.domain.casework.policies import cases as of_cases
from insieme.domain.casework.policies import entry as of_entry
from insieme.domain.casework.policies import plans as of_plans
from insieme.domain.casework.policies import referrals as of_referrals
from insieme.domain.casework.rules import SOON
from insieme.domain.casework.states import (
    ActionState,
    ApplicationState,
    CaseState,
    InterviewState,
    ReferralState,
)

CONCLUDED_WITHIN = timedelta(days=30)


def _mine(actor: Actor, case: str = "case__") -> Q:
    """What is of the open paths that the actor follows."""
    return Q(**{f"{case}manager": actor.user_id, f"{case}state": CaseState.OPEN})


def waiting_applications(actor: Actor, most: int) -> list[Application]:
    """The applicants nobody has contacted yet whose five weeks end within seven days or have ended, the latest first."""
    rows = of_entry.visible_applications(actor).filter(
        state=ApplicationState.RECEIVED, first_contact_on=None, contact_by__lte=actor.today + SOON
    )
    return list(rows.select_related("municipality").order_by("contact_by", "pk")[:most])


def interviews_waiting(actor: Actor, most: int, *, whose: int | None = None) -> list[Interview]:
    """Today's interviews, and those already past that nobody has said how they went."""
    rows = of_entry.visible_interviews(actor).filter(state=InterviewState.BOOKED, starts_at__lt=end_of_day(actor.today))
    if whose is not None:
        rows = rows.filter(interviewer_id=whose)
    return list(rows.select_related("person", "interviewer").order_by("starts_at", "pk")[:most])


def cases_unassigned(actor: Actor, most: int) -> list[Case]:
    """The open paths that nobody follows, the oldest first."""
    rows = of_cases.visible_cases(actor).filter(manager=None, state=CaseState.OPEN)
    return list(rows.select_related("person", "municipality").order_by("opened_on", "pk")[:most])


def cases_to_resume(actor: Actor, most: int) -> list[Case]:
    """The actor's suspended paths whose day to take them up again has come."""
    rows = of_cases.visible_cases(actor).filter(
        manager=actor.user_id, state=CaseState.SUSPENDED, resume_by__lte=actor.today
    )
    return list(rows.select_related("person").order_by("resume_by", "pk")[:most])


def obstacles_without_action(actor: Actor, most: int) -> list[Obstacle]:
    """The obstacles, on the paths the actor follows, that nobody works on."""
    doing = Action.objects.filter(obstacle=OuterRef("pk"), state=ActionState.TODO)
    rows = of_plans.visible_obstacles(actor).filter(_mine(actor), ~Exists(doing), removed_on=None, works_on_it="")
    return list(rows.select_related("person").order_by("found_on", "pk")[:most])


def actions_overdue(actor: Actor, most: int) -> list[Action]:
    """What was promised in a plan by a day that has passed, by the actor or on a path they follow."""
    theirs = Q(responsible=actor.user_id) | _mine(actor, "plan__case__")
    rows = of_plans.visible_actions(actor).filter(
        theirs, state=ActionState.TODO, due_on__lt=actor.today, plan__replaced_on=None
    )
    return list(rows.select_related("person").order_by("due_on", "pk")[:most])


def plans_to_agree(actor: Actor, most: int) -> list[Plan]:
    """The plans drafted with somebody the actor follows and not yet agreed."""
    rows = of_plans.visible_plans(actor).filter(_mine(actor), agreed_on=None, replaced_on=None)
    return list(rows.select_related("person").order_by("drafted_on", "pk")[:most])


def referrals_waiting(actor: Actor, most: int) -> list[Referral]:
    """The referrals that wait for an answer from the actor's side, the oldest first."""
    rows = of_referrals.visible_referrals(actor).filter(of_referrals.waiting(actor))
    return list(rows.select_related("organisation", "application", "person").order_by("sent_at", "pk")[:most])


def referrals_moving(actor: Actor, most: int) -> list[Referral]:
    """Where the referrals not yet concluded, or of the last month, are now: first those the actor is to answer (`asks`)."""
    recent = Q(state__in=(ReferralState.SENT, ReferralState.ACCEPTED)) | Q(sent_at__gte=actor.at - CONCLUDED_WITHIN)
    rows = of_referrals.visible_referrals(actor).filter(recent).annotate(asks=of_referrals.waiting(actor))
    related = ("organisation", "application", "person")
    return list(rows.select_related(*related).order_by("-asks", "-sent_at", "-pk")[:most])


def appointments(actor: Actor, person_id: int) -> list[Interview]:
    """A person's booked interviews from today on, the next first."""
    since = end_of_day(actor.today - timedelta(days=1))
    rows = of_entry.visible_interviews(actor).filter(
        person_id=person_id, state=InterviewState.BOOKED, starts_at__gte=since
    )
    return list(rows.select_related("interviewer").order_by("starts_at", "pk")[:10])


def last_application(actor: Actor, person_id: int) -> Application | None:
    """A person's latest application."""
    rows = of_entry.visible_applications(actor).filter(person_id=person_id)
    return rows.order_by("-submitted_at", "-pk").first()


def path_of(actor: Actor, person_id: int) -> Case | None:
    """A person's path: the open one, or the last; for the person themselves."""
    rows = of_cases.visible_cases(actor).filter(person_id=person_id).select_related("manager")
    return rows.order_by(F("closed_on").desc(nulls_first=True), "-opened_on", "-pk").first()
