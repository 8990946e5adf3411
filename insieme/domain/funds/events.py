from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Happened(TextChoices):
    OPENED = "funds.fund.opened", _("Fondo aperto")
    CONTRIBUTED = "funds.posting.contributed", _("Contributo ricevuto")
    COMMITTED = "funds.posting.committed", _("Somma impegnata")
    SPENT = "funds.posting.spent", _("Spesa registrata")
    REFUNDED = "funds.posting.refunded", _("Rimborso registrato")
    RELEASED = "funds.posting.released", _("Impegno liberato")
    REVERSED = "funds.posting.reversed", _("Registrazione stornata")
