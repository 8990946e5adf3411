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
        # Due again, when an extension or a correction gives the contract back its days.
        CheckInState.CANCELLED: (CheckInState.DUE,),
    },
)


class Mood(TextChoices):
    """How it goes, in one voice's words. Silence is not «well»."""

    UNKNOWN = "unknown", _("Non si sa")
    WELL = "well", _("Bene")
    SO_SO = "so_so", _("Così così")
    BADLY = "badly", _("Male")


class CorrectionReason(TextChoices):
    """Why a line of the ledger is corrected. A code, because events keep no personal words."""

    MISTYPED = "mistyped", _("Errore di scrittura")
    LATE_NEWS = "late_news", _("Notizia arrivata in ritardo")
    COMMUNICATION = "communication", _("La comunicazione obbligatoria dice altro")
    NEVER_HAPPENED = "never_happened", _("Non è mai avvenuto")
    DUPLICATE = "duplicate", _("Registrato due volte")
