"""What we write to whoever applies: short, polite, in their language, with nothing that somebody else may not read."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from insieme.core import formats
from insieme.core.outbox import Letter
from insieme.domain.casework.models import Application, Interview
from insieme.domain.casework.states import ApplicationState
from insieme.domain.network.queries import how_to_call


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


def interview_moved(interview: Interview) -> Letter:
    """Say when and where the interview is now, and that the day said before no longer counts."""
    with override(interview.person.language):
        return Letter(
            _("Il tuo appuntamento è cambiato"),
            _(
                "Ciao {name},\n\nil tuo appuntamento è cambiato: ora ti aspettiamo il {moment}.\n\nDove: {place}.\n\n"
                "Il giorno detto prima non vale più. Se non puoi venire, avvisaci: troviamo un altro giorno.\n\n"
                "A presto,\nInsieme per il lavoro"
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


def application_closed(application: Application, *, appointment_off: bool) -> Letter:
    """Say that the application is closed and how to hear why: the reason is told by voice, never written here."""
    who = application.person or application
    with override(who.language):
        words = {
            ApplicationState.WITHDRAWN: _(
                "la tua candidatura è chiusa, perché risulta ritirata. Se non è così, o se cambi idea, chiamaci."
            ),
            ApplicationState.UNREACHABLE: _(
                "ti abbiamo cercato e non ti abbiamo trovato. Per ora la tua candidatura è chiusa. "
                "Se ti interessa ancora, chiamaci: la riapriamo."
            ),
        }
        said = words.get(
            ApplicationState(application.state),
            _("la tua candidatura per ora non va avanti. Chiamaci: ti diciamo il motivo e che cosa puoi fare adesso."),
        )
        off = _("L'appuntamento che avevi con noi non c'è più.") + "\n\n" if appointment_off else ""
        return Letter(
            _("La tua candidatura"),
            _("Ciao {name},\n\n{said}\n\n{off}{call}\n\nA presto,\nInsieme per il lavoro").format(
                name=who.given_name, said=said, off=off, call=how_to_call()
            ),
        )
