from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from insieme.core import formats
from insieme.core.periods import ROME
from insieme.domain.access.rules import Permission
from insieme.domain.casework import queries
from insieme.web.pages import Request, page
from insieme.web.parts import Row, Step

AHEAD = timedelta(days=7)


@page(needs=Permission.SEE_CASES)
def agenda(request: Request) -> HttpResponse:
    """Show the interviews to hold: those without an outcome, today's, the week's."""
    actor = request.actor
    holds_them = Permission.HOLD_INTERVIEWS in actor.permissions
    everyone = not holds_them or (
        request.GET.get("whose") == "all" and Permission.WORK_APPLICATIONS in actor.permissions
    )
    found = queries.agenda(actor, whose=None if everyone else actor.user_id, until=actor.today + AHEAD)
    context = {
        "groups": _groups(found, actor.today, everyone=everyone),
        "everyone": everyone,
        "may_widen": holds_them and Permission.WORK_APPLICATIONS in actor.permissions,
    }
    return render(request, "desk/interviews/agenda.html", context)


def _groups(found: list[Any], today: date, *, everyone: bool) -> list[tuple[str, list[Row]]]:
    past = [each for each in found if _day(each) < today]
    now = [each for each in found if _day(each) == today]
    week = [each for each in found if _day(each) > today]
    named = ((_("Senza esito"), past), (_("Oggi"), now), (_("Nei prossimi 7 giorni"), week))
    return [(title, [_row(each, today, everyone=everyone) for each in rows]) for title, rows in named if rows]


def _day(interview: Any) -> date:
    day: date = interview.starts_at.astimezone(ROME).date()
    return day


def _row(interview: Any, today: date, *, everyone: bool) -> Row:
    told = Step(_("Com'è andato"), reverse("interviews:hold", args=[interview.pk]))
    where = [formats.moment(interview.starts_at), interview.place]
    return Row(
        interview.person.name,
        reverse("interviews:detail", args=[interview.pk]),
        ", ".join([*where, interview.interviewer.name] if everyone else where),
        due=interview.starts_at,
        steps=(told,) if _day(interview) <= today else (),
    )
