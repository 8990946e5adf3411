"""How the timeline of a file groups what happened, and what it marks as good or worrying."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from insieme.core.tables import Tone
from insieme.domain.casework.events import Happened as CaseworkEvent

TOPIC_NAMES: dict[str, str | Promise] = {
    "path": _("Percorso"),
    "notes": _("Diario"),
    "training": _("Formazione"),
    "proposals": _("Proposte"),
    "placements": _("Inserimenti"),
    "funds": _("Fondi"),
    "identity": _("Dati e parti"),
}
GOOD = frozenset({CaseworkEvent.TAKEN_IN_CHARGE, CaseworkEvent.OBSTACLE_REMOVED, CaseworkEvent.ACTION_DONE})
WARNING = frozenset({CaseworkEvent.SUSPENDED, CaseworkEvent.OBSTACLE_FOUND, CaseworkEvent.OBSTACLE_RETURNED})


def tone_of(kind: str) -> Tone:
    if kind in GOOD or kind.endswith(".activated"):
        return "good"
    return "warning" if kind in WARNING else "neutral"
