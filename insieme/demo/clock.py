"""Days and moments of office work."""

from datetime import date, datetime, timedelta, timezone
from functools import lru_cache
from random import Random

from insieme.core.periods import ROME

DAY = timedelta(days=1)


@lru_cache(maxsize=8192)
def _midnight(day: date) -> datetime:
    # Noon's offset holds for every office hour, on the days when the clocks change too.
    offset = datetime(day.year, day.month, day.day, 12, tzinfo=ROME).utcoffset()
    return datetime(day.year, day.month, day.day, tzinfo=timezone(offset or timedelta()))


def at(day: date, dice: Random) -> datetime:
    """A moment of the working day."""
    return _midnight(day) + timedelta(minutes=510 + int(dice.random() * 540))


def moment(day: date, minutes: int) -> datetime:
    return _midnight(day) + timedelta(minutes=minutes)


def after(day: date, least: int, most: int, dice: Random) -> date:
    return day + timedelta(days=least + int(dice.random() * (most - least + 1)))


def office_day(day: date) -> date:
    """The day, or the Monday after it when it falls on a week-end."""
    return day + timedelta(days=(0, 0, 0, 0, 0, 2, 1)[day.weekday()])


def within_year(day: date, start: date) -> date:
    """The day, or the last one of the year of `start` when it falls after: for years whose counts are published."""
    return min(day, date(start.year, 12, 31))


@lru_cache(maxsize=64)
def working_days(start: date, end: date) -> tuple[date, ...]:
    """The days from Monday to Friday from `start` up to, not including, `end`, without the feasts of every year."""
    feasts = {(1, 1), (1, 6), (4, 25), (5, 1), (6, 2), (8, 15), (11, 1), (12, 8), (12, 25), (12, 26)}
    days = (start + DAY * number for number in range((end - start).days))
    return tuple(day for day in days if day.weekday() < 5 and (day.month, day.day) not in feasts)
