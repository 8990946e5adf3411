from collections.abc import Callable
from functools import partial
from typing import Any, cast

from django.http import HttpRequest, HttpResponse

from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Role
from insieme.domain.network import queries as network
from insieme.web.pages import Request, now

MEMBERSHIP = "membership"


def actor(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Give the request its actor: the user, in the organisation and role they are working in now."""

    def middleware(request: HttpRequest) -> HttpResponse:
        asked = cast(Request, request)
        asked.files_read = []
        # Django makes requests of its own class: this one learns to say which files its page opens.
        cast(Any, asked).reads_file_of = partial(Request.reads_file_of, asked)
        asked.membership, asked.memberships, asked.actor = None, [], Actor(at=now())
        if request.user.is_authenticated:
            asked.memberships = network.memberships_of(request.user.pk, on=asked.actor.today)
            asked.membership = _chosen(asked)
            if asked.membership:
                asked.actor = _acting(asked.membership, asked.actor)
        return get_response(request)

    return middleware


def _chosen(request: Request) -> Any:
    chosen = request.session.get(MEMBERSHIP)
    return next((m for m in request.memberships if m.pk == chosen), next(iter(request.memberships), None))


def _acting(membership: Any, passer_by: Actor) -> Actor:
    return Actor(
        at=passer_by.at,
        role=Role(membership.role),
        user_id=membership.user_id,
        organisation_id=membership.organisation_id,
        person_id=membership.person_ref,
    )
