from django.http import HttpResponse
from django.shortcuts import redirect, render

from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Permission, Role
from insieme.domain.funds import queries as funds
from insieme.domain.people import queries as people
from insieme.web.desk.today.by_role import BY_ROLE, NEXT
from insieme.web.desk.today.sections import made
from insieme.web.links import link
from insieme.web.navigation import ROLE_NAMES
from insieme.web.pages import Request, page

WITH_FIGURES = frozenset({Role.ADMINISTRATION, Role.GOVERNANCE})


@page
def today(request: Request) -> HttpResponse:
    """Show what waits for whoever is at the desk, in order of consequence; each row can be done from here."""
    actor = request.actor
    if actor.role in WITH_FIGURES:
        return redirect("today:territory")
    role = Role(str(actor.role))
    label, name = NEXT[role]
    sections = [made(waiting, actor) for waiting in BY_ROLE[role]]
    context = {
        "sections": [section for section in sections if section.rows],
        "next_label": label,
        "next_url": link(name),
        **_beside(actor),
    }
    return render(request, "desk/today/today.html", context)


def _beside(actor: Actor) -> dict[str, object]:
    """What some roles keep in sight beside what waits: sums of the funds, readings by role."""
    if actor.role is Role.FUND_MANAGER:
        return {"funds": list(funds.funds(actor).order_by("-year", "name", "pk")[:6])}
    if Permission.SEE_READ_LOG in actor.permissions:
        lately = people.readings_lately(actor)
        return {"readings": [(ROLE_NAMES[Role(role)], many) for role, many in lately.items() if role]}
    return {}
