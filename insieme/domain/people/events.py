from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Happened(TextChoices):
    REGISTERED = "people.person.registered", _("Persona registrata")
    CHANGED = "people.person.changed", _("Dati anagrafici aggiornati")
    MOVED = "people.person.moved", _("Cambio di domicilio")
    INVOLVED = "people.involvement.started", _("Qualcuno ha una parte nel percorso")
    RELEASED = "people.involvement.ended", _("Fine di una parte nel percorso")
    EXPORTED = "people.list.exported", _("Elenco di persone scaricato")
    CONSENTED = "people.consent.given", _("Consenso dato")
    CONSENT_WITHDRAWN = "people.consent.withdrawn", _("Consenso ritirato")
    INVITED = "people.account.opened", _("Accesso al portale aperto")
