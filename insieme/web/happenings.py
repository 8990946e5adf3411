"""The words of everything that can happen on a person's road, from every area."""

from functools import cache

from django.utils.functional import Promise

from insieme.domain.casework.events import Happened as CaseworkEvent
from insieme.domain.funds.events import Happened as FundEvent
from insieme.domain.people.events import Happened as PeopleEvent
from insieme.domain.placements.events import Happened as PlacementEvent
from insieme.domain.training.events import Happened as TrainingEvent
from insieme.domain.vacancies.events import Happened as VacancyEvent


@cache
def _labels() -> dict[str, str | Promise]:
    areas = (CaseworkEvent, FundEvent, PeopleEvent, PlacementEvent, TrainingEvent, VacancyEvent)
    return {str(value): label for area in areas for value, label in area.choices}


def words_of_kind(kind: str) -> str | Promise:
    """What happened, in words; what no area knows any more keeps its code."""
    return _labels().get(kind, kind)
