from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from insieme.core.tables import Column, Filter, Order, Table
from insieme.domain.access.rules import Permission
from insieme.domain.funds import policies, queries
from insieme.web.lists import show_list
from insieme.web.pages import Request, page

TABLE = Table(
    key="fondi",
    title=_("Fondi"),
    columns=(
        Column("name", _("Fondo"), lambda f: f.name, link=lambda f: reverse("funds:fund", args=[f.pk])),
        Column("code", _("Codice"), lambda f: f.code, under="name"),
        Column("year", _("Anno"), lambda f: str(f.year)),
        Column("contributed", _("Ricevuto"), lambda f: f.contributed_cents, kind="euros"),
        Column("committed", _("Impegnato, da spendere"), lambda f: f.committed_cents, kind="euros"),
        Column("spent", _("Speso"), lambda f: f.spent_cents, kind="euros"),
        Column("left", _("Disponibile"), lambda f: f.available_cents, kind="euros"),
    ),
    orders=(Order("year", _("Anno"), ("-year", "name")), Order("name", _("Fondo"), ("name",))),
    filters=(
        Filter("name", _("Fondo"), kind="text", lookup="name"),
        Filter("available", _("Con somme disponibili"), kind="flag", apply=lambda rows, _yes: rows.filter(left__gt=0)),
    ),
)


@page(needs=Permission.SEE_FUNDS)
def funds(request: Request) -> HttpResponse:
    can_open = policies.can_open_fund(request.actor)
    return show_list(request, TABLE, queries.funds(request.actor), "desk/funds/funds.html", can_open=can_open)
