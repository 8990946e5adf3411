from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Happened(TextChoices):
    COURSE_ADDED = "training.course.added", _("Corso aggiunto")
    COURSE_CHANGED = "training.course.changed", _("Corso modificato")
    EDITION_OPENED = "training.edition.opened", _("Edizione aperta")
    EDITION_CHANGED = "training.edition.changed", _("Edizione modificata")
    EDITION_STARTED = "training.edition.started", _("Edizione iniziata")
    EDITION_FINISHED = "training.edition.finished", _("Edizione conclusa")
    EDITION_CANCELLED = "training.edition.cancelled", _("Edizione annullata")
    LESSON_ADDED = "training.lesson.added", _("Lezione aggiunta")
    ENROLLED = "training.enrolment.enrolled", _("Iscrizione a un corso")
    QUEUED = "training.enrolment.queued", _("In lista d'attesa per un corso")
    PROMOTED = "training.enrolment.promoted", _("Dalla lista d'attesa al corso")
    WITHDRAWN = "training.enrolment.withdrawn", _("Ritiro da un corso")
    COMPLETED = "training.enrolment.completed", _("Corso completato")
    ATTENDANCE_TAKEN = "training.attendance.taken", _("Presenze registrate")
