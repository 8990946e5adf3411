"""What every page shares: an actor, a transaction behind the wall, a GET that cannot write, a refusal one can read."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, TypeVar, cast, overload
from zoneinfo import ZoneInfo

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from insieme.core.decisions import YES, Decision, Denied, no
from insieme.database.walls import behind_the_wall
from insieme.domain.access.policies import Actor, has
from insieme.domain.access.rules import PORTAL_ROLES, Permission
from insieme.domain.people import actions as people
from insieme.web import drafts
from insieme.web.forms.once import already_done
from insieme.web.unsent import written

View = Callable[..., HttpResponse]
T = TypeVar("T")


class Request(HttpRequest):
    """A request that knows its actor; the middleware puts it there."""

    actor: Actor
    membership: Any
    memberships: list[Any]
    files_read: list[tuple[int, str]]
    exported: tuple[str, int] | None

    def reads_file_of(self, person_id: int, reason: str = "work") -> None:
        """Say that this page opens a person's file: it is written in the read log once the page is made."""
        self.files_read.append((person_id, reason))


def now() -> datetime:
    return datetime.now(tz=ZoneInfo("UTC"))


def claims_of(actor: Actor, *, counting: bool = False) -> dict[str, str]:
    """What PostgreSQL is told of the actor (see insieme/database/walls.py)."""
    claims: dict[str, object] = {
        "reach": "all" if actor.sees_everyone else "figures" if counting else "",
        "user": actor.user_id if actor.works_by_name else None,
        "organisation": actor.organisation_id,
        "part": actor.part.value if actor.part else "",
        "person": actor.person_id,
        "draft": actor.draft,
        "log": "on" if Permission.SEE_READ_LOG in actor.permissions else "",
        "today": actor.today.isoformat(),
    }
    return {name: "" if value is None else str(value) for name, value in claims.items()}


def found(thing: T | None) -> T:
    """Give what was asked for; the answer is the same for what does not exist and for what is not yours to see."""
    if thing is None:
        raise Http404
    return thing


@overload
def page(view: View, /) -> View: ...


@overload
def page(
    *, needs: Permission | None = None, public: bool = False, counting: bool = False, as_draft: bool = False
) -> Callable[[View], View]: ...


def page(
    view: View | None = None,
    *,
    needs: Permission | None = None,
    public: bool = False,
    counting: bool = False,
    as_draft: bool = False,
) -> Any:
    """Make a view a page.

    `needs` is the permission without which it does not open; `public` opens it to everyone; `counting` lets it count
    rows about people (never names) beyond those the actor may see, for the figures; `as_draft` makes the actor a
    passer-by who holds the code of an application's draft, whoever they are elsewhere.
    """

    def decorate(view: View) -> View:
        of_desk = "desk" in view.__module__.split(".")

        @wraps(view)
        def wrapper(request: Request, *args: object, **kwargs: object) -> HttpResponse:
            reading = request.method in {"GET", "HEAD"}
            request.files_read, request.exported = [], None
            if as_draft:
                request.actor = drafts.holder(request, request.actor.at)
            try:
                with behind_the_wall(claims_of(request.actor, counting=counting), read_only=reading):
                    if not public:
                        _guard(request.actor, needs, of_desk=of_desk).or_raise()
                    response = (None if reading else already_done(request)) or view(request, *args, **kwargs)
            except Denied as denied:
                said = {"decision": denied.decision, "written": written(request)}
                return render(request, "layout/denied.html", said, status=403)
            _write_read_log(request, response, view.__module__)
            return response

        marked = cast(Any, wrapper)
        marked.needs, marked.is_public = needs, public
        return cast(View, login_not_required(wrapper)) if public else wrapper

    return decorate(view) if view else decorate


def _guard(actor: Actor, needs: Permission | None, *, of_desk: bool) -> Decision:
    if actor.role is None:
        return no("Non hai un incarico in corso: chiedi a chi coordina il programma.")
    if of_desk and actor.role in PORTAL_ROLES:
        return no("Questa pagina è di chi lavora nel programma.")
    return has(actor, needs) if needs else YES


def _write_read_log(request: Request, response: HttpResponse, module: str) -> None:
    if response.status_code != 200 or not (request.files_read or request.exported):
        return
    where = module.removeprefix("insieme.web.")
    with behind_the_wall(claims_of(request.actor), read_only=False):
        for person_id, reason in request.files_read:
            people.note_reading(person_id, people.Opened(where, reason), by=request.actor)
        if request.exported:
            people.note_export(people.Exported(*request.exported), by=request.actor)
