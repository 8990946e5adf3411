from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Happened(TextChoices):
    ADDED = "companies.company.added", _("Azienda aggiunta")
    CHANGED = "companies.company.changed", _("Scheda dell'azienda aggiornata")
    SITE_ADDED = "companies.site.added", _("Sede aggiunta")
    CONTACT_ADDED = "companies.contact.added", _("Referente aggiunto")
    CONTACTED = "companies.diary.written", _("Contatto nel diario")
    COLLABORATION_STARTED = "companies.collaboration.started", _("Collaborazione avviata")
    COLLABORATION_ENDED = "companies.collaboration.ended", _("Collaborazione conclusa")
    BOARD_JOINED = "companies.board.joined", _("Ingresso nel Board delle Imprese")
    BOARD_LEFT = "companies.board.left", _("Uscita dal Board delle Imprese")
    CORRECTED = "companies.engagement.corrected", _("Data corretta")
