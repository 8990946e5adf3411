from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from insieme.core.tables import Column, Filter, Order, Table
from insieme.domain.access.rules import Permission
from insieme.domain.network import policies, queries
from insieme.domain.network.states import OrganisationKind
from insieme.web.lists import show_list
from insieme.web.pages import Request, page


def _where(organisation: Any) -> str:
    place = organisation.union or organisation.municipality
    return str(place.name) if place else ""


TABLE = Table(
    key="organisations",
    title=_("La rete"),
    columns=(
        Column(
            "name", _("Nome"), lambda each: each.name, link=lambda each: reverse("network:organisation", args=[each.pk])
        ),
        Column("kind", _("Tipo"), lambda each: each.get_kind_display()),
        Column("where", _("Comune o Unione"), _where),
        Column("agreement", _("Accordo in corso"), lambda each: each.has_agreement, "flag"),
    ),
    orders=(
        Order("kind", _("Tipo"), ("kind", "name")),
        Order("name", _("Nome"), ("name",)),
    ),
    filters=(
        Filter("name", _("Nome"), "text", lookup="name"),
        Filter(
            "kind",
            _("Tipo"),
            lookup="kind",
            choices=[each for each in OrganisationKind.choices if each[0] != OrganisationKind.COMPANY],
        ),
        Filter("agreement", _("Con un accordo in corso"), "flag", lookup="has_agreement"),
    ),
)


@page(needs=Permission.SEE_NETWORK)
def organisations(request: Request) -> HttpResponse:
    """List the organisations of the network."""
    rows = queries.organisations(request.actor)
    may_add = bool(policies.can_add_organisation(request.actor))
    return show_list(request, TABLE, rows, "desk/network/organisations.html", may_add=may_add)
