from datetime import date

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from insieme.core.tables import Badge, Column, Filter, Order, Rows, Table
from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Permission
from insieme.domain.placements import policies, queries
from insieme.domain.placements.states import PlacementState
from insieme.domain.territory import queries as territory
from insieme.web.desk.placements.shared import placement_badge
from insieme.web.lists import show_list
from insieme.web.pages import Request, page

COLUMNS = (
    Column(
        "person",
        _("Persona"),
        lambda p: p.person.listed_name,
        link=lambda p: reverse("placements:placement", args=[p.pk]),
    ),
    Column("occupation", _("Professione"), lambda p: p.occupation.label, under="person"),
    Column("company", _("Azienda"), lambda p: p.company.name),
    Column("comune", _("Comune della sede"), lambda p: p.site.municipality.name, under="company"),
    Column("contract", _("Contratto"), lambda p: p.contract_type.label),
    Column("hours", _("Ore alla settimana"), lambda p: p.weekly_hours, kind="number"),
    Column("state", _("Stato"), placement_badge, kind="badge"),
    Column("starts", _("Dal"), lambda p: p.starts_on, kind="day"),
    Column("ends", _("Fino al"), lambda p: p.ended_on or p.expected_end_on, kind="day"),
    Column("tutor", _("Tutor"), lambda p: p.tutor_name or ""),
    Column(
        "worry",
        _("Preoccupazione"),
        lambda p: Badge(_("Preoccupazione"), "bad") if p.worry else "",
        kind="badge",
        under="state",
    ),
)


def table(actor: Actor) -> Table:
    """The placements, with the filters that depend on who asks and on today."""
    today: date = actor.today

    def mine(rows: Rows, _yes: object) -> Rows:
        return queries.tutored_by(rows, actor.user_id)

    def in_area(rows: Rows, area: str) -> Rows:
        return queries.in_area(rows, area, today)

    def ending(rows: Rows, _yes: object) -> Rows:
        return queries.ending_within(rows, 60, today)

    def worrying(rows: Rows, _yes: object) -> Rows:
        return rows.exclude(worry="")

    return Table(
        key="inserimenti",
        title=_("Inserimenti"),
        columns=COLUMNS,
        orders=(
            Order("starts", _("Dal"), ("-starts_on",)),
            Order("ends", _("Scadenza prevista"), ("expected_end_on",)),
        ),
        filters=(
            Filter("state", _("Stato"), lookup="state", choices=PlacementState.choices),
            Filter("company", _("Azienda"), kind="text", lookup="company__name"),
            Filter(
                "area", _("Area di lavoro"), choices=[(a.code, a.name) for a in territory.all_areas()], apply=in_area
            ),
            Filter("starts", _("Inizio"), kind="period", lookup="starts_on"),
            Filter("ending", _("Finiscono entro 60 giorni"), kind="flag", apply=ending),
            Filter("permanent", _("A tempo indeterminato"), kind="flag", lookup="contract_type__is_permanent"),
            Filter("mine", _("Li seguo io"), kind="flag", apply=mine),
            Filter("worry", _("Con una preoccupazione"), kind="flag", apply=worrying),
        ),
    )


@page(needs=Permission.KEEP_PLACEMENTS)
def placements(request: Request) -> HttpResponse:
    rows = queries.placements(request.actor)
    context = {"can_agree": policies.can_agree(request.actor), "chosen": queries.chosen_proposals(request.actor, 5)}
    return show_list(request, table(request.actor), rows, "desk/placements/placements.html", **context)
