from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Permission
from insieme.web.parts import Tab

TABS = (
    ("detail", _("Scheda"), Permission.SEE_COMPANIES),
    ("diary", _("Diario"), Permission.SEE_COMPANIES),
    ("placed", _("Inserimenti"), Permission.SEE_PLACEMENTS),
    ("history", _("Storia"), Permission.SEE_COMPANIES),
)


def tabs_of(actor: Actor, company_id: int, here: str) -> list[Tab]:
    """The tabs of a company's card that this role may open."""
    return [
        Tab(label, reverse(f"companies:{name}", args=[company_id]), here=name == here)
        for name, label, needs in TABS
        if needs in actor.permissions
    ]
