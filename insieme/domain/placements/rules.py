"""A contract's life as a ledger of dated lines: which lines may follow which, how it stands after them, when to ask how it goes.

Lines are ordered by their day and, on one day, by their kind: activation, then extensions and transformations,
termination. Of what changes on one day, the line that leads further comes last: the permanent one, the later end.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from insieme.core.decisions import YES, Decision, no
from insieme.core.periods import months_after

ACTIVATION, EXTENSION, TRANSFORMATION, TERMINATION = "activation", "extension", "transformation", "termination"
RANK = {ACTIVATION: 0, EXTENSION: 1, TRANSFORMATION: 1, TERMINATION: 2}
AFTER_START = (7, 30, 90, 180, 365)
BEFORE_END = (60, 30)
TOO_LATE_TO_ASK = timedelta(days=30)
FARTHEST_START = timedelta(days=366)
LONGEST_TERM = timedelta(days=3653)


@dataclass(frozen=True)
class Line:
    """One line: what happened, when, and what the contract is after it. `key` tells it from the others."""

    key: int
    kind: str
    on: date
    contract_type: str
    is_permanent: bool
    expected_end_on: date | None = None


@dataclass(frozen=True)
class Standing:
    """How a contract stands. `since` is the day of the last line; with no lines it has not begun."""

    state: str = "agreed"
    contract_type: str = ""
    is_permanent: bool = False
    started_on: date | None = None
    expected_end_on: date | None = None
    ended_on: date | None = None
    since: date | None = None
    extensions: int = 0


def ordered(lines: Iterable[Line]) -> list[Line]:
    def place(line: Line) -> tuple[date, int, bool, date, bool, int]:
        further = (line.is_permanent, line.expected_end_on or date.max, line.kind == TRANSFORMATION)
        return line.on, RANK[line.kind], *further, line.key

    return sorted(lines, key=place)


def standing(lines: Iterable[Line]) -> Standing:
    """Say how a contract stands after these lines, whatever order they come in."""
    now = Standing()
    for line in ordered(lines):
        is_end = line.kind == TERMINATION
        now = Standing(
            state="ended" if is_end else "active",
            contract_type=now.contract_type if is_end else line.contract_type,
            is_permanent=now.is_permanent if is_end else line.is_permanent,
            started_on=line.on if line.kind == ACTIVATION else now.started_on,
            expected_end_on=now.expected_end_on if is_end else line.expected_end_on,
            ended_on=line.on if is_end else None,
            since=line.on,
            extensions=now.extensions + (line.kind == EXTENSION),
        )
    return now


def check_ledger(lines: Iterable[Line]) -> Decision:
    """Whether these lines, in order, can be one contract's life. No lines at all can."""
    before: list[Line] = []
    for line in ordered(lines):
        if not (answer := can_follow(before, line)):
            return answer
        before.append(line)
    return YES


def can_follow(before: Sequence[Line], line: Line) -> Decision:
    """Whether this line may be written after those: the reason when it may not."""
    if not before:
        if line.kind != ACTIVATION:
            return no("La prima riga di un contratto è l'attivazione.")
        return _term_fits(line)
    now = standing(before)
    if line.kind == ACTIVATION:
        return no("Il contratto è già attivato.")
    if now.state == "ended":
        return no("Il contratto è cessato: dopo la cessazione non c'è altro.")
    if now.since and line.on < now.since:
        return no("Il giorno viene prima dell'ultima riga del registro, del {day}.", day=f"{now.since:%d/%m/%Y}")
    return {EXTENSION: _extends, TRANSFORMATION: _transforms, TERMINATION: _ends}[line.kind](now, line)


def _extends(now: Standing, line: Line) -> Decision:
    if now.expected_end_on is None:
        return no("Un contratto senza scadenza non si proroga.")
    if line.on > now.expected_end_on + timedelta(days=1):
        return no(
            "Il contratto scadeva il {end}: una proroga si fa entro quel giorno.", end=f"{now.expected_end_on:%d/%m/%Y}"
        )
    if line.expected_end_on is None or line.expected_end_on <= now.expected_end_on:
        return no("La nuova scadenza viene dopo quella di ora, il {end}.", end=f"{now.expected_end_on:%d/%m/%Y}")
    return YES


def _transforms(_now: Standing, line: Line) -> Decision:
    return _term_fits(line)


def _ends(_now: Standing, _line: Line) -> Decision:
    return YES


def _term_fits(line: Line) -> Decision:
    if line.is_permanent and line.expected_end_on is not None:
        return no("Un contratto a tempo indeterminato non ha scadenza.")
    if line.expected_end_on is not None and line.expected_end_on < line.on:
        return no("La scadenza viene dopo il primo giorno.")
    return YES


# What a passage to permanent makes of a contract; of any other, the plain permanent one.
PERMANENT_OF = {"A.06.01": "A.06.00", "N.02.00": "N.01.00", "N.03.00": "N.01.00"}


def permanent_form(contract_type: str) -> str:
    """The code of the permanent contract that this one becomes."""
    return PERMANENT_OF.get(contract_type, "A.01.00")


# Ways to transform a contract of a family that nobody begins any more: old records may hold them.
BYGONE = frozenset({"AI", "FI", "II"})
OF_APPRENTICESHIPS = frozenset({"DP", "FF"})
OF_A_FIXED_TERM = "DI"


