from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.core.tables import Column, Order, Table
from insieme.domain.access.rules import Role
from insieme.domain.casework import queries
from insieme.domain.people.states import ReadingReason
from insieme.web.lists import show_list
from insieme.web.navigation import ROLE_NAMES
from insieme.web.pages import Request, page
from insieme.web.portal.candidate.own import own_key


def _role(reading: Any) -> object:
    return ROLE_NAMES[Role(reading.role)] if reading.role else ""


TABLE = Table(
    key="chi-ha-aperto-il-mio-fascicolo",
    title=_("Chi ha aperto il mio fascicolo"),
    columns=(
        Column("user", _("Chi"), lambda reading: reading.user.name),
        Column("role", _("Ruolo"), _role, under="user"),
        Column("organisation", _("Per chi lavora"), lambda each: each.organisation.name if each.organisation else ""),
        Column("read_at", _("Quando"), lambda reading: reading.read_at, "moment"),
        Column("reason", _("Perché"), lambda reading: ReadingReason(reading.reason).label),
    ),
    orders=(Order("read_at", _("Quando"), ("-read_at",)),),
)


@page
def my_readers(request: Request) -> HttpResponse:
    """Show candidates who has a part in their road, and everyone who opened their file."""
    person_id = own_key(request)
    rows = queries.readings(request.actor).filter(person_id=person_id)
    parts = queries.parts_in(request.actor, person_id)
    context = {"parts": [(each, each.until_on is None or each.until_on >= request.actor.today) for each in parts]}
    return show_list(request, TABLE, rows, "portal/candidate/my_readers.html", **context)
