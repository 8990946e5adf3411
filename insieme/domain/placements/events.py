from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Happened(TextChoices):
    AGREED = "placements.placement.agreed", _("Inserimento concordato")
    ACTIVATED = "placements.placement.activated", _("Inserimento attivato")
    EXTENDED = "placements.placement.extended", _("Proroga")
    TRANSFORMED = "placements.placement.transformed", _("Trasformazione del contratto")
    TERMINATED = "placements.placement.terminated", _("Cessazione")
    CANCELLED = "placements.placement.cancelled", _("Inserimento annullato")
    CORRECTED = "placements.ledger.corrected", _("Registro dei contratti corretto")
    TUTOR_ASSIGNED = "placements.tutoring.assigned", _("Tutor assegnato")
    CHECKED_IN = "placements.check_in.done", _("Verifica fatta")
    SILENT = "placements.check_in.silent", _("Verifica senza risposta")
    WORRY_RAISED = "placements.worry.raised", _("Preoccupazione segnalata")
    WORRY_SETTLED = "placements.worry.settled", _("Preoccupazione risolta")
