"""What we write to whoever applies: short, polite, in their language, with nothing that somebody else may not read."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

from insieme.core import formats
from insieme.domain.casework.models import Application, Interview


@dataclass(frozen=True)
class Letter:
    subject: str
    text: str


def application_received(application: Application) -> Letter:
    """Say that the application arrived, and by when we shall be in touch."""
    with override(application.language):
        return Letter(
            _("Abbiamo ricevuto la tua candidatura"),
            _(
                "Ciao {name},\n\nabbiamo ricevuto la tua candidatura a Insieme per il lavoro.\n\n"
                "Ti chiamiamo o ti scriviamo entro il {day}. Non devi fare altro.\n\n"
                "Se cambi numero di telefono, scrivici.\n\nA presto,\nInsieme per il lavoro"
            ).format(name=application.given_name, day=formats.day(application.contact_by)),
        )


def interview_booked(interview: Interview) -> Letter:
    """Say when and where the interview is."""
    with override(interview.person.language):
        return Letter(
            _("Il tuo appuntamento"),
            _(
                "Ciao {name},\n\nti aspettiamo il {moment}.\n\nDove: {place}.\n\n"
                "Se non puoi venire, avvisaci: troviamo un altro giorno.\n\nA presto,\nInsieme per il lavoro"
            ).format(
                name=interview.person.given_name, moment=formats.moment(interview.starts_at), place=interview.place
            ),
        )


def interview_cancelled(interview: Interview) -> Letter:
    """Say that the appointment is off, and that we shall propose another."""
    with override(interview.person.language):
        return Letter(
            _("Il tuo appuntamento è annullato"),
            _(
                "Ciao {name},\n\nl'appuntamento del {moment} non c'è più.\n\n"
                "Ti scriviamo per un altro giorno.\n\nA presto,\nInsieme per il lavoro"
            ).format(name=interview.person.given_name, moment=formats.moment(interview.starts_at)),
        )
