from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PostingKind(TextChoices):
    CONTRIBUTION = "contribution", _("Contributo")
    COMMITMENT = "commitment", _("Impegno")
    EXPENSE = "expense", _("Spesa")
    REFUND = "refund", _("Rimborso")
    RELEASE = "release", _("Disimpegno")
    REVERSAL = "reversal", _("Storno")


class Purpose(TextChoices):
    NONE = "", _("Nessuna")
    TIROCINIO = "tirocinio", _("Indennità di tirocinio")
    COURSE = "course", _("Corso")
    VOUCHER = "voucher", _("Voucher")
    LICENCE = "licence", _("Patente")
    CHILDCARE = "childcare", _("Cura dei figli")
    TRANSPORT = "transport", _("Trasporti")
    OTHER = "other", _("Altro")
