"""Choosing somebody in charge, for the verbs of the areas above: a course, a placement."""

from functools import reduce
from operator import and_

from django.db.models import Q, QuerySet

from insieme.core.search import SearchTerm, beginning, words_of
from insieme.domain.access.policies import Actor
from insieme.domain.casework.models import Case
from insieme.domain.casework.states import CaseState
from insieme.domain.people import policies as people

SEARCH_KIND = "person"
MOST_FOUND = 10


def cases_matching(actor: Actor, text: str) -> list[tuple[str, str]]:
    """Up to ten people in charge whom the actor sees, by the beginnings of their names: key and name."""
    if not (asked := words_of(text)):
        return []
    terms = SearchTerm.objects.filter(kind=SEARCH_KIND)
    named = [Q(person_id__in=terms.filter(beginning(word)).values("subject_id")) for word in asked]
    rows = _open_cases(actor).filter(reduce(and_, named)).order_by("person__family_name", "person__given_name", "pk")
    return [(each.ref, each.person.listed_name) for each in rows[:MOST_FOUND]]


def open_case(actor: Actor, case_id: int) -> Case | None:
    """Find an open case of somebody the actor sees."""
    return _open_cases(actor).filter(pk=case_id).first()


def open_case_of(actor: Actor, person_id: int) -> Case | None:
    """The open case of a person, if the actor sees them."""
    return _open_cases(actor).filter(person_id=person_id).first()


def _open_cases(actor: Actor) -> QuerySet[Case]:
    seen = Case.objects.filter(state=CaseState.OPEN).select_related("person")
    return seen if actor.sees_everyone else seen.filter(person_id__in=people.visible_ids(actor))
