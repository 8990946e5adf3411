from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from insieme.core.lifecycles import Lifecycle


class VacancyState(TextChoices):
    OPEN = "open", _("Aperta")
    FILLED = "filled", _("Coperta")
    CLOSED = "closed", _("Chiusa")


VACANCY = Lifecycle(
    states=VacancyState,
    start=VacancyState.OPEN,
    moves={
        VacancyState.OPEN: (VacancyState.FILLED, VacancyState.CLOSED),
        VacancyState.FILLED: (VacancyState.OPEN, VacancyState.CLOSED),
        VacancyState.CLOSED: (VacancyState.OPEN,),
    },
)


class ProposalState(TextChoices):
    PROPOSED = "proposed", _("Proposta alla persona")
    ACCEPTED = "accepted", _("Accettata dalla persona")
    PRESENTED = "presented", _("Presentata all'azienda")
    CHOSEN = "chosen", _("Scelta dall'azienda")
    REFUSED_BY_PERSON = "refused_by_person", _("Rifiutata dalla persona")
    REFUSED_BY_COMPANY = "refused_by_company", _("Non scelta dall'azienda")
    WITHDRAWN = "withdrawn", _("Ritirata")
    PLACED = "placed", _("Inserita")


LIVE_PROPOSAL = (
    ProposalState.PROPOSED,
    ProposalState.ACCEPTED,
    ProposalState.PRESENTED,
    ProposalState.CHOSEN,
)

PROPOSAL = Lifecycle(
    states=ProposalState,
    start=ProposalState.PROPOSED,
    moves={
        ProposalState.PROPOSED: (
            ProposalState.ACCEPTED,
            ProposalState.REFUSED_BY_PERSON,
            ProposalState.WITHDRAWN,
        ),
        ProposalState.ACCEPTED: (
            ProposalState.PRESENTED,
            ProposalState.REFUSED_BY_PERSON,
            ProposalState.WITHDRAWN,
        ),
        ProposalState.PRESENTED: (
            ProposalState.CHOSEN,
            ProposalState.REFUSED_BY_COMPANY,
            ProposalState.REFUSED_BY_PERSON,
            ProposalState.WITHDRAWN,
        ),
        ProposalState.CHOSEN: (
            ProposalState.PLACED,
            ProposalState.REFUSED_BY_PERSON,
            ProposalState.WITHDRAWN,
        ),
    },
)


class PersonRefusal(TextChoices):
    """Why people refuse: distance first, then the contract, then health (as published for 2023)."""

    DISTANCE = "distance", _("Distanza o trasporti")
    CONTRACT = "contract", _("Tipo di contratto")
    HEALTH = "health", _("Salute")
    HOURS = "hours", _("Orari")
    PAY = "pay", _("Retribuzione")
    TASKS = "tasks", _("Mansioni")
    OTHER_WORK = "other_work", _("Altro lavoro")
    OTHER = "other", _("Altro")


class CompanyRefusal(TextChoices):
    SKILLS = "skills", _("Competenze")
    LANGUAGE = "language", _("Lingua")
    AVAILABILITY = "availability", _("Disponibilità")
    EXPERIENCE = "experience", _("Esperienza")
    MOTIVATION = "motivation", _("Motivazione")
    FILLED = "filled", _("Posto già coperto")
    OTHER = "other", _("Altro")
