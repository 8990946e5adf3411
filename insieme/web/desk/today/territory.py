from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from insieme.domain.access.rules import Permission, Role
from insieme.domain.insights.queries import AreaFigures, YearFigures, figures_of
from insieme.domain.territory import queries as places
from insieme.web.desk.today.by_role import BY_ROLE, NEXT
from insieme.web.desk.today.sections import made
from insieme.web.links import link
from insieme.web.pages import Request, page


@page(needs=Permission.SEE_FIGURES, counting=True)
def territory(request: Request) -> HttpResponse:
    """Open the day of who governs or administers: the year's figures of their territory beside the whole, and what waits."""
    actor = request.actor
    role = actor.role if actor.role in {Role.ADMINISTRATION, Role.GOVERNANCE} else Role.GOVERNANCE
    year = figures_of(actor.today.year, as_of=actor.today)
    label, name = NEXT[role]
    context = {
        "year": year,
        "mine": _mine(request.membership, year) if role is Role.ADMINISTRATION else None,
        "sections": [each for each in (made(waiting, actor) for waiting in BY_ROLE[role]) if each.rows],
        "next_label": label,
        "next_url": link(name),
    }
    return render(request, "desk/today/territory.html", context)


def _mine(membership: Any, year: YearFigures) -> AreaFigures | None:
    """The row of the area where this administration is: its Unione's own, or the one its comune is in today."""
    organisation = membership.organisation
    code = organisation.union_id
    if not code and organisation.municipality_id:
        code = places.area_of(organisation.municipality_id, year.as_of).code
    return next((area for area in year.areas if area.code == code), None)
