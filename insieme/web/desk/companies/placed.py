from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from insieme.core.tables import Badge, Column, Filter, Order, Table, Tone
from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Permission
from insieme.domain.companies import queries
from insieme.domain.placements import queries as placements
from insieme.domain.placements.states import PlacementState
from insieme.web.desk.companies.companies import TONES
from insieme.web.desk.companies.tabs import tabs_of
from insieme.web.lists import show_list
from insieme.web.pages import Request, found, page

PLACED: dict[str, Tone] = {PlacementState.ACTIVE: "good", PlacementState.AGREED: "accent"}


def table(actor: Actor) -> Table:
    """Who works or worked in one company, and how it went; each leads to its page for whoever keeps placements."""
    keeps = Permission.KEEP_PLACEMENTS in actor.permissions
    return Table(
        key="inserimenti-in-azienda",
        title=_("Inserimenti in azienda"),
        columns=(
            Column(
                "person",
                _("Persona"),
                lambda p: p.person.listed_name,
                link=(lambda p: reverse("placements:placement", args=[p.pk])) if keeps else None,
            ),
            Column("occupation", _("Professione"), lambda p: p.occupation.label, under="person"),
            Column("contract", _("Contratto"), lambda p: p.contract_type.label),
            Column("comune", _("Comune della sede"), lambda p: p.site.municipality.name, under="contract"),
            Column(
                "state",
                _("Stato"),
                lambda p: Badge(p.get_state_display(), PLACED.get(p.state, "neutral")),
                kind="badge",
            ),
            Column("starts", _("Dal"), lambda p: p.starts_on, kind="day"),
            Column("ends", _("Fino al"), lambda p: p.ended_on or p.expected_end_on, kind="day"),
        ),
        orders=(Order("starts", _("Dal"), ("-starts_on",)),),
        filters=(Filter("state", _("Stato"), lookup="state", choices=PlacementState.choices),),
    )


@page(needs=Permission.SEE_PLACEMENTS)
def placed(request: Request, company_id: int) -> HttpResponse:
    """Show who works or worked in the company, and how it went, as far as one may see them."""
    company = found(queries.company(request.actor, company_id))
    context = {
        "company": company,
        "tone": TONES[company.state],
        "tabs": tabs_of(request.actor, company.pk, "placed"),
    }
    rows = placements.placements_in(request.actor, company.pk)
    return show_list(request, table(request.actor), rows, "desk/companies/placed.html", **context)
