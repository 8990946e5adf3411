from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission, Role
from insieme.domain.casework import queries as casework
from insieme.domain.casework.states import ReferralState
from insieme.domain.network import policies, queries
from insieme.web.desk.network.agreements import standing
from insieme.web.navigation import ROLE_NAMES
from insieme.web.pages import Request, found, page
from insieme.web.parts import Fact


@page(needs=Permission.SEE_NETWORK)
def organisation(request: Request, organisation_id: int) -> HttpResponse:
    """Show an organisation's card: how to reach it, what was signed, who works there, whom it sends."""
    actor = request.actor
    shown = found(queries.organisation(actor, organisation_id))
    counts = casework.referral_counts_with(actor, shown.pk)
    context = {
        "organisation": shown,
        "facts": _facts(shown),
        "agreements": [
            (each, standing(each, actor.today), policies.can_end_agreement(actor, each))
            for each in queries.agreements_with(actor, shown.pk)
        ],
        "members": [
            (each, ROLE_NAMES[Role(each.role)], policies.can_end_membership(actor, each))
            for each in queries.members_of(actor, shown.pk)
        ],
        "referrals": [(ReferralState(state).label, count) for state, count in sorted(counts.items())],
        "may_sign": policies.can_sign_agreement(actor, shown),
        "may_change": policies.can_change_organisation(actor, shown),
        "may_add_member": policies.can_add_member(actor, shown),
    }
    return render(request, "desk/network/organisation.html", context)


def _facts(shown: Any) -> list[Fact]:
    facts = [Fact(_("Tipo"), shown.get_kind_display())]
    if shown.union:
        facts.append(Fact(_("Unione"), shown.union.name, reverse("network:union", args=[shown.union_id])))
    if shown.municipality:
        url = reverse("network:municipality", args=[shown.municipality_id])
        facts.append(Fact(_("Comune"), shown.municipality.name, url))
    return [
        *facts,
        Fact(_("E-mail"), shown.email, f"mailto:{shown.email}" if shown.email else ""),
        Fact(_("Telefono"), shown.phone, f"tel:{shown.phone}" if shown.phone else ""),
        Fact(_("Sito"), shown.website, shown.website),
    ]
