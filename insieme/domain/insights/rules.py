"""The figures, defined: what is counted, over what, in which unit; and what must not be shown of them in public."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

SMALLEST_COUNT = 5


class Unit(StrEnum):
    PEOPLE = "people"
    EVENTS = "events"
    COMPANIES = "companies"
    SHARE = "share"


@dataclass(frozen=True)
class Definition:
    """One figure. Texts are Italian; pages translate them. `version` grows when what is counted changes."""

    key: str
    name: str
    unit: Unit
    counts: str
    over: str = ""
    leaves_out: str = ""
    version: int = 1

    @property
    def is_about_people(self) -> bool:
        return self.unit in {Unit.PEOPLE, Unit.EVENTS}


DEFINITIONS: tuple[Definition, ...] = (
    Definition("applications", "Candidature", Unit.EVENTS, "Candidature presentate nel periodo."),
    Definition("interviews", "Colloqui", Unit.EVENTS, "Colloqui di accesso svolti nel periodo."),
    Definition(
        "taken_in_charge",
        "Persone prese in carico",
        Unit.PEOPLE,
        "Persone diverse il cui percorso si è aperto nel periodo, nell'area del comune in cui abitavano quel giorno. "
        "Chi lo apre due volte nel periodo conta una volta sola.",
        leaves_out="I rientri in un percorso già aperto.",
    ),
    Definition(
        "placements",
        "Inserimenti",
        Unit.EVENTS,
        "Contratti e tirocini attivati nel periodo attraverso il programma; una persona può contare più volte.",
        leaves_out="Le proroghe.",
    ),
    Definition(
        "placements_since_start",
        "Inserimenti dall'inizio",
        Unit.EVENTS,
        "Contratti e tirocini attivati dal giugno 2017 alla fine del periodo.",
    ),
    Definition("extensions", "Proroghe", Unit.EVENTS, "Proroghe di contratti e tirocini nel periodo."),
    Definition(
        "people_placed", "Persone inserite", Unit.PEOPLE, "Persone diverse con almeno un'attivazione nel periodo."
    ),
    Definition(
        "people_first_placed",
        "Persone al primo inserimento",
        Unit.PEOPLE,
        "Persone con un'attivazione nel periodo e nessuna prima.",
    ),
    Definition(
        "conversion_rate",
        "Tasso di conversione a tempo indeterminato",
        Unit.SHARE,
        "Inserimenti attivati nel periodo che alla data risultano a tempo indeterminato: dall'inizio o trasformati.",
        over="Tutti gli inserimenti attivati nel periodo.",
        leaves_out="L'apprendistato è contato a parte e non come indeterminato; un tirocinio non lo è mai.",
    ),
    Definition(
        "permanent_at_start",
        "A tempo indeterminato dall'inizio",
        Unit.EVENTS,
        "Inserimenti attivati nel periodo con un contratto a tempo indeterminato.",
    ),
    Definition(
        "transformed",
        "Trasformati a tempo indeterminato",
        Unit.EVENTS,
        "Inserimenti attivati nel periodo e trasformati a tempo indeterminato entro la data.",
    ),
    Definition(
        "companies_collaborating",
        "Aziende che collaborano",
        Unit.COMPANIES,
        "Aziende con una collaborazione in corso, a qualsiasi titolo, alla fine del periodo.",
    ),
    Definition(
        "companies_on_board",
        "Aziende nel Board",
        Unit.COMPANIES,
        "Aziende con un'adesione al Board delle Imprese in vigore alla fine del periodo.",
    ),
    Definition(
        "companies_involved",
        "Aziende coinvolte",
        Unit.COMPANIES,
        "Aziende con una collaborazione, una selezione o un inserimento nel periodo, nell'area della sede. "
        "Un'azienda con sedi in due aree conta in ciascuna, e una volta nel totale.",
    ),
)

DEFINITION_OF: Mapping[str, Definition] = {definition.key: definition for definition in DEFINITIONS}


def share(part: int, whole: int) -> float:
    """The part of the whole, zero when there is no whole."""
    return part / whole if whole else 0.0


def withhold(counts: Mapping[str, int]) -> dict[str, int | None]:
    """Which of the counts of persons may be published beside their exact total; None for those withheld.

    Counts under five are withheld, and with them enough of the next smallest that whoever subtracts the published
    cells from the total cannot bring any withheld one below the threshold: at least two cells, whose sum leaves each
    of them a range from zero to five or more. When all must go, all go.
    """
    hidden = {code for code, count in counts.items() if count < SMALLEST_COUNT}
    if not hidden:
        return dict(counts)
    for code in sorted(counts, key=lambda code: (counts[code], code)):
        if len(hidden) > 1 and sum(counts[each] for each in hidden) >= SMALLEST_COUNT:
            break
        hidden.add(code)
    return {code: None if code in hidden else count for code, count in counts.items()}
