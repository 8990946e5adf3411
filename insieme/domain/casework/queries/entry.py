"""What pages ask about drafts, applications and interviews."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.crypto import salted_hmac

from insieme.core.events import Event
from insieme.core.periods import ROME, end_of_day
from insieme.domain.access.models import User
from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Role
from insieme.domain.casework import policies
from insieme.domain.casework.events import Happened
from insieme.domain.casework.models import Application, Case, ContactAttempt, Draft, Interview
from insieme.domain.casework.states import ApplicationState, CaseState, InterviewState
from insieme.domain.network.models import Membership
from insieme.domain.people.queries import MOST_CANDIDATES, MOST_LIKELY, alike
from insieme.domain.people.rules import Likeness, Said, likeness

OPEN = (ApplicationState.RECEIVED, ApplicationState.TO_INTERVIEW)


def hash_of_code(code: str) -> str:
    """The keyed hash under which a draft is kept: whoever reads the table cannot open one."""
    return salted_hmac("insieme.casework.draft", code, algorithm="sha256").hexdigest()


def draft(actor: Actor) -> Draft | None:
    """Find the draft whose code the actor holds."""
    return policies.visible_drafts(actor).first()


def sent_on(application_id: int) -> date | None:
    """The day an application was sent, for whoever holds its draft's code: it says nothing else."""
    event = Event.objects.filter(
        kind=Happened.APPLIED, subject=f"application:{application_id}", person_ref=None, author="public"
    ).first()
    return event.recorded_at.astimezone(ROME).date() if event else None


def applications(actor: Actor, *, closed_too: bool = True) -> QuerySet[Application]:
    """The queue's rows."""
    rows = policies.visible_applications(actor).select_related("municipality")
    return rows if closed_too else rows.filter(state__in=OPEN)


def application(actor: Actor, application_id: int) -> Application | None:
    """Find an application with whom it names, if the actor may see it."""
    rows = policies.visible_applications(actor).select_related("municipality", "person", "referred_by")
    return rows.filter(pk=application_id).first()


def attempts_of(seen: Application) -> list[ContactAttempt]:
    """The attempts to reach the applicant, the latest first."""
    return list(seen.attempts.select_related("made_by").order_by("-made_at", "-pk")[:50])


def interviews_of(seen: Application) -> list[Interview]:
    """The application's interviews, the latest first."""
    return list(seen.interviews.select_related("interviewer").order_by("-starts_at", "-pk")[:50])


def case_of(seen: Application) -> Case | None:
    """The person's case: the open one, or the last one closed."""
    if seen.person_id is None:
        return None
    rows = Case.objects.filter(person_id=seen.person_id).select_related("manager").order_by("-opened_on", "-pk")
    cases = list(rows[:20])
    return next((case for case in cases if case.state != CaseState.CLOSED), cases[0] if cases else None)


@dataclass(frozen=True)
class LikelyApplication:
    """Another application that may be of the same person, and why."""

    application: Application
    likeness: Likeness


def likely_applications(actor: Actor, said: Said, *, but: int = 0) -> list[LikelyApplication]:
    """List the other applications that may be of the one described, the most likely first."""
    rows = policies.visible_applications(actor).select_related("municipality").filter(alike(said)).exclude(pk=but)
    found = [
        LikelyApplication(each, why)
        for each in rows.order_by("-submitted_at", "-pk")[:MOST_CANDIDATES]
        if (why := likeness(said, said_in(each)))
    ]
    order = list(Likeness)
    return sorted(found, key=lambda each: order.index(each.likeness))[:MOST_LIKELY]


def said_in(application: Application) -> Said:
    return Said(
        application.given_name,
        application.family_name,
        application.birth_date,
        application.codice_fiscale,
        application.phone,
    )


def interview(actor: Actor, interview_id: int) -> Interview | None:
    """Find an interview with its application and person, if the actor may see it."""
    rows = policies.visible_interviews(actor)
    rows = rows.select_related("application__municipality", "person__municipality", "interviewer")
    return rows.filter(pk=interview_id).first()


def agenda(actor: Actor, *, whose: int | None, until: date) -> list[Interview]:
    """The booked interviews up to a day, those already past and not yet told included; `whose` narrows to one interviewer."""
    rows = policies.visible_interviews(actor).filter(state=InterviewState.BOOKED, starts_at__lt=end_of_day(until))
    if whose is not None:
        rows = rows.filter(interviewer_id=whose)
    return list(rows.select_related("person", "interviewer").order_by("starts_at", "pk")[:200])


def interviewers(on: date) -> list[User]:
    """Those who hold interviews that day, by name."""
    working = Membership.objects.filter(
        Q(until_on=None) | Q(until_on__gte=on), from_on__lte=on, role__in=(Role.CASE_MANAGER, Role.COORDINATOR)
    )
    return list(User.objects.filter(pk__in=working.values("user_id"), is_active=True).order_by("name", "pk"))


def interviewer(user_id: int, on: date) -> User | None:
    return next((user for user in interviewers(on) if user.pk == user_id), None)
