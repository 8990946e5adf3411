"""Names for things and people: numbers that tell nothing, and the codes the State gives.

Every row has a random number as its key (see docs/adr/0002): it tells neither how many there are nor when one came.
In an address it is written in twelve letters and digits (Crockford's base 32).
"""

import re
import secrets
from datetime import date

from stdnum.exceptions import ValidationError as StdnumError
from stdnum.it import codicefiscale, iva

from insieme.core.decisions import YES, Decision, no

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 12
BITS = 60


def new_id() -> int:
    """A random positive number of 60 bits: among a million rows, one chance in two million that any two meet."""
    return secrets.randbelow(2**BITS - 1) + 1


def encode(number: int) -> str:
    """Write a key as it appears in an address: twelve characters."""
    return "".join(ALPHABET[(number >> (5 * place)) & 31] for place in range(LENGTH - 1, -1, -1))


def decode(text: str) -> int:
    """Read a key back; ValueError when it is not one."""
    if len(text) != LENGTH:
        raise ValueError(text)
    number = 0
    for letter in text:
        number = number * 32 + ALPHABET.index(letter)
    return number


class RefConverter:
    """`<ref:person_id>` in a url pattern."""

    regex = f"[{ALPHABET}]{{{LENGTH}}}"

    def to_python(self, value: str) -> int:
        return decode(value)

    def to_url(self, value: int) -> str:
        return encode(int(value))


def tidy_code(text: str) -> str:
    return re.sub(r"[\s.\-/]", "", text).upper()


def check_codice_fiscale(text: str) -> Decision:
    """Whether this is a person's codice fiscale: form, check character and omocodia."""
    code = tidy_code(text)
    if len(code) != 16:
        return no("Il codice fiscale di una persona ha 16 caratteri: qui ce ne sono {count}.", count=len(code))
    try:
        codicefiscale.validate(code)
    except StdnumError:
        return no(
            "Il codice fiscale non è valido: il carattere di controllo non corrisponde. Ricontrollalo sulla tessera."
        )
    return YES


def birth_date_of(codice_fiscale: str) -> date:
    """The birth date written in a valid codice fiscale (also under omocodia)."""
    return date.fromisoformat(str(codicefiscale.get_birth_date(codice_fiscale)))


def check_partita_iva(text: str) -> Decision:
    code = tidy_code(text).removeprefix("IT")
    if not (code.isdigit() and len(code) == 11):
        return no("La partita IVA ha 11 cifre.")
    try:
        iva.validate(code)
    except StdnumError:
        return no("La partita IVA non è valida: la cifra di controllo non corrisponde.")
    return YES
