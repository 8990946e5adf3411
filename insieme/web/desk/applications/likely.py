"""The question of the doubles: somebody already registered, or somebody else."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from insieme.domain.people.queries import LikelyPerson, described
from insieme.web.desk.applications.shared import LIKENESSES

ANOTHER = "another"


def choices(likely: Sequence[LikelyPerson]) -> list[tuple[str, Any]]:
    """One choice for each likely person, and one for a new person."""
    same = [
        (
            each.person.ref,
            _("È la stessa persona: {who} ({why})").format(who=described(each.person), why=LIKENESSES[each.likeness]),
        )
        for each in likely
    ]
    return [*same, (ANOTHER, _("È un'altra persona"))]


def chosen(likely: Sequence[LikelyPerson], answer: str) -> Any:
    """The person chosen, or None for another one."""
    return next((each.person for each in likely if each.person.ref == answer), None)