def can_become(kind: str, macro: str) -> Decision:
    """Whether a contract of this family can be transformed in this way."""
    if macro == "tirocinio":
        return no("Un tirocinio non si trasforma: se l'azienda assume, si concorda un nuovo inserimento.")
    if kind in BYGONE:
        return no("Questa trasformazione è di contratti che non ci sono più: scegline un'altra.")
    if kind in OF_APPRENTICESHIPS and macro != "apprenticeship":
        return no("Questa trasformazione è degli apprendistati, e questo contratto non lo è.")
    if kind == OF_A_FIXED_TERM and macro == "apprenticeship":
        return no("Un apprendistato non è a tempo determinato: scegli la fine del periodo formativo.")
    return YES


def can_become_permanent(now: Standing) -> Decision:
    """Whether a contract that stands so can be transformed to permanent."""
    return no("Il contratto è già a tempo indeterminato.") if now.is_permanent else YES


def needs_an_end(macro: str) -> bool:
    """Whether a contract of this family, when it is not permanent, needs the day it is expected to end."""
    return macro in {"fixed_term", "tirocinio", "agency"}


def check_term(macro: str, *, is_permanent: bool, starts_on: date, expected_end_on: date | None) -> Decision:
    """Whether the expected end fits the contract: a term needs one, a permanent contract has none."""
    if is_permanent:
        return YES if expected_end_on is None else no("Un contratto a tempo indeterminato non ha scadenza.")
    if expected_end_on is None:
        return no("Un contratto a termine e un tirocinio hanno una scadenza: scrivila.") if needs_an_end(macro) else YES
    return YES if expected_end_on >= starts_on else no("La scadenza viene dopo il primo giorno.")


def check_start(starts_on: date, expected_end_on: date | None, today: date) -> Decision:
    """Whether a contract agreed today can begin and end on these days: nobody agrees on years from now."""
    if starts_on > today + FARTHEST_START:
        return no("L'inizio può essere al più tra un anno: controlla il giorno.")
    if expected_end_on is not None and expected_end_on > starts_on + LONGEST_TERM:
        return no("La scadenza è a più di dieci anni dall'inizio: controlla il giorno.")
    return YES


def check_in_days(start: date, expected_end: date | None) -> dict[date, int]:
    """The days on which to ask how it goes, each with its offset: days since the start, or before the end if negative.

    None falls after the expected end; where two fall on one day, that since the start stays.
    """
    days = {start + timedelta(days=offset): offset for offset in AFTER_START}
    if expected_end is None:
        return days
    days = {day: offset for day, offset in days.items() if day <= expected_end}
    for offset in BEFORE_END:
        if (day := expected_end - timedelta(days=offset)) > start:
            days.setdefault(day, -offset)
    return dict(sorted(days.items()))


def can_still_be_asked(due_on: date, today: date) -> bool:
    """Whether a check-in of that day is worth writing down today: nobody tells in June how the first week of January went."""
    return due_on >= today - TOO_LATE_TO_ASK


@dataclass(frozen=True)
class TirocinioLimits:
    """What the regional law says of tirocini from a day on: months for anyone, for disadvantaged people, with a disability."""

    valid_from: date
    months: int
    months_if_disadvantaged: int
    months_if_disabled: int
    least_allowance_cents: int
    law: str


# Dated: a new law is a new line, and what was agreed under the old one is read with the old one.
TIROCINIO_LIMITS = (
    TirocinioLimits(date(2013, 9, 26), 6, 12, 24, 45_000, "L.R. 7/2013"),
    TirocinioLimits(date(2019, 7, 1), 6, 12, 24, 45_000, "L.R. 1/2019"),
)


def limits_on(day: date) -> TirocinioLimits:
    """The limits in force on that day; before the first ones, the first."""
    return max(
        (each for each in TIROCINIO_LIMITS if each.valid_from <= day),
        key=lambda each: each.valid_from,
        default=TIROCINIO_LIMITS[0],
    )


def tirocinio_warnings(starts_on: date, expected_end_on: date | None, allowance_cents: int | None) -> list[Decision]:
    """What to look at again in a tirocinio. These are warnings: the law has exceptions that a person knows."""
    limits = limits_on(starts_on)
    too_long = _too_long(limits, starts_on, expected_end_on) if expected_end_on else None
    # A warning is a «no», which is false: it is there when it is not None.
    warnings = [] if too_long is None else [too_long]
    if allowance_cents is None:
        warnings.append(no("L'indennità di tirocinio non è scritta: la legge ({law}) ne chiede una.", law=limits.law))
    elif allowance_cents < limits.least_allowance_cents:
        least = Decimal(limits.least_allowance_cents) / 100
        warnings.append(
            no("L'indennità è sotto il minimo di {least} € al mese ({law}).", least=f"{least:.0f}", law=limits.law)
        )
    return warnings


def _too_long(limits: TirocinioLimits, starts_on: date, expected_end_on: date) -> Decision | None:
    def exceeds(months: int) -> bool:
        return expected_end_on >= months_after(starts_on, months)

    if exceeds(limits.months_if_disabled):
        return no(
            "Il tirocinio supera {months} mesi, il massimo in ogni caso ({law}).",
            months=limits.months_if_disabled,
            law=limits.law,
        )
    if exceeds(limits.months_if_disadvantaged):
        return no(
            "Oltre {months} mesi il tirocinio è ammesso solo per persone con disabilità ({law}).",
            months=limits.months_if_disadvantaged,
            law=limits.law,
        )
    if exceeds(limits.months):
        return no(
            "Oltre {months} mesi il tirocinio è ammesso solo per persone svantaggiate o con disabilità ({law}).",
            months=limits.months,
            law=limits.law,
        )
    return None
