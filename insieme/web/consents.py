"""What each consent is for and what its withdrawal stops, in words: for the person's portal and for the desk."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from insieme.domain.people.states import ConsentKind

K = ConsentKind

ALLOWS: dict[K, str | Promise] = {
    K.PROGRAMME: _("Teniamo i dati che servono al percorso: candidatura, colloqui, patto, corsi, lavori."),
    K.SHARING: _("Mandiamo nome e richiesta a un altro servizio, quando serve e con l'accordo della persona."),
    K.COMPANIES: _("Presentiamo il profilo alle aziende che cercano, dopo il sì della persona a ogni proposta."),
}
STOPS: dict[K, str | Promise] = {
    K.PROGRAMME: _(
        "Da oggi si ferma tutto: le proposte aperte sono ritirate, gli invii aperti si chiudono, anche gli altri "
        "consensi finiscono, e il percorso non va avanti. Chi segue la persona lo viene a sapere e lo chiude."
    ),
    K.SHARING: _(
        "Da oggi nessun nuovo invio ad altri servizi; quelli ancora aperti si chiudono, e da domani il servizio non "
        "vede più la persona."
    ),
    K.COMPANIES: _(
        "Da oggi nessuna nuova proposta di lavoro; quelle ancora aperte sono ritirate, e da domani l'azienda non vede "
        "più il profilo. Un contratto già fatto non cambia."
    ),
}
STAYS = _(
    "Ciò che è stato fatto finora resta valido e resta scritto. Il consenso si può dare di nuovo quando si vuole."
)
