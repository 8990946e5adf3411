"""Who the story is about, and what one step leaves to the next. Everybody here is invented."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import SystemRandom
from zoneinfo import ZoneInfo

LETTERS = SystemRandom()


def a_name() -> str:
    """Six letters that can be said and that nobody else in the demo world bears."""
    groups = ("BDFGLMNPRSTVZ", "aeiou", "lnrst", "aeiou", "bdfgmvz", "aeiou", "lnrt", "aeio")
    return "".join(LETTERS.choice(letters) for letters in groups)


def a_phone() -> str:
    return "+39051" + "".join(LETTERS.choices("0123456789", k=7))


def a_partita_iva() -> str:
    """A number that is written right."""
    digits = [1, *(LETTERS.randrange(10) for _place in range(6)), 0, 3, 7]
    doubled = sum(digit * 2 - 9 if digit > 4 else digit * 2 for digit in digits[1::2])
    return "".join(map(str, digits)) + str(-(sum(digits[0::2]) + doubled) % 10)


@dataclass
class Tale:
    today: date = field(default_factory=lambda: datetime.now(tz=ZoneInfo("Europe/Rome")).date())
    family: str = field(default_factory=a_name)
    phone: str = field(default_factory=a_phone)
    firm: str = field(default_factory=lambda: f"Officine {a_name()}")
    partita_iva: str = field(default_factory=a_partita_iva)
    # Who steps in by role on the demo page, and for which organisation.
    names: dict[str, str] = field(default_factory=dict)
    organisations: dict[str, str] = field(default_factory=dict)
    # Addresses found on the way.
    at: dict[str, str] = field(default_factory=dict)

    def day(self, days: int = 0) -> str:
        return (self.today + timedelta(days=days)).isoformat()
