from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from insieme.core.tables import Badge, Column, Filter, Order, Table, Tone
from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Permission
from insieme.domain.companies import policies, queries
from insieme.domain.companies.states import CompanyState
from insieme.domain.territory import queries as territory
from insieme.web.lists import show_list
from insieme.web.pages import Request, page

TONES: dict[str, Tone] = {
    CompanyState.CONTACTED: "neutral",
    CompanyState.COLLABORATING: "accent",
    CompanyState.ON_BOARD: "good",
}
COLUMNS = (
    Column("name", _("Azienda"), lambda c: c.name, link=lambda c: reverse("companies:detail", args=[c.pk])),
    Column("activity", _("Attività"), lambda c: c.activity.label, under="name"),
    Column("state", _("Stato"), lambda c: Badge(c.get_state_display(), TONES[c.state]), kind="badge"),
    Column("comune", _("Comune"), lambda c: territory.place(c.main_municipality).name if c.main_municipality else ""),
    Column("holder", _("Referente"), lambda c: c.account_holder.name if c.account_holder else ""),
    Column("heard", _("Ultimo contatto"), lambda c: c.last_contact_at, kind="day"),
)
ORDERS = (
    Order("name", _("Azienda"), ("name",)),
    Order("heard", _("Ultimo contatto"), ("-last_contact_at",)),
)
SECTIONS = (
    ("A", _("Agricoltura")),
    ("B", _("Estrazione")),
    ("C", _("Manifattura")),
    ("D", _("Energia")),
    ("E", _("Acqua e rifiuti")),
    ("F", _("Costruzioni")),
    ("G", _("Commercio")),
    ("H", _("Trasporti e magazzini")),
    ("I", _("Alloggio e ristorazione")),
    ("J", _("Informazione e comunicazione")),
    ("K", _("Finanza e assicurazioni")),
    ("L", _("Immobili")),
    ("M", _("Professioni e tecnica")),
    ("N", _("Servizi alle imprese")),
    ("O", _("Amministrazione pubblica")),
    ("P", _("Istruzione")),
    ("Q", _("Sanità e assistenza")),
    ("R", _("Arte, sport e tempo libero")),
    ("S", _("Altri servizi")),
    ("T", _("Famiglie che danno lavoro")),
    ("U", _("Organismi internazionali")),
)


def table(actor: Actor) -> Table:
    """The list of companies, with the filters that depend on who is asking and when."""
    return Table(
        key="aziende",
        title=_("Aziende"),
        columns=COLUMNS,
        orders=ORDERS,
        filters=(
            Filter("name", _("Nome o partita IVA"), kind="text", apply=queries.named),
            Filter("state", _("Stato"), lookup="state", choices=CompanyState.choices),
            Filter(
                "board", _("Nel Board"), kind="flag", apply=lambda rows, _on: rows.filter(state=CompanyState.ON_BOARD)
            ),
            Filter(
                "area",
                _("Territorio"),
                choices=lambda: [(area.code, area.name) for area in territory.all_areas()],
                apply=lambda rows, code: queries.in_area(rows, code, actor.today),
            ),
            Filter("section", _("Settore"), lookup="activity__section", choices=SECTIONS),
            Filter("mine", _("Seguite da me"), kind="flag", apply=lambda rows, _on: queries.held_by(rows, actor)),
            Filter(
                "silent",
                _("Non sentite da 90 giorni"),
                kind="flag",
                apply=lambda rows, _on: queries.silent(rows, actor.today),
            ),
        ),
    )


@page(needs=Permission.SEE_COMPANIES)
def companies(request: Request) -> HttpResponse:
    """List the companies the programme knows."""
    rows = queries.companies(request.actor)
    can_add = policies.can_add(request.actor)
    return show_list(request, table(request.actor), rows, "desk/companies/companies.html", can_add=can_add)
