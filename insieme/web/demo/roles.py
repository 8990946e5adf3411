from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Role
from insieme.domain.network import queries as network
from insieme.web.navigation import ROLE_NAMES
from insieme.web.pages import Request, page

WHAT_IT_DOES: dict[Role, Promise] = {
    Role.COORDINATOR: _("Vede tutto, assegna le prese in carico, cura gli accordi e corregge i dati."),
    Role.SECRETARIAT: _("Riceve le candidature, chiama le persone entro 4-5 settimane, fissa i colloqui."),
    Role.CASE_MANAGER: _("Tiene i colloqui e segue le sue persone: ostacoli, patto, corsi, proposte di lavoro."),
    Role.SCOUT: _("Conosce le aziende, apre le ricerche, propone le persone pronte."),
    Role.TUTOR: _("Accompagna chi lavora: verifiche a 7, 30, 90, 180 e 365 giorni."),
    Role.TRAINER: _("Tiene i corsi del suo ente e ne segna le presenze."),
    Role.PARTNER: _("Segnala persone con il loro consenso e segue come va."),
    Role.ADMINISTRATION: _("Guarda i dati del suo territorio accanto all'insieme, gli invii e gli accordi."),
    Role.FUND_MANAGER: _("Tiene il Fondo sociale di comunità: contributi, impegni, spese."),
    Role.GOVERNANCE: _("Legge i dati e i fondi, senza nomi di persone."),
    Role.DPO: _("Controlla chi ha aperto quali fascicoli, e perché."),
    Role.CANDIDATE: _("Segue dal telefono il proprio percorso e risponde alle proposte."),
    Role.COMPANY: _("Apre ricerche, risponde sulle persone presentate, vede gli inserimenti."),
}


@dataclass(frozen=True)
class Card:
    role: Role
    label: str | Promise
    does: Promise
    name: str
    organisation: str


@page(public=True)
def roles(request: Request) -> HttpResponse:
    """Show who one can be in the demonstration: one card a role, one button each."""
    first = network.first_in_each_role(on=request.actor.today)
    cards = [
        Card(role, ROLE_NAMES[role], does, first[role].user.name, first[role].organisation.name)
        for role, does in WHAT_IT_DOES.items()
        if role in first
    ]
    return render(request, "demo/roles.html", {"cards": cards})
