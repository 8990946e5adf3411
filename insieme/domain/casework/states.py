from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from insieme.core.lifecycles import Lifecycle


class Channel(TextChoices):
    ONLINE = "online", _("In rete")
    SECRETARIAT = "secretariat", _("Segreteria")
    PARTNER = "partner", _("Segnalazione di un'organizzazione")


class ApplicationState(TextChoices):
    RECEIVED = "received", _("Ricevuta")
    TO_INTERVIEW = "to_interview", _("A colloquio")
    TAKEN_IN_CHARGE = "taken_in_charge", _("Presa in carico")
    REDIRECTED = "redirected", _("Orientata a un altro servizio")
    NOT_ELIGIBLE = "not_eligible", _("Senza requisiti")
    UNREACHABLE = "unreachable", _("Irreperibile")
    WITHDRAWN = "withdrawn", _("Ritirata")


CLOSED_APPLICATION = (
    ApplicationState.REDIRECTED,
    ApplicationState.NOT_ELIGIBLE,
    ApplicationState.UNREACHABLE,
    ApplicationState.WITHDRAWN,
)

APPLICATION = Lifecycle(
    states=ApplicationState,
    start=ApplicationState.RECEIVED,
    moves={
        ApplicationState.RECEIVED: (ApplicationState.TO_INTERVIEW, *CLOSED_APPLICATION),
        ApplicationState.TO_INTERVIEW: (ApplicationState.TAKEN_IN_CHARGE, *CLOSED_APPLICATION),
        ApplicationState.REDIRECTED: (ApplicationState.RECEIVED,),
        ApplicationState.NOT_ELIGIBLE: (ApplicationState.RECEIVED,),
        ApplicationState.UNREACHABLE: (ApplicationState.RECEIVED,),
        ApplicationState.WITHDRAWN: (ApplicationState.RECEIVED,),
    },
)


class OtherMeasure(TextChoices):
    NONE = "none", _("Nessuna")
    GOL = "gol", _("Programma GOL")
    LR14 = "lr14", _("L.R. 14/2015")
    ADI = "adi", _("Assegno di inclusione")
    SFL = "sfl", _("Supporto formazione e lavoro")
    OTHER = "other", _("Altra misura")
    UNKNOWN = "unknown", _("Da verificare")


class AttemptResult(TextChoices):
    SPOKE = "spoke", _("Ci siamo parlati")
    NO_ANSWER = "no_answer", _("Nessuna risposta")
    MESSAGE = "message", _("Lasciato un messaggio")
    WRONG = "wrong", _("Recapito sbagliato")


class InterviewState(TextChoices):
    BOOKED = "booked", _("Fissato")
    HELD = "held", _("Svolto")
    MISSED = "missed", _("Mancato")
    CANCELLED = "cancelled", _("Annullato")


INTERVIEW = Lifecycle(
    states=InterviewState,
    start=InterviewState.BOOKED,
    moves={InterviewState.BOOKED: (InterviewState.HELD, InterviewState.MISSED, InterviewState.CANCELLED)},
)


class Readiness(TextChoices):
    READY = "ready", _("Pronta per il lavoro")
    TO_TRAIN = "to_train", _("Da formare")


class InterviewOutcome(TextChoices):
    READY = "ready", _("Idonea, pronta per il lavoro")
    TO_TRAIN = "to_train", _("Idonea, da formare")
    NOT_SUITABLE = "not_suitable", _("Non idonea")


class CaseState(TextChoices):
    OPEN = "open", _("In carico")
    SUSPENDED = "suspended", _("Sospesa")
    CLOSED = "closed", _("Chiusa")


CASE = Lifecycle(
    states=CaseState,
    start=CaseState.OPEN,
    moves={
        CaseState.OPEN: (CaseState.SUSPENDED, CaseState.CLOSED),
        CaseState.SUSPENDED: (CaseState.OPEN, CaseState.CLOSED),
        CaseState.CLOSED: (CaseState.OPEN,),
    },
)


class ClosingOutcome(TextChoices):
    EMPLOYED = "employed", _("Al lavoro")
    SELF_EMPLOYED = "self_employed", _("Lavoro autonomo")
    TRAINING = "training", _("In formazione altrove")
    OTHER_SERVICE = "other_service", _("Seguita da un altro servizio")
    MOVED = "moved", _("Trasferita")
    WITHDRAWN = "withdrawn", _("Rinuncia")
    LOST = "lost", _("Contatto perso")
    OTHER = "other", _("Altro")


class SuspensionReason(TextChoices):
    HEALTH = "health", _("Salute")
    FAMILY = "family", _("Famiglia")
    ABROAD = "abroad", _("All'estero")
    OTHER_WORK = "other_work", _("Altro lavoro temporaneo")
    OTHER = "other", _("Altro")


class MilestoneKind(TextChoices):
    APPLICATION = "application", _("Candidatura")
    INTERVIEW = "interview", _("Colloquio svolto")
    TAKEN_IN_CHARGE = "taken_in_charge", _("Presa in carico")
    SUSPENDED = "suspended", _("Sospensione")
    RESUMED = "resumed", _("Ripresa")
    CLOSED = "closed", _("Chiusura")
    REOPENED = "reopened", _("Rientro")


class ObstacleKind(TextChoices):
    ITALIAN = "italian", _("Lingua italiana")
    LICENCE = "licence", _("Patente")
    TRANSPORT = "transport", _("Trasporti")
    CHILDCARE = "childcare", _("Cura dei figli")
    CARE = "care", _("Cura di familiari")
    LIMITATION = "limitation", _("Limitazioni al lavoro")
    HOUSING = "housing", _("Casa")
    DIGITAL = "digital", _("Competenze digitali")
    DOCUMENTS = "documents", _("Documenti")
    DEBT = "debt", _("Debiti")
    CONFIDENCE = "confidence", _("Fiducia in sé")
    OTHER = "other", _("Altro")


class ActionState(TextChoices):
    TODO = "todo", _("Da fare")
    DONE = "done", _("Fatta")
    DROPPED = "dropped", _("Lasciata")


class ActionOwner(TextChoices):
    PERSON = "person", _("La persona")
    PROGRAMME = "programme", _("Il programma")
    OTHER = "other", _("Un altro servizio")


class AgreedHow(TextChoices):
    PAPER = "paper", _("Firma su carta")
    PORTAL = "portal", _("Conferma nel portale")


class Direction(TextChoices):
    INBOUND = "in", _("In entrata")
    OUTBOUND = "out", _("In uscita")


class ReferralState(TextChoices):
    SENT = "sent", _("Inviata")
    ACCEPTED = "accepted", _("Accolta")
    DECLINED = "declined", _("Non accolta")
    CONCLUDED = "concluded", _("Conclusa")


REFERRAL = Lifecycle(
    states=ReferralState,
    start=ReferralState.SENT,
    moves={
        ReferralState.SENT: (ReferralState.ACCEPTED, ReferralState.DECLINED),
        ReferralState.ACCEPTED: (ReferralState.CONCLUDED,),
    },
)
