from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Happened(TextChoices):
    OPENED = "vacancies.vacancy.opened", _("Ricerca aperta")
    CHANGED = "vacancies.vacancy.changed", _("Ricerca aggiornata")
    FILLED = "vacancies.vacancy.filled", _("Ricerca coperta")
    CLOSED = "vacancies.vacancy.closed", _("Ricerca chiusa")
    REOPENED = "vacancies.vacancy.reopened", _("Ricerca riaperta")
    PROPOSED = "vacancies.proposal.made", _("Proposta di lavoro")
    ACCEPTED = "vacancies.proposal.accepted", _("La persona accetta la proposta")
    REFUSED = "vacancies.proposal.refused", _("La persona rifiuta la proposta")
    PRESENTED = "vacancies.proposal.presented", _("Profilo presentato all'azienda")
    CHOSEN = "vacancies.proposal.chosen", _("L'azienda sceglie la persona")
    NOT_CHOSEN = "vacancies.proposal.not_chosen", _("L'azienda non sceglie la persona")
    WITHDRAWN = "vacancies.proposal.withdrawn", _("Proposta ritirata")
    PLACED = "vacancies.proposal.placed", _("Dalla proposta all'inserimento")
    UNPLACED = "vacancies.proposal.unplaced", _("L'inserimento non c'è stato: resta la scelta")
