"""What the menus offer: one table. A link is shown to whoever holds its permission."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import PORTAL_ROLES, Part, Permission, Role

P = Permission

ROLE_NAMES: dict[Role, str | Promise] = {
    Role.COORDINATOR: _("Coordinamento"),
    Role.SECRETARIAT: _("Segreteria"),
    Role.CASE_MANAGER: _("Operatore"),
    Role.SCOUT: _("Referente imprese"),
    Role.TUTOR: _("Tutor"),
    Role.TRAINER: _("Ente di formazione"),
    Role.PARTNER: _("Organizzazione della rete"),
    Role.ADMINISTRATION: _("Amministrazione"),
    Role.FUND_MANAGER: _("Gestione del fondo"),
    Role.GOVERNANCE: _("Cabina di regia"),
    Role.DPO: _("Protezione dei dati"),
    Role.CANDIDATE: _("Candidato"),
    Role.COMPANY: _("Azienda"),
}

PART_NAMES: dict[Part, str | Promise] = {
    Part.CASE: _("Segue il percorso"),
    Part.MATCHING: _("Cerca un lavoro adatto"),
    Part.TUTORING: _("Fa da tutor in azienda"),
    Part.TRAINING: _("Tiene un corso"),
    Part.REFERRAL: _("Ha ricevuto un invio"),
    Part.ADMINISTRATION: _("Amministrazione con una parte nel percorso"),
    Part.EMPLOYER: _("Azienda"),
}

# label, url name, permission (None: every role of the desk; several: any of them)
DESK: tuple[tuple[str | Promise, tuple[tuple[str | Promise, str, P | tuple[P, ...] | None], ...]], ...] = (
    (
        "",
        ((_("Oggi"), "today:today", None),),
    ),
    (
        _("Persone"),
        (
            (_("Candidature"), "applications:queue", P.WORK_APPLICATIONS),
            (_("Colloqui"), "interviews:agenda", P.SEE_CASES),
            (_("Persone"), "people:people", P.SEE_PEOPLE),
            (_("Segnalazioni"), "referrals:referrals", (P.REFER, P.ANSWER_REFERRALS)),
        ),
    ),
    (
        _("Formazione"),
        (
            (_("Corsi"), "training:courses", P.SEE_TRAINING),
            (_("Edizioni"), "training:editions", P.SEE_TRAINING),
        ),
    ),
    (
        _("Lavoro"),
        (
            (_("Aziende"), "companies:companies", P.SEE_COMPANIES),
            (_("Ricerche"), "vacancies:vacancies", P.SEE_VACANCIES),
            (_("Proposte"), "vacancies:proposals", P.SEE_VACANCIES),
            (_("Inserimenti"), "placements:placements", P.SEE_PLACEMENTS),
        ),
    ),
    (
        _("Programma"),
        (
            (_("Dati"), "insights:figures", P.SEE_FIGURES),
            (_("Fondi"), "funds:funds", P.SEE_FUNDS),
            (_("Rete"), "network:organisations", P.SEE_NETWORK),
            (_("Letture dei fascicoli"), "people:read_log", P.SEE_READ_LOG),
        ),
    ),
)

PORTAL: dict[Role, tuple[tuple[str | Promise, str], ...]] = {
    Role.CANDIDATE: (
        (_("Il mio percorso"), "candidate:home"),
        (_("I miei dati"), "candidate:my_data"),
        (_("Chi ha aperto il mio fascicolo"), "candidate:my_readers"),
    ),
    Role.COMPANY: (
        (_("La mia azienda"), "company:home"),
        (_("Ricerche"), "company:vacancies"),
        (_("Inserimenti"), "company:placements"),
    ),
}

PUBLIC: tuple[tuple[str | Promise, str], ...] = (
    (_("Il programma"), "public:home"),
    (_("Partecipa"), "public:take_part"),
    (_("I dati"), "public:figures"),
)

FOOT: tuple[tuple[str | Promise, str], ...] = (
    (_("Privacy"), "public:privacy"),
    (_("Dichiarazione di accessibilità"), "public:accessibility"),
)


@dataclass(frozen=True)
class Link:
    """`here` is what aria-current says: this very page, or a page beneath it."""

    label: str | Promise
    url: str
    here: str = ""


@dataclass(frozen=True)
class Group:
    label: str | Promise
    links: tuple[Link, ...]


@cache
def address(name: str) -> str:
    """The page's address; empty when an installation does not have that page."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _links(entries: Iterable[tuple[str | Promise, str]], path: str) -> tuple[Link, ...]:
    found = [(label, url) for label, name in entries if (url := address(name))]
    # Of two that lead here, one beneath the other, one stands in the deeper.
    deepest = max((url for _label, url in found if _here(url, path)), key=len, default="")
    return tuple(Link(label, url, _here(url, path) if url == deepest else "") for label, url in found)


def _here(url: str, path: str) -> str:
    if url == path:
        return "page"
    return "true" if url != "/" and path.startswith(url) else ""


def _may_open(actor: Actor, needs: P | tuple[P, ...] | None) -> bool:
    if needs is None:
        return True
    return any(each in actor.permissions for each in (needs if isinstance(needs, tuple) else (needs,)))


def for_actor(actor: Actor, path: str) -> list[Group]:
    """The menu of this role, with where one is."""
    if actor.role is None:
        return []
    if actor.role in PORTAL_ROLES:
        return [Group("", _links(PORTAL[actor.role], path))]
    groups = []
    for label, entries in DESK:
        mine = [(words, name) for words, name, needs in entries if _may_open(actor, needs)]
        if links := _links(mine, path):
            groups.append(Group(label, links))
    return groups


def for_everyone(path: str) -> tuple[tuple[Link, ...], tuple[Link, ...]]:
    """The public site's menu and footer."""
    return _links(PUBLIC, path), _links(FOOT, path)


def home_of(actor: Actor) -> str:
    """Where this role begins its day."""
    if actor.role is None:
        return "/"
    if actor.role in PORTAL_ROLES:
        return address(PORTAL[actor.role][0][1]) or "/"
    return address("today:today") or "/"
