"""When two descriptions may be of the same person. It only warns: who decides is a person."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from insieme.core.search import words_of


class Likeness(StrEnum):
    """Why two descriptions may be of one person, the strongest first."""

    CODE = "code"
    NAME_AND_BIRTH = "name_and_birth"
    SIMILAR_NAME_AND_BIRTH = "similar_name_and_birth"
    PHONE = "phone"
    NAME = "name"


@dataclass(frozen=True)
class Said:
    """Who somebody says they are, as far as recognising them goes."""

    given_name: str
    family_name: str
    birth_date: date | None = None
    codice_fiscale: str = ""
    phone: str = ""


def likeness(one: Said, other: Said) -> Likeness | None:
    """Say why two descriptions may be of the same person, or None.

    A codice fiscale on both sides that differs proves nothing alone: one of the two may have been mistyped.
    """
    if one.codice_fiscale and one.codice_fiscale == other.codice_fiscale:
        return Likeness.CODE
    same_birth = one.birth_date is not None and one.birth_date == other.birth_date
    if same_birth and same_name(one, other):
        return Likeness.NAME_AND_BIRTH
    if same_birth and similar_name(one, other):
        return Likeness.SIMILAR_NAME_AND_BIRTH
    if one.phone and one.phone == other.phone:
        return Likeness.PHONE
    if same_name(one, other) and None in {one.birth_date, other.birth_date}:
        return Likeness.NAME
    return None


def same_name(one: Said, other: Said) -> bool:
    """The same words, whatever their accents, their capitals and their order."""
    return sorted(_words(one)) == sorted(_words(other)) != []


def similar_name(one: Said, other: Said) -> bool:
    """Names that differ by slips: given and family name swapped, a second name left out, one letter wrong."""
    shorter, longer = sorted((_words(one), _words(other)), key=len)
    return len(shorter) >= 2 and _pairs_up(shorter, longer)


def _words(said: Said) -> list[str]:
    return words_of(f"{said.given_name} {said.family_name}")[:8]


def _pairs_up(shorter: list[str], longer: list[str]) -> bool:
    """Whether every word of the shorter name finds a word of its own, equal or one slip away, in the longer."""
    if not shorter:
        return True
    first, rest = shorter[0], shorter[1:]
    return any(
        _pairs_up(rest, longer[:at] + longer[at + 1 :]) for at, word in enumerate(longer) if one_slip_away(first, word)
    )


def one_slip_away(one: str, other: str) -> bool:
    """Equal, or one letter changed, missing, added, or two neighbours swapped. Short words must be equal."""
    if one == other:
        return True
    if min(len(one), len(other)) < 3 or abs(len(one) - len(other)) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    a, b = one[start:], other[start:]
    swapped = len(a) > 1 and len(b) > 1 and a[0] == b[1] and a[1] == b[0] and a[2:] == b[2:]
    return swapped or a[1:] == b[1:] or a[1:] == b or a == b[1:]
