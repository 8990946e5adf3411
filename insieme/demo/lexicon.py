"""Invented names for people and firms, from the word lists; and the codes the State would give them."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

from stdnum import luhn
from stdnum.it import codicefiscale

from insieme.core.search import words_of


@cache
def words(name: str) -> Any:
    return json.loads(files("insieme.demo").joinpath("words", f"{name}.json").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Origin:
    """Where a group of names comes from: share of the applicants, citizenship, code of the country of birth."""

    group: str
    share: int
    citizenship: str
    born_in: str
    language: str


# Born in Italy has no code of its own: the comune's is used.
ORIGINS = (
    Origin("italian", 560, "IT", "", "it"),
    Origin("moroccan", 75, "MA", "Z330", "it"),
    Origin("romanian", 65, "RO", "Z129", "it"),
    Origin("nigerian", 50, "NG", "Z335", "en"),
    Origin("pakistani", 45, "PK", "Z236", "en"),
    Origin("bangladeshi", 40, "BD", "Z249", "en"),
    Origin("ukrainian", 35, "UA", "Z138", "it"),
    Origin("albanian", 35, "AL", "Z100", "it"),
    Origin("west_african", 35, "SN", "Z343", "it"),
    Origin("latin_american", 20, "PE", "Z611", "it"),
    Origin("filipino", 15, "PH", "Z216", "en"),
    Origin("eritrean", 15, "ER", "Z368", "en"),
    Origin("chinese", 10, "CN", "Z210", "it"),
)
_WEIGHTS = [origin.share for origin in ORIGINS]


def an_origin(dice: Random) -> Origin:
    return dice.choices(ORIGINS, _WEIGHTS)[0]


def a_name(origin: Origin, sex: str, dice: Random) -> tuple[str, str]:
    given = words("given_names")[origin.group]["f" if sex == "F" else "m"]
    return dice.choice(given), dice.choice(words("surnames")[origin.group])


def a_full_name(dice: Random) -> str:
    return " ".join(a_name(ORIGINS[0], dice.choice("FM"), dice))


def an_address(dice: Random) -> str:
    return f"{dice.choice(words('streets'))} {1 + int(dice.random() * 120)}"


def a_phone(dice: Random) -> str:
    """A mobile number in a range set aside for this world."""
    return f"+3933300{int(dice.random() * 100_000):05d}"


MONTHS = "ABCDEHLMPRST"


def a_codice_fiscale(given: str, family: str, sex: str, birth: date, place: str) -> str:
    """The code that follows from invented names, day and place of birth."""
    day = birth.day + (40 if sex == "F" else 0)
    code = f"{_family_letters(family)}{_given_letters(given)}{birth.year % 100:02d}{MONTHS[birth.month - 1]}{day:02d}{place}"
    return code + str(codicefiscale.calc_check_digit(code))


@cache
def _family_letters(name: str) -> str:
    consonants, vowels = _letters(name)
    return (consonants + vowels + "XXX")[:3]


@cache
def _given_letters(name: str) -> str:
    consonants, vowels = _letters(name)
    if len(consonants) > 3:
        consonants = consonants[0] + consonants[2:]
    return (consonants + vowels + "XXX")[:3]


def _letters(name: str) -> tuple[str, str]:
    letters = "".join(words_of(name)).upper()
    return "".join(c for c in letters if c not in "AEIOU"), "".join(c for c in letters if c in "AEIOU")


def a_partita_iva(number: int) -> str:
    """A code that passes every check and is nobody's: numbers this high are not given by the office for foreign firms."""
    digits = f"{9_900_000 + number:07d}888"
    return digits + str(luhn.calc_check_digit(digits))


@dataclass(frozen=True)
class Trade:
    """What kind of firm: its division of ATECO, the occupations it looks for, how often it is met."""

    activity: str
    weight: int
    jobs: tuple[tuple[str, str], ...]


TRADES = (
    Trade("81", 11, (("9112", "Addetto alle pulizie"), ("5151", "Responsabile pulizie"), ("6113", "Giardiniere"))),
    Trade("56", 12, (("9412", "Aiuto cucina"), ("5131", "Cameriere di sala"), ("5120", "Cuoco"), ("5132", "Barista"))),
    Trade("52", 9, (("9333", "Addetto carico e scarico"), ("8344", "Carrellista"), ("4321", "Magazziniere"))),
    Trade("47", 9, (("9334", "Addetto scaffali"), ("5223", "Commesso"), ("5230", "Cassiere"))),
    Trade(
        "28", 8, (("8211", "Montatore meccanico"), ("7223", "Operatore macchine utensili"), ("4321", "Magazziniere"))
    ),
    Trade("25", 6, (("7212", "Saldatore"), ("7223", "Operatore CNC"), ("9329", "Operaio generico"))),
    Trade(
        "10", 7, (("8160", "Operatore linea alimentare"), ("9321", "Confezionatore"), ("7512", "Aiuto panificatore"))
    ),
    Trade("43", 6, (("9313", "Manovale edile"), ("7411", "Aiuto elettricista"), ("7126", "Aiuto idraulico"))),
    Trade("87", 6, (("5321", "Operatore socio-sanitario"), ("9112", "Addetto ai servizi"), ("9412", "Aiuto cucina"))),
    Trade("88", 5, (("5322", "Assistente domiciliare"), ("5311", "Educatore di nido, ausiliario"))),
    Trade("55", 4, (("9112", "Cameriere ai piani"), ("5131", "Addetto colazioni"))),
    Trade("49", 4, (("8332", "Autista di camion"), ("8322", "Autista di furgone"))),
    Trade("53", 3, (("8322", "Fattorino con furgone"), ("9621", "Addetto alle consegne"))),
    Trade("82", 3, (("4222", "Operatore di contact center"), ("4110", "Impiegato d'ufficio"))),
    Trade("22", 2, (("8142", "Operatore stampaggio plastica"), ("9329", "Operaio generico"))),
    Trade("14", 2, (("7531", "Sarto"), ("8153", "Addetto macchine per cucire"))),
    Trade("38", 2, (("9611", "Addetto alla raccolta"), ("9329", "Operaio di impianto"))),
    Trade("96", 2, (("9121", "Addetto lavanderia"), ("5141", "Aiuto parrucchiere"))),
    Trade("95", 2, (("7231", "Aiuto meccanico"),)),
    Trade("80", 1, (("5414", "Addetto alla vigilanza"), ("5153", "Portiere"))),
)
_TRADE_WEIGHTS = [trade.weight for trade in TRADES]


def a_trade(dice: Random) -> Trade:
    return dice.choices(TRADES, _TRADE_WEIGHTS)[0]


class FirmNames:
    """Names of invented firms, each once."""

    def __init__(self) -> None:
        self.taken: set[str] = set()

    def one(self, trade: Trade, dice: Random) -> str:
        lists = words("company_names")
        for _ in range(20):
            name = f"{dice.choice(lists['trades'][trade.activity])} {dice.choice(lists['names'])}"
            if dice.random() < 0.45:
                name += f" {dice.choice(lists['endings'])}"
            name += f" {dice.choice(lists['forms'])}"
            if name not in self.taken:
                break
        else:
            name = f"{name} {len(self.taken)}"
        self.taken.add(name)
        return name
