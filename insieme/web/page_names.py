"""What the pages that open a file, and the lists one takes away, are called in the read log."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise

# By module: a house test keeps it equal to the pages that say which files they open.
PAGE_NAMES: dict[str, Text] = {
    "desk.applications.book_interview": _("Candidatura: fissare il colloquio"),
    "desk.applications.correct_conditions": _("Candidatura: correggere le condizioni"),
    "desk.applications.detail": _("Candidatura"),
    "desk.applications.enter": _("Nuova candidatura: persone simili"),
    "desk.applications.identify": _("Candidatura: riconoscere la persona"),
    "desk.applications.note_attempt": _("Candidatura: annotare un contatto"),
    "desk.applications.reopen_application": _("Candidatura: riaprire"),
    "desk.applications.take_back": _("Candidatura: rientro nel percorso"),
    "desk.applications.take_in_charge": _("Candidatura: presa in carico"),
    "desk.applications.turn_away": _("Candidatura: chiudere"),
    "desk.funds.posting": _("Riga di un fondo"),
    "desk.interviews.cancel": _("Colloquio: annullare"),
    "desk.interviews.detail": _("Colloquio"),
    "desk.interviews.hold": _("Colloquio: esito"),
    "desk.interviews.miss": _("Colloquio: persona non venuta"),
    "desk.interviews.rebook": _("Colloquio: spostare"),
    "desk.people.assessment": _("Fascicolo: valutazione"),
    "desk.people.change": _("Fascicolo: correggere i dati"),
    "desk.people.give_consent": _("Fascicolo: registrare un consenso"),
    "desk.people.obstacles": _("Fascicolo: ostacoli"),
    "desk.people.open_account": _("Fascicolo: aprire il portale"),
    "desk.people.person": _("Fascicolo: che cosa è successo"),
    "desk.people.placements": _("Fascicolo: inserimenti"),
    "desk.people.plan": _("Fascicolo: patto"),
    "desk.people.printed_plan": _("Fascicolo: patto da stampare"),
    "desk.people.profile": _("Fascicolo: profilo"),
    "desk.people.proposals": _("Fascicolo: proposte"),
    "desk.people.readers": _("Fascicolo: chi l'ha aperto"),
    "desk.people.training": _("Fascicolo: formazione"),
    "desk.people.withdraw_consent": _("Fascicolo: ritirare un consenso"),
    "desk.placements.check_in": _("Inserimento: verifica"),
    "desk.placements.placement": _("Inserimento"),
    "desk.placements.settle_worry": _("Inserimento: preoccupazione risolta"),
    "desk.referrals.referral": _("Segnalazione o invio"),
    "desk.vacancies.proposal": _("Proposta"),
    "portal.company.choose": _("Portale dell'azienda: scegliere una persona"),
    "portal.company.home": _("Portale dell'azienda: prima pagina"),
    "portal.company.not_choose": _("Portale dell'azienda: non scegliere una persona"),
    "portal.company.placements": _("Portale dell'azienda: inserimenti"),
    "portal.company.vacancy": _("Portale dell'azienda: ricerca"),
}
# By key of the table; what is in the key after a dash is which fund, say.
LIST_NAMES: dict[str, Text] = {
    "agreements": _("Accordi"),
    "aziende": _("Aziende"),
    "candidature": _("Candidature"),
    "chi-ha-aperto-il-mio-fascicolo": _("Chi ha aperto il mio fascicolo"),
    "corsi": _("Corsi"),
    "edizioni": _("Edizioni"),
    "fondi": _("Fondi"),
    "fondo": _("Registro del fondo"),
    "inserimenti": _("Inserimenti"),
    "inserimenti-in-azienda": _("Inserimenti in azienda"),
    "organisations": _("La rete"),
    "people": _("Persone in carico"),
    "persons": _("Persone"),
    "proposte": _("Proposte"),
    "read-log": _("Letture dei fascicoli"),
    "readers": _("Letture del fascicolo"),
    "referrals": _("Segnalazioni e invii"),
    "ricerche": _("Ricerche"),
}


def name_of_page(page: str) -> Text:
    """What a page is called; one that is no longer there keeps the key it was written with."""
    return PAGE_NAMES.get(page, page)


def name_of_list(key: str) -> Text:
    return LIST_NAMES.get(key) or LIST_NAMES.get(key.partition("-")[0], key)
