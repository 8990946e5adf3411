"""Which publication area a comune is in, on each day, from the Unioni it has belonged to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from insieme.core.periods import Period

START = date(2000, 1, 1)
BOLOGNA = "037006"
BOLOGNA_AREA = "BO"
OTHERS = "ALTRI"
# The Unioni that are publication areas: figures of whoever belongs to another Unione stand under the other comuni.
UNION_AREAS = ("RG", "TDA", "TDP", "SI", "AB", "RLS", "NCI")
AREAS = (*UNION_AREAS, BOLOGNA_AREA, OTHERS)


@dataclass(frozen=True)
class Belonging:
    """A comune, by its ISTAT code, in a group (a Unione or an area), by its code, for a period."""

    municipality: str
    group: str
    period: Period


def area_memberships(municipality: str, unions: Iterable[Belonging]) -> list[Belonging]:
    """Say the comune's publication area for every day from 2000 on: spans that touch, in order, the last one open.

    `unions` are the comune's memberships in Unioni, in any order. ValueError when two of them share a day.
    """
    if municipality == BOLOGNA:
        return [Belonging(municipality, BOLOGNA_AREA, Period(START))]
    history = sorted((each for each in unions if each.municipality == municipality), key=lambda each: each.period.start)
    for earlier, later in pairwise(history):
        if earlier.period.overlaps(later.period):
            raise ValueError(f"{municipality} belongs to {earlier.group} and {later.group} on {later.period.start}.")
    changes = {START: OTHERS}
    for each in history:
        # In order of start: an entry on the day another one ends takes its place.
        changes[max(each.period.start, START)] = each.group if each.group in UNION_AREAS else OTHERS
        if each.period.end is not None:
            changes[max(each.period.end, START)] = OTHERS
    return [Belonging(municipality, area, span) for area, span in _spans(changes)]


def area_on(memberships: Iterable[Belonging], municipality: str, on: date) -> str:
    """Find the code of the comune's area on a day; LookupError before 2000 or when the comune is not ours."""
    for each in memberships:
        if each.municipality == municipality and on in each.period:
            return each.group
    raise LookupError(f"{municipality} has no publication area on {on}.")


def _spans(changes: dict[date, str]) -> list[tuple[str, Period]]:
    days = sorted(changes)
    kept = [days[0]]
    kept += [day for before, day in pairwise(days) if changes[before] != changes[day]]
    ends = [*kept[1:], None]
    return [(changes[start], Period(start, end)) for start, end in zip(kept, ends, strict=True)]
