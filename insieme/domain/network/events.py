from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Happened(TextChoices):
    ORGANISATION_ADDED = "network.organisation.added", _("Organizzazione aggiunta alla rete")
    ORGANISATION_CHANGED = "network.organisation.changed", _("Dati dell'organizzazione aggiornati")
    AGREEMENT_SIGNED = "network.agreement.signed", _("Accordo firmato")
    AGREEMENT_ENDED = "network.agreement.ended", _("Accordo concluso")
    MEMBER_JOINED = "network.member.joined", _("Nuova persona al lavoro nell'organizzazione")
    MEMBER_LEFT = "network.member.left", _("Incarico concluso")
