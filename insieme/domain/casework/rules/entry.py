"""The rules of the way in: the clock of 4–5 weeks, believable answers, appointments, the code of a draft."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Self

from insieme.core.decisions import YES, Decision, no, yes_if
from insieme.core.identifiers import birth_date_of, check_codice_fiscale
from insieme.core.periods import ROME, age_on

# The secretariat's promise: within five weeks of the day somebody applied, we speak to them. From the fourth, hurry.
FIRST_CONTACT = timedelta(weeks=5)
HURRY_AFTER = timedelta(weeks=4)
SOON = timedelta(days=7)

# Only after so many attempts may somebody be called unreachable.
UNREACHABLE_AFTER = 3

INTERVIEW_LENGTH = timedelta(minutes=45)
FARTHEST_APPOINTMENT = timedelta(days=366)
OLDEST_PAPER = timedelta(days=3 * 366)
YOUNGEST, OLDEST = 15, 110

# A draft that nobody has written in, or opened with its code, for so long is forgotten.
DRAFT_KEPT = timedelta(days=60)

# The letters of a draft's code: none that looks like another (no I, L, O, U, 0 or 1).
CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 9
ALIKE = str.maketrans({"0": "Q", "O": "Q", "1": "J", "I": "J", "L": "J", "U": "V"})


class Clock(StrEnum):
    ON_TIME = "on_time"
    TO_HURRY = "to_hurry"
    LATE = "late"


def contact_by(submitted_on: date) -> date:
    """The last day on which a first contact keeps the promise."""
    return submitted_on + FIRST_CONTACT


def clock(submitted_on: date, today: date, first_contact_on: date | None = None) -> Clock:
    """Say how the promise of a first contact stands: once somebody was contacted, it stands as on that day."""
    waited = (first_contact_on or today) - submitted_on
    if waited > FIRST_CONTACT:
        return Clock.LATE
    if waited >= HURRY_AFTER and first_contact_on is None:
        return Clock.TO_HURRY
    return Clock.ON_TIME


def weeks_waited(submitted_on: date, until: date) -> int:
    """Count the whole weeks between the application and a day; never less than none."""
    return max(0, (until - submitted_on).days // 7)


@dataclass(frozen=True)
class Answers:
    """What somebody answers when they apply, or what the secretariat copies from paper."""

    given_name: str
    family_name: str
    municipality_id: str
    is_unemployed: bool
    birth_date: date | None = None
    sex: str = "X"
    citizenship: str = ""
    codice_fiscale: str = ""
    no_codice_fiscale: str = ""
    email: str = ""
    phone: str = ""
    language: str = "it"
    other_measure: str = "unknown"
    wishes: str = ""

    @classmethod
    def read(cls, kept: Mapping[str, object], *, language: str) -> Self | None:
        """Read a draft's answers; None while one that cannot be missing is missing."""
        known = {each.name: kept[each.name] for each in fields(cls) if each.name in kept}
        known["language"] = language
        if isinstance(known.get("birth_date"), str):
            known["birth_date"] = date.fromisoformat(str(known["birth_date"])) if known["birth_date"] else None
        needed = ("given_name", "family_name", "municipality_id", "is_unemployed")
        if any(known.get(name) in {None, ""} for name in needed) or not kept.get("consent"):
            return None
        return cls(**known)  # type: ignore[arg-type]  # the form that wrote them checked their kinds


def believable_birth(birth_date: date | None, codice_fiscale: str, today: date) -> Decision:
    """Whether this can be the birth date of somebody who looks for work, and agrees with the codice fiscale."""
    if birth_date is not None:
        if birth_date > today:
            return no("La data di nascita è nel futuro: controlla l'anno.")
        age = age_on(birth_date, today)
        if age > OLDEST:
            return no("La data di nascita è di {age} anni fa: controlla l'anno.", age=age)
        if age < YOUNGEST:
            return no("Per cercare lavoro con noi servono almeno {least} anni: controlla l'anno.", least=YOUNGEST)
    if codice_fiscale:
        valid = check_codice_fiscale(codice_fiscale)
        if not valid:
            return valid
        if birth_date is not None and not _same_day(birth_date_of(codice_fiscale), birth_date):
            return no("Il codice fiscale e la data di nascita non vanno d'accordo: ricontrolla tutti e due.")
    return YES


def _same_day(written: date, said: date) -> bool:
    """The code holds two figures of the year: 1926 and 2026 are written alike."""
    return (written.year % 100, written.month, written.day) == (said.year % 100, said.month, said.day)


def complete(answers: Answers, today: date) -> Decision:
    """Whether these answers make an application: somebody with a name, who can be reached, of a believable age."""
    if not (answers.given_name.strip() and answers.family_name.strip()):
        return no("Servono il nome e il cognome.")
    if not (answers.phone or answers.email):
        return no("Serve almeno un recapito: un telefono o un indirizzo e-mail.")
    if bool(answers.codice_fiscale) == bool(answers.no_codice_fiscale):
        return no("Scrivi il codice fiscale, oppure di' perché non c'è: una cosa sola delle due.")
    return believable_birth(answers.birth_date, answers.codice_fiscale, today)


def believable_day(submitted_on: date, today: date) -> Decision:
    """Whether an application on paper can bear this date: not in the future, and not from another age."""
    if submitted_on > today:
        return no("La candidatura non può essere di un giorno futuro.")
    return yes_if(today - submitted_on <= OLDEST_PAPER, "La data della candidatura è troppo lontana: controlla l'anno.")


def believable_appointment(starts_at: datetime, now: datetime) -> Decision:
    """Whether an interview can be booked then: today or later, within a year, at an hour when offices are open.

    Earlier today is allowed: somebody who walked in this morning was listened to before anybody wrote it down.
    """
    if starts_at.astimezone(ROME).date() < now.astimezone(ROME).date():
        return no("Il colloquio va fissato da oggi in avanti: quel giorno è già passato.")
    if starts_at - now > FARTHEST_APPOINTMENT:
        return no("Il colloquio è a più di un anno da oggi: controlla la data.")
    hour = starts_at.astimezone(ROME).hour
    return yes_if(7 <= hour < 21, "Gli sportelli sono aperti tra le 7 e le 21: controlla l'ora.")


def write_code(number: int) -> str:
    """Write a random number as the code of a draft, in three groups of three: `KQ7-4MF-2TX`."""
    letters = []
    for _place in range(CODE_LENGTH):
        number, rest = divmod(number, len(CODE_LETTERS))
        letters.append(CODE_LETTERS[rest])
    whole = "".join(letters)
    return "-".join(whole[start : start + 3] for start in range(0, CODE_LENGTH, 3))


def read_code(text: str) -> str:
    """Read a code as people type it, with or without lines, small or capital; empty when it cannot be one."""
    plain = "".join(letter for letter in text[:40].upper() if letter.isalnum()).translate(ALIKE)
    if len(plain) != CODE_LENGTH or any(letter not in CODE_LETTERS for letter in plain):
        return ""
    return "-".join(plain[start : start + 3] for start in range(0, CODE_LENGTH, 3))
