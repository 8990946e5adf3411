from datetime import date, timedelta
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from insieme.core.tables import Column, Filter, Order, Rows, Table
from insieme.domain.access.rules import Permission
from insieme.domain.casework import policies, queries, rules
from insieme.domain.casework.states import ApplicationState, Channel
from insieme.domain.territory import queries as territory
from insieme.web.desk.applications.shared import clock_badge, state_badge, waited
from insieme.web.lists import show_list
from insieme.web.pages import Request, page

EVERY_STATE = "all"
CLOCKS = (
    ("late", _("Oltre le 5 settimane")),
    ("soon", _("Entro 7 giorni")),
    ("fine", _("Nei tempi")),
    ("contacted", _("Già contattate")),
)


def _table(today: date) -> Table:
    """The queue as it stands today: whoever is about to fall outside the 4–5 weeks comes first."""
    return Table(
        key="candidature",
        title=_("Candidature"),
        columns=(
            Column(
                "name",
                _("Persona"),
                lambda row: row.listed_name,
                link=lambda row: reverse("applications:detail", args=[row.pk]),
            ),
            Column("comune", _("Comune"), lambda row: row.municipality.name, under="name"),
            Column("clock", _("Primo contatto"), lambda row: clock_badge(row, today), kind="badge"),
            Column("contact_by", _("Entro il"), lambda row: row.contact_by, kind="day"),
            Column("weeks", _("Settimane di attesa"), lambda row: waited(row, today), kind="number"),
            Column("submitted", _("Ricevuta il"), lambda row: row.submitted_on, kind="day"),
            Column("state", _("Stato"), state_badge, kind="badge"),
            Column("channel", _("Canale"), lambda row: row.get_channel_display(), under="state"),
            Column("first_contact", _("Contattata il"), lambda row: row.first_contact_on, kind="day", under="clock"),
        ),
        orders=(
            Order("contact_by", _("Scadenza del primo contatto"), ("contact_by",)),
            Order("submitted", _("Arrivo"), ("-submitted_at",)),
            Order("name", _("Nome"), ("family_name", "given_name")),
        ),
        filters=(
            Filter(
                "state",
                _("Stato"),
                choices=((EVERY_STATE, _("Tutte, anche chiuse")), *ApplicationState.choices),
                apply=_in_state,
            ),
            Filter("clock", _("Primo contatto"), choices=CLOCKS, apply=partial(_by_clock, today)),
            Filter("channel", _("Canale"), lookup="channel", choices=Channel.choices),
            Filter("area", _("Unione o area"), choices=_areas, apply=partial(_in_area, today)),
            Filter("comune", _("Comune"), kind="text", lookup="municipality__name"),
            Filter("name", _("Cognome"), kind="text", lookup="family_name"),
            Filter("submitted", _("Ricevuta"), kind="period", lookup="submitted_at"),
        ),
    )


def _areas() -> list[tuple[str, str]]:
    return [(area.code, area.name) for area in territory.all_areas()]


def _in_state(rows: Rows, state: str) -> Rows:
    return rows if state == EVERY_STATE else rows.filter(state=state)


def _in_area(today: date, rows: Rows, area: str) -> Rows:
    return rows.filter(municipality_id__in=[each.istat for each in territory.municipalities_of(area, today)])


def _by_clock(today: date, rows: Rows, clock: str) -> Rows:
    if clock == "contacted":
        return rows.filter(first_contact_on__isnull=False)
    waiting = rows.filter(first_contact_on=None, state__in=queries.OPEN)
    soon = today + rules.SOON
    narrowed: dict[str, Any] = {
        "late": {"contact_by__lt": today},
        "soon": {"contact_by__gte": today, "contact_by__lte": soon},
        "fine": {"contact_by__gte": soon + timedelta(days=1)},
    }
    return waiting.filter(**narrowed[clock])


@page(needs=Permission.WORK_APPLICATIONS)
def queue(request: Request) -> HttpResponse:
    """List the applications still open, ordered by the clock; with a state, those in that state."""
    rows = queries.applications(request.actor, closed_too="state" in request.GET)
    return show_list(
        request,
        _table(request.actor.today),
        rows,
        "desk/applications/queue.html",
        may_enter=policies.can_enter(request.actor),
    )
