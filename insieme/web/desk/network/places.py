"""What the pages of a Unione and of a comune have in common: its administrations, agreements and referrals."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from insieme.domain.access.policies import Actor
from insieme.domain.casework import queries as casework
from insieme.domain.casework.states import ReferralState
from insieme.domain.network import queries
from insieme.web.desk.network.agreements import standing
from insieme.web.links import link_for


def of_territory(actor: Actor, places: Sequence[Any], union: str = "") -> dict[str, Any]:
    """What is known of a territory: everyone reads who governs it, and of agreements and referrals what is theirs."""
    comuni = [place.istat for place in places]
    counts = casework.referral_counts(actor, comuni)
    return {
        "places": places,
        "population": sum(place.population for place in places),
        "administrations": queries.administrations_in(actor, municipalities=comuni, union=union),
        "agreements": [
            (each, standing(each, actor.today))
            for each in queries.agreements_in(actor, municipalities=comuni, union=union)
        ],
        "referrals": [(ReferralState(state).label, count) for state, count in sorted(counts.items())],
        "figures": link_for(actor, "insights:figures"),
        "figures_label": _("I dati di quest'area"),
    }
