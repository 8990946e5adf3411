from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from insieme.core.lifecycles import Lifecycle


class CourseKind(TextChoices):
    WORKSHOP = "workshop", _("Laboratorio di gruppo")
    BASIC = "basic", _("Formazione di base")
    SPECIFIC = "specific", _("Formazione specifica")


class EditionState(TextChoices):
    OPEN = "open", _("Iscrizioni aperte")
    RUNNING = "running", _("In corso")
    FINISHED = "finished", _("Conclusa")
    CANCELLED = "cancelled", _("Annullata")


EDITION = Lifecycle(
    states=EditionState,
    start=EditionState.OPEN,
    moves={
        EditionState.OPEN: (EditionState.RUNNING, EditionState.CANCELLED),
        EditionState.RUNNING: (EditionState.FINISHED, EditionState.CANCELLED),
    },
)


class EnrolmentState(TextChoices):
    WAITING = "waiting", _("In lista d'attesa")
    ENROLLED = "enrolled", _("Iscritta")
    COMPLETED = "completed", _("Completata")
    WITHDRAWN = "withdrawn", _("Ritirata")


ENROLMENT = Lifecycle(
    states=EnrolmentState,
    start=EnrolmentState.WAITING,
    moves={
        EnrolmentState.WAITING: (EnrolmentState.ENROLLED, EnrolmentState.WITHDRAWN),
        EnrolmentState.ENROLLED: (EnrolmentState.COMPLETED, EnrolmentState.WITHDRAWN),
    },
)
