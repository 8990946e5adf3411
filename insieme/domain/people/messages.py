"""What we write to a person about their file."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

from insieme.domain.access.models import User
from insieme.domain.people.models import Person


@dataclass(frozen=True)
class Letter:
    subject: str
    text: str


def consent_withdrawn(user: User) -> Letter:
    """Tell whoever follows somebody that a consent was taken back; who and which, only behind the door."""
    with override(user.language):
        return Letter(
            _("Un consenso ritirato"),
            _(
                "Ciao {name},\n\nuna persona che segui ha ritirato un consenso. Apri Insieme: nel profilo del suo "
                "fascicolo trovi quale, e che cosa si è fermato.\n\nInsieme per il lavoro"
            ).format(name=user.name),
        )


def portal_opened(person: Person, link: str) -> Letter:
    """Say that the portal is open, and how to enter the first time."""
    with override(person.language):
        return Letter(
            _("Il tuo portale di Insieme per il lavoro"),
            _(
                "Ciao {name},\n\nda oggi puoi seguire il tuo percorso dal telefono: appuntamenti, patto, corsi, "
                "proposte di lavoro, e chi ha aperto il tuo fascicolo.\n\n"
                "Apri questa pagina e scegli una password:\n{link}\n\n"
                "Se non te l'aspettavi, non fare niente.\n\nA presto,\nInsieme per il lavoro"
            ).format(name=person.given_name, link=link),
        )
