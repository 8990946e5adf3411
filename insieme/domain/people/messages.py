"""What we write to a person about their file."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

from insieme.domain.people.models import Person


@dataclass(frozen=True)
class Letter:
    subject: str
    text: str


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
