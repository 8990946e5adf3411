from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from insieme.core.lifecycles import Lifecycle


class PlacementState(TextChoices):
    AGREED = "agreed", _("Concordato")
    ACTIVE = "active", _("In corso")
    ENDED = "ended", _("Concluso")
    CANCELLED = "cancelled", _("Annullato")


PLACEMENT = Lifecycle(
    states=PlacementState,
    start=PlacementState.AGREED,
    moves={
        PlacementState.AGREED: (PlacementState.ACTIVE, PlacementState.CANCELLED),
        PlacementState.ACTIVE: (PlacementState.ENDED,),
    },
)


class ContractEventKind(TextChoices):
    ACTIVATION = "activation", _("Attivazione")
    EXTENSION = "extension", _("Proroga")
    TRANSFORMATION = "transformation", _("Trasformazione")
    TERMINATION = "termination", _("Cessazione")


class CheckInState(TextChoices):
    DUE = "due", _("Da fare")
    DONE = "done", _("Fatta")
    SILENT = "silent", _("Senza risposta")
    CANCELLED = "cancelled", _("Non più dovuta")


CHECK_IN = Lifecycle(
    states=CheckInState,
    start=CheckInState.DUE,
    moves={
        CheckInState.DUE: (CheckInState.DONE, CheckInState.SILENT, CheckInState.CANCELLED),
        CheckInState.SILENT: (CheckInState.DONE,),
    },
)


class Mood(TextChoices):
    """How it goes, in one voice's words. Silence is not «well»."""

    UNKNOWN = "unknown", _("Non si sa")
    WELL = "well", _("Bene")
    SO_SO = "so_so", _("Così così")
    BADLY = "badly", _("Male")
