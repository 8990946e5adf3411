from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from insieme.core import formats
from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Permission
from insieme.domain.casework import policies, queries
from insieme.web.desk.people.file import open_file, show_file
from insieme.web.pages import Request, page
from insieme.web.parts import Row, Step


@page(needs=Permission.SEE_CASES)
def obstacles(request: Request, person_id: int) -> HttpResponse:
    """Show what stands between the person and work, who works on it, and what was removed."""
    actor = request.actor
    file = open_file(request, person_id)
    known = queries.obstacles_of(actor, file.case) if file.case else []
    open_kinds = {each.kind for each in known if each.removed_on is None}
    return show_file(
        request,
        "desk/people/obstacles.html",
        file,
        "people:obstacles",
        standing=[_standing(actor, each) for each in known if each.removed_on is None],
        removed=[_removed(actor, each, open_kinds) for each in known if each.removed_on is not None],
        may_add=policies.can_add_obstacle(actor, file.case) if file.case else None,
    )


def _standing(actor: Actor, each: Any) -> Row:
    works = _("Se ne occupa: %s") % each.works_on_it if each.works_on_it else _("Nessuno se ne occupa ancora")
    since = _("dal %s") % formats.day(each.found_on)
    doing = [_("Da fare: %s") % action.text for action in each.doing]
    may = policies.can_remove_obstacle(actor, each)
    steps = [
        Step(_("Tolto"), reverse("cases:remove_obstacle", args=[each.pk]), may),
        Step(_("Chi se ne occupa"), reverse("cases:entrust_obstacle", args=[each.pk]), may),
    ]
    detail = " · ".join(part for part in (each.note, since, works, *doing) if part)
    # Without an action or anyone at work on it, an obstacle asks to be looked at.
    tone = "neutral" if each.doing or each.works_on_it else "warning"
    url = reverse("cases:entrust_obstacle", args=[each.pk])
    return Row(each.get_kind_display(), url, detail, tone=tone, steps=steps if may else ())  # type: ignore[arg-type]  # a tone


def _removed(actor: Actor, each: Any, open_kinds: set[str]) -> Row:
    span = _("dal %(start)s al %(end)s") % {"start": formats.day(each.found_on), "end": formats.day(each.removed_on)}
    back = reverse("cases:return_obstacle", args=[each.pk])
    may = policies.can_return_obstacle(actor, each) and each.kind not in open_kinds
    detail = " · ".join(part for part in (each.note, span) if part)
    return Row(each.get_kind_display(), back, detail, tone="good", steps=[Step(_("È tornato"), back)] if may else ())
