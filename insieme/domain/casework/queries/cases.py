"""What the list of people and a person's file ask."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery

from insieme.core.search import SearchTerm, beginning, words_of
from insieme.domain.access.models import User
from insieme.domain.access.policies import Actor, has
from insieme.domain.access.rules import Permission, Role
from insieme.domain.casework.models import Action, Assessment, Case, Instrument, Milestone, Obstacle, Plan
from insieme.domain.casework.policies import cases as policies
from insieme.domain.casework.policies import plans
from insieme.domain.casework.rules import paths
from insieme.domain.casework.rules.assessments import Change, changes
from insieme.domain.casework.states import ActionState, CaseState
from insieme.domain.network.models import Membership
from insieme.domain.people import policies as people
from insieme.domain.people.models import Consent, Involvement, Person, Reading
from insieme.domain.territory.queries import areas_on, union_of

SEARCH_KIND = "person"
MOST_MANAGERS = 50
AUTONOMY = "autonomia-1"


def cases(actor: Actor) -> QuerySet[Case]:
    """The cases one sees, for lists."""
    return policies.visible_cases(actor).select_related("person__municipality", "manager")


def persons(actor: Actor) -> QuerySet[Person]:
    """The people whose files one works with, for those who see people and not their cases."""
    if not policies.can_open_files(actor):
        return Person.objects.none()
    return people.visible(actor).select_related("municipality")


def narrowed_by_name(rows: QuerySet[Any], text: str, *, key: str = "person_id") -> QuerySet[Any]:
    """Keep the rows of the people who are found under every word of a text."""
    for word in words_of(text)[:4]:
        terms = SearchTerm.objects.filter(beginning(word), kind=SEARCH_KIND)
        rows = rows.filter(**{f"{key}__in": terms.values("subject_id")})
    return rows


def municipalities_in(area: str, on: date) -> list[str]:
    """The comuni of a publication area on a day."""
    return [istat for istat, each in areas_on(on).items() if each.code == area]


def case(actor: Actor, case_id: int) -> Case | None:
    return cases(actor).filter(pk=case_id).first()


@dataclass(frozen=True)
class File:
    """The head of a person's file. `case` is the open one, or the last; None where one does not see cases."""

    person: Person
    age: int | None
    union: str
    case: Case | None
    obstacles: list[Obstacle]
    next_step: paths.NextStep | None
    next_text: str = ""


def file(actor: Actor, person_id: int) -> File | None:
    """Open a person's file, if the actor may: its head, with what comes next."""
    person = persons(actor).filter(pk=person_id).first()
    if person is None:
        return None
    case = _standing_case(actor, person_id)
    union = union_of(person.municipality_id, actor.today)
    sees = has(actor, Permission.SEE_CASES)
    return File(
        person=person,
        age=_age(person, actor.today),
        union=union.name if union else "",
        case=case,
        obstacles=list(plans.visible_obstacles(actor).filter(case=case, removed_on=None).order_by("kind"))
        if case
        else [],
        next_step=paths.next_step(_standing(case), actor.today) if sees else None,
        next_text=getattr(case, "next_text", None) or "",
    )


def _age(person: Person, today: date) -> int | None:
    born = person.birth_date
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day)) if born else None


def _standing_case(actor: Actor, person_id: int) -> Case | None:
    plan = Plan.objects.filter(case=OuterRef("pk"), replaced_on=None)
    todo = Action.objects.filter(plan__case=OuterRef("pk"), state=ActionState.TODO).order_by("due_on", "pk")
    rows = cases(actor).filter(person_id=person_id)
    return (
        rows.annotate(
            is_open=Q(closed_on=None),
            last_assessed_on=Subquery(
                Assessment.objects.filter(case=OuterRef("pk")).order_by("-answered_on").values("answered_on")[:1]
            ),
            plan_id=Subquery(plan.values("pk")[:1]),
            is_agreed=Exists(plan.filter(agreed_on__isnull=False)),
            next_due_on=Subquery(todo.values("due_on")[:1]),
            next_text=Subquery(todo.values("text")[:1]),
        )
        .order_by("-is_open", "-opened_on", "-pk")
        .first()
    )


