from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CompanyState(TextChoices):
    CONTACTED = "contacted", _("Contattata")
    COLLABORATING = "collaborating", _("Collabora")
    ON_BOARD = "on_board", _("Nel Board")


class Size(TextChoices):
    MICRO = "micro", _("Fino a 9 addetti")
    SMALL = "small", _("Da 10 a 49 addetti")
    MEDIUM = "medium", _("Da 50 a 249 addetti")
    LARGE = "large", _("Da 250 addetti")


class Way(TextChoices):
    """The various ways (a vario titolo) in which a company collaborates."""

    HIRING = "hiring", _("Assume")
    TIROCINI = "tirocini", _("Ospita tirocini")
    DESIGNING = "designing", _("Progetta formazione")
    VISITS = "visits", _("Visite e testimonianze")
    MENTORING = "mentoring", _("Accompagna le persone")
    GIVING = "giving", _("Dona")
    SELECTING = "selecting", _("Apre una selezione")


class EngagementKind(TextChoices):
    COLLABORATION_STARTED = "collaboration_started", _("Inizio di una collaborazione")
    COLLABORATION_ENDED = "collaboration_ended", _("Fine di una collaborazione")
    BOARD_JOINED = "board_joined", _("Ingresso nel Board")
    BOARD_LEFT = "board_left", _("Uscita dal Board")


class ContactHow(TextChoices):
    PHONE = "phone", _("Telefono")
    EMAIL = "email", _("E-mail")
    MEETING = "meeting", _("Incontro")
    VISIT = "visit", _("Visita in azienda")
