"""How dates, numbers and shares are written, the same on a page, in a sheet and in a message."""

from datetime import date, datetime

from insieme.core.periods import ROME


def day(value: date) -> str:
    """Write a day; of a moment, the day it is in Bologna."""
    if isinstance(value, datetime):
        value = value.astimezone(ROME)
    return f"{value:%d/%m/%Y}"


def moment(value: datetime) -> str:
    """Write a moment as the clock on the wall in Bologna shows it."""
    return f"{value.astimezone(ROME):%d/%m/%Y %H:%M}"


def number(value: int | float) -> str:
    """Write a number the Italian way: `12.345`, `3,5`."""
    text = f"{value:,}" if isinstance(value, int) else f"{value:,.1f}"
    return text.translate(str.maketrans(",.", ".,"))


def percent(share: float, places: int = 0) -> str:
    """Write a share between 0 and 1 as a percentage: `23%`, `22,9%`."""
    return f"{share * 100:.{places}f}".replace(".", ",") + "%"


def read_day(text: str) -> date:
    """Read `gg/mm/aaaa` or `aaaa-mm-gg`; ValueError when it is neither, or is not a day of the calendar."""
    plain = text.strip()
    if "/" in plain:
        first, month, year = plain.split("/")
        if len(year) != 4:
            raise ValueError(text)
        try:
            return date(int(year), int(month), int(first))
        except OverflowError:
            raise ValueError(text) from None
    return date.fromisoformat(plain)
