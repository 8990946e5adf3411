from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Sex(TextChoices):
    FEMALE = "F", _("Femmina")
    MALE = "M", _("Maschio")
    UNSAID = "X", _("Non indicato")


class NoCodiceFiscale(TextChoices):
    """Why a person has no codice fiscale on file."""

    NONE = "", _("Il codice fiscale c'è")
    WAITING = "waiting", _("In attesa di rilascio")
    NOT_SHOWN = "not_shown", _("Non ancora esibito")
    UNSAID = "unsaid", _("Non dichiarato")


class ReadingReason(TextChoices):
    WORK = "work", _("Lavoro sul percorso")
    DUPLICATE = "duplicate", _("Controllo di un doppione")
    SEARCH = "search", _("Ricerca")
    EXPORT = "export", _("Esportazione")
    OWN = "own", _("La persona stessa")


class ConsentKind(TextChoices):
    PROGRAMME = "programme", _("Trattamento dei dati per il percorso")
    SHARING = "sharing", _("Invio dei dati ad altri servizi")
    COMPANIES = "companies", _("Invio del profilo alle aziende")


class ConsentSource(TextChoices):
    """How the person said that they agree."""

    ONLINE = "application:online", _("Candidatura in rete")
    SECRETARIAT = "application:secretariat", _("Modulo firmato allo sportello")
    PARTNER = "application:partner", _("Segnalazione di un'organizzazione")
    REFERRAL = "referral", _("Invio a un servizio")
    PROPOSAL = "proposal", _("Proposta di lavoro accettata")
    PORTAL = "portal", _("Dal portale")
    DESK = "desk", _("A voce o per iscritto, a chi segue il percorso")