def _standing(case: Case | None) -> paths.Standing:
    if case is None:
        return paths.Standing()
    known = vars(case)
    return paths.Standing(
        state=case.state,
        has_manager=case.manager_id is not None,
        is_ready=case.readiness == "ready",
        resume_by=case.resume_by,
        last_assessed_on=known["last_assessed_on"],
        has_plan=known["plan_id"] is not None,
        is_agreed=known["is_agreed"],
        next_due_on=known["next_due_on"],
    )


def milestones(actor: Actor, person_id: int) -> list[Milestone]:
    """The person's milestones as known now, in order."""
    rows = policies.visible_milestones(actor).filter(person_id=person_id)
    return list(rows.known(actor.today).select_related("case", "municipality").order_by("happened_on", "recorded_at"))  # type: ignore[attr-defined]  # a fact's queryset


def milestone(actor: Actor, milestone_id: int) -> Milestone | None:
    rows = policies.visible_milestones(actor).select_related("person", "case", "application")
    return rows.filter(pk=milestone_id).first()


def case_managers(on: date) -> list[User]:
    """Who can be given a case, with how many they have (`load`), the least burdened first."""
    roles = (Role.CASE_MANAGER, Role.COORDINATOR)
    works = Membership.objects.filter(
        Q(until_on=None) | Q(until_on__gte=on), user=OuterRef("pk"), role__in=roles, from_on__lte=on
    )
    found = {user.pk: user for user in User.objects.filter(Exists(works), is_active=True)}
    loads = dict(
        Case.objects.filter(manager__in=found)
        .exclude(state=CaseState.CLOSED)
        .values_list("manager")
        .annotate(Count("pk"))
        .order_by()
    )
    for user in found.values():
        vars(user)["load"] = loads.get(user.pk, 0)
    return sorted(found.values(), key=lambda user: (vars(user)["load"], user.name))[:MOST_MANAGERS]


@dataclass(frozen=True)
class Journey:
    """The assessments made with one instrument, in order, and how far the person came from the first to the last."""

    instrument: Instrument
    assessments: list[Assessment]
    changes: list[Change]

    @property
    def distance(self) -> int | None:
        if len(self.assessments) < 2:
            return None
        return self.assessments[-1].total - self.assessments[0].total


def instrument(code: str = AUTONOMY) -> Instrument:
    return Instrument.objects.get(code=code)


def journey(actor: Actor, case: Case, code: str = AUTONOMY) -> Journey:
    """The distance travelled in a case, by one instrument."""
    rows = policies.visible_assessments(actor).filter(case=case, instrument=code).select_related("written_by")
    made = list(rows.order_by("answered_on", "pk"))
    tool = instrument(code)
    keys = [item["key"] for item in tool.items]
    before = made[0].answers if len(made) > 1 else None
    return Journey(tool, made, changes(keys, before, made[-1].answers) if made else [])


def parts_in(actor: Actor, person_id: int) -> list[Involvement]:
    """Who has or had a part in a person's road, today's first."""
    rows = Involvement.objects.filter(person_id=person_id, person_id__in=people.visible_ids(actor))
    rows = rows.select_related("user", "organisation")
    return list(rows.order_by(F("until_on").desc(nulls_first=True), "-from_on", "pk")[:100])


def consents_of(actor: Actor, person_id: int) -> list[Consent]:
    return list(people.visible_consents(actor).filter(person_id=person_id).order_by("-given_on", "pk"))


def readings(actor: Actor) -> QuerySet[Reading]:
    """The read log, for lists: who opened which file."""
    return people.visible_readings(actor).select_related("user", "organisation")
