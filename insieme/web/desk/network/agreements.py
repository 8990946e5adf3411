from datetime import date
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from insieme.core.tables import Badge, Column, Filter, Order, Table
from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Permission
from insieme.domain.network import queries
from insieme.domain.network.rules import EXPIRES_WITHIN_DAYS
from insieme.domain.network.states import AgreementKind
from insieme.web.lists import show_list
from insieme.web.pages import Request, page


def standing(agreement: Any, today: date) -> Badge:
    """Whether an agreement is in force, about to end, or over."""
    ends = agreement.ends_on
    if ends is not None and ends < today:
        return Badge(_("Finito"))
    if ends is not None and (ends - today).days <= EXPIRES_WITHIN_DAYS:
        return Badge(_("In scadenza"), "warning")
    return Badge(_("In corso"), "good")


def _table(actor: Actor) -> Table:
    today = actor.today
    return Table(
        key="agreements",
        title=_("Accordi"),
        columns=(
            Column("title", _("Accordo"), lambda each: each.title),
            Column("kind", _("Tipo"), lambda each: each.get_kind_display(), under="title"),
            Column(
                "organisation",
                _("Con chi"),
                lambda each: each.organisation.name,
                link=lambda each: reverse("network:organisation", args=[each.organisation_id]),
            ),
            Column("signed_on", _("Firmato il"), lambda each: each.signed_on, "day"),
            Column("ends_on", _("Fino al"), lambda each: each.ends_on, "day"),
            Column("state", _("Stato"), lambda each: standing(each, today), "badge"),
        ),
        orders=(
            Order("signed_on", _("Firmato il"), ("-signed_on",)),
            Order("ends_on", _("Fino al"), ("ends_on",)),
        ),
        filters=(
            Filter("organisation", _("Con chi"), "text", lookup="organisation__name"),
            Filter("kind", _("Tipo"), lookup="kind", choices=AgreementKind.choices),
            Filter(
                "expiring",
                _("In scadenza entro 60 giorni"),
                "flag",
                apply=lambda rows, _yes: queries.expiring(rows, today),
            ),
        ),
    )


@page(needs=Permission.SEE_NETWORK)
def agreements(request: Request) -> HttpResponse:
    """List what was signed with whom, and what is about to end."""
    actor = request.actor
    return show_list(request, _table(actor), queries.agreements(actor), "desk/network/agreements.html")
