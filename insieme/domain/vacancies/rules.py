"""What follows from seats and answers, and which requirements the law does not let a company ask for."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median

from insieme.core.decisions import YES, Decision, no, yes_if
from insieme.core.periods import ROME
from insieme.domain.vacancies.states import VacancyState

SILENT_AFTER_DAYS = 7
MOST_SEATS = 500


@dataclass(frozen=True)
class Concern:
    """Words of a requirement that may discriminate: which, why they should not stand, how to say it instead."""

    found: str
    why: str
    instead: str


@dataclass(frozen=True)
class Subject:
    """A matter on which nobody may be sorted out, the words that give it away, and what to write instead."""

    pattern: re.Pattern[str]
    why: str
    instead: str


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(patterns) + r")\b", re.IGNORECASE)


# D.Lgs. 198/2006 art. 27 (sex, family, pregnancy), D.Lgs. 215/2003 (origin), D.Lgs. 216/2003 (religion, opinions,
# disability, age, orientation), D.Lgs. 276/2003 art. 10 (what may not be asked before hiring).
SUBJECTS = (
    Subject(
        _words(
            r"uomo",
            r"uomini",
            r"donn[ae]",
            r"ragazz[oaie]",
            r"signorin[ae]",
            r"masch(?:io|i|ile)",
            r"femmin[ae]",
            r"sesso (?:maschile|femminile)",
            r"(?:solo|only) (?:male|female)s?",
            r"m[ae]n only",
            r"wom[ae]n",
        ),  # fmt: skip
        "Il lavoro è aperto a tutte le persone, di ogni sesso.",
        "Descrivi il compito: per esempio «sollevare fino a 15 kg».",
    ),
    Subject(
        _words(
            r"giovan[ei]",
            r"età (?:massima|minima|compresa|inferiore|superiore)",
            r"under \d{2}",
            r"over \d{2}",
            r"(?:max\.?|massimo|non oltre|entro i|al di sotto dei|meno di) \d{2} anni(?! di esperienza)",
            r"(?:tra|fra|dai) (?:i )?\d{2} (?:e|ai) (?:i )?\d{2} anni(?! di esperienza)",
            r"young",
            r"max(?:imum)? age",
        ),  # fmt: skip
        "L'età non può escludere nessuno, se non la chiede una legge.",
        "Scrivi l'esperienza o la patente che servono; se un limite di età è di legge, indica quale legge.",
    ),
    Subject(
        _words(
            r"nazionalità",
            r"cittadinanza",
            r"(?:solo )?italian[ie] (?:di nascita|d'origine)",
            r"solo italian[ie]",
            r"(?:no|non) (?:extracomunitari|stranier[ie])",
            r"extracomunitar[io]+",
            r"madrelingua(?: italian[ao])?",
            r"razza",
            r"etnia",
            r"carnagione",
            r"italians only",
            r"no foreigners",
            r"native speakers?",
        ),  # fmt: skip
        "Origine, cittadinanza e lingua madre non possono essere un requisito.",
        "Indica il livello di lingua che serve per il compito, per esempio «italiano B1, parlato».",
    ),
    Subject(
        _words(
            r"religion[ei]",
            r"cattolic[oaie]+",
            r"cristian[oaie]",
            r"musulman[oaie]",
            r"senza velo",
            r"velo",
            r"catholic",
            r"muslim",
            r"christian",
            r"headscarf",
        ),  # fmt: skip
        "La religione di una persona non si può chiedere né escludere.",
        "Descrivi l'abbigliamento di sicurezza che il lavoro richiede, o l'orario.",
    ),
    Subject(
        _words(
            r"gravidanz[ae]",
            r"incinta",
            r"nubil[ei]",
            r"celib[ei]",
            r"spos(?:at[oaie]|ata)",
            r"senza figli",
            r"(?:no|niente) figli",
            r"senza (?:carichi|impegni) familiari",
            r"stato civile",
            r"pregnan(?:t|cy)",
            r"unmarried",
            r"no children",
        ),  # fmt: skip
        "Gravidanza, figli e famiglia non si possono chiedere.",
        "Scrivi l'orario e i turni: ciascuno saprà se può farli.",
    ),
    Subject(
        _words(
            r"bella presenza",
            r"bell'aspetto",
            r"aspetto (?:curato|gradevole)",
            r"foto(?:grafia)?(?: a figura intera)?",
            r"photo",
            r"good[- ]looking",
            r"altezza (?:minima|almeno)",
        ),  # fmt: skip
        "L'aspetto non riguarda il lavoro, e una foto invita a scegliere per quello.",
        "Togli la richiesta, oppure descrivi il comportamento che serve: «accoglienza dei clienti».",
    ),
    Subject(
        _words(
            r"(?:no|non) (?:disabili|invalidi|categorie protette)",
            r"sana e robusta costituzione",
            r"ottima salute",
            r"buona salute",
            r"normodotat[oaie]",
            r"perfetta forma fisica",
            r"no disabilities",
            r"good health",
        ),  # fmt: skip
        "Salute e disabilità non possono escludere: l'idoneità la dice il medico competente, dopo.",
        "Descrivi che cosa si fa: «stare in piedi», «lavorare in cella a 4 gradi».",
    ),
    Subject(
        _words(
            r"opinion[ei] politic(?:a|he)",
            r"iscritt[oaie] al sindacato",
            r"(?:no|non) sindacalist[aie]",
            r"orientamento sessuale",
            r"eterosessual[ei]",
            r"fedina penale",
            r"casellario",
            r"trade union",
        ),  # fmt: skip
        "Opinioni, sindacato, vita privata e precedenti non si chiedono a chi cerca lavoro.",
        "Togli la richiesta; se una legge la impone per questo lavoro, indica quale.",
    ),
)


def concerns_in(text: str) -> list[Concern]:
    """Find the words of a requirement that may discriminate, once for each matter, in the order of the text.

    A warning, not a verdict: words have contexts that a list does not know, and a person decides.
    """
    hits = [(match, subject) for subject in SUBJECTS if (match := subject.pattern.search(text))]
    hits.sort(key=lambda hit: hit[0].start())
    return [Concern(match.group(), subject.why, subject.instead) for match, subject in hits]


def state_with(current: str, seats: int, taken: int) -> VacancyState:
    """Say whether a search is open or filled, from its seats; a closed one stays closed."""
    if current == VacancyState.CLOSED:
        return VacancyState.CLOSED
    return VacancyState.FILLED if taken >= seats else VacancyState.OPEN


def can_take_a_seat(seats: int, taken: int) -> Decision:
    if taken < seats:
        return YES
    return no("I posti sono tutti presi ({taken} su {seats}).", taken=taken, seats=seats)


def can_have_seats(seats: int, taken: int) -> Decision:
    """Seats can be fewer than before, never fewer than those already chosen."""
    if not 1 <= seats <= MOST_SEATS:
        return no("I posti vanno da 1 a {most}.", most=MOST_SEATS)
    return yes_if(
        seats >= taken, "I posti già presi sono {taken}: non possono diventare {seats}.", taken=taken, seats=seats
    )


def within_capacity(capacity: int | None, presented: int) -> Decision:
    """Whether the firm has said it can read one more profile this month. A warning: whoever proposes decides."""
    return yes_if(
        capacity is None or presented < capacity,
        "L'azienda legge al massimo {capacity} profili al mese: questo mese ne ha già ricevuti {presented}.",
        capacity=capacity,
        presented=presented,
    )


@dataclass(frozen=True)
class Answers:
    """How a company answers: profiles received, answered, still waiting; days to answer, days of the oldest silence."""

    presented: int
    answered: int
    median_days: float | None
    oldest_silence_days: int | None

    @property
    def waiting(self) -> int:
        return self.presented - self.answered


def answers_from(times: Iterable[tuple[datetime, datetime | None, bool]], at: datetime) -> Answers:
    """Measure answers from (presented at, answered at or None, still waiting): withdrawn profiles wait no more."""
    counted = [(start, end) for start, end, waits in times if end or waits]
    days = [(end - start) / timedelta(days=1) for start, end in counted if end]
    silences = [(at - start).days for start, end in counted if end is None]
    return Answers(len(counted), len(days), median(days) if days else None, max(silences, default=None))


def month_of(on: date) -> date:
    return on.replace(day=1)


def day_of(at: datetime) -> date:
    """The day it was in Bologna."""
    return at.astimezone(ROME).date()
