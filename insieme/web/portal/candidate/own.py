"""The candidate's portal shows one's own road and nothing else: to anybody else, nothing is here."""

from dataclasses import dataclass
from typing import Any

from insieme.domain.access.rules import Role
from insieme.domain.casework import queries as casework
from insieme.domain.people import queries as people
from insieme.web.pages import Request, found


@dataclass(frozen=True)
class Own:
    """The visitor, and their path: the open one, or the last."""

    person: Any
    case: Any


def own_key(request: Request) -> int:
    """The key of the visitor's own file, or the answer for what does not exist."""
    actor = request.actor
    return found(actor.person_id if actor.role is Role.CANDIDATE else None)


def own_file(request: Request) -> Own:
    key = own_key(request)
    return Own(found(people.person(request.actor, key)), casework.path_of(request.actor, key))
