"""What was published, year by year: the founding text's values exactly, the others to follow, and today's pace."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import pairwise

START = date(2017, 6, 1)
# Until here the founding text's figures stand: whatever happened was recorded within its year, and stays as it was.
FOUNDING_END = date(2020, 12, 31)


@dataclass(frozen=True)
class Year:
    """What a whole year brings. Placements are by half year, each with the share of people placed for the first time."""

    applications: int
    interviews: int
    suitable: int
    placements: tuple[int, int]
    first_share: tuple[float, float]
    permanent: int
    transformed: int
    transformed_later: int
    vacancies: int = 0

    @property
    def all_placements(self) -> int:
        return sum(self.placements)

    def times(self, people: float, contracts: float) -> "Year":
        """The same year of a larger programme."""
        return replace(
            self,
            applications=round(self.applications * people),
            interviews=round(self.interviews * people),
            suitable=round(self.suitable * people),
            placements=(round(self.placements[0] * contracts), round(self.placements[1] * contracts)),
            permanent=round(self.permanent * contracts),
            transformed=round(self.transformed * contracts),
            transformed_later=round(self.transformed_later * contracts),
        )


# 910 interviews and 553 people suitable in 2019; 293 and 336 placements, of which permanent by the year's end 32 and 77;
# 1,410 placements and 5,297 applications by the end of 2021; 201 and 293 placements in the first halves of 2023 and 2024.
PUBLISHED = {
    2017: Year(380, 380, 366, (0, 40), (1, 1), 3, 1, 3),
    2018: Year(1150, 1080, 1030, (60, 78), (0.85, 0.8), 9, 5, 9),
    2019: Year(1180, 910, 553, (140, 153), (0.75, 0.72), 20, 12, 16),
    2020: Year(1120, 1010, 900, (135, 201), (0.68, 0.66), 46, 31, 20),
    2021: Year(1427, 1290, 1163, (290, 313), (0.62, 0.58), 84, 54, 36),
    2022: Year(1440, 1040, 770, (196, 204), (0.5, 0.45), 56, 38, 26),
    2023: Year(1480, 1050, 760, (201, 229), (0.42, 0.45), 62, 41, 28),
    2024: Year(1500, 1040, 770, (293, 277), (0.5, 0.47), 84, 55, 36),
    2025: Year(1500, 1050, 775, (290, 310), (0.45, 0.45), 88, 57, 38),
}
NOWADAYS = Year(1500, 1050, 780, (298, 302), (0.45, 0.45), 88, 58, 38)

# How many companies were known, collaborating and on the Board at some days (237, 166 and 97 in January 2020;
# 252 and 101 at the end of it; over 800 in July 2025).
KNOWN = ((START, 6), (date(2018, 6, 30), 120), (date(2020, 1, 31), 237), (FOUNDING_END, 334), (date(2025, 7, 31), 960))
COLLABORATING = (
    (START, 4), (date(2018, 6, 30), 84), (date(2020, 1, 31), 166), (FOUNDING_END, 252), (date(2025, 7, 31), 823)
)  # fmt: skip
ON_BOARD = ((START, 0), (date(2018, 6, 30), 42), (date(2020, 1, 31), 97), (FOUNDING_END, 101), (date(2025, 7, 31), 148))
# What each of the three gains in a year after the last published day.
PACE = (62, 48, 9)

FUND_CODE, FUND_CENTS = "FSC-2021", 100_000_000


@dataclass(frozen=True)
class Targets:
    """How much of everything to make."""

    people: float = 1
    companies: float = 1
    contracts: float = 1
    # Fine grain (notes, check-ins, actions, the firms' diary) from this day; before it what figures and lists need.
    detail_from: date = START
    # Events of every kind from this day; before it only the steps of a road and of a contract.
    events_from: date = START
    editions: float = 1
    published: dict[int, Year] = field(default_factory=lambda: PUBLISHED)

    def year(self, number: int) -> Year:
        year = self.published.get(number, NOWADAYS)
        return year if self.people == self.contracts == 1 else year.times(self.people, self.contracts)


def as_published(today: date) -> Targets:
    return Targets(events_from=today - timedelta(days=400))


def in_scale(people: int, today: date) -> Targets:
    """The programme with that many people, a fifth as many companies and three times as many contracts."""
    days = (today - START).days
    whole = [(number, PUBLISHED.get(number, NOWADAYS)) for number in range(START.year, today.year + 1)]
    share = (today - date(today.year, 1, 1)).days / 365
    passed = [(year, share if number == today.year else 1.0) for number, year in whole]
    applications = sum(year.applications * part for year, part in passed)
    contracts = sum(year.all_placements * part for year, part in passed)
    companies = count_on(KNOWN, PACE[0], today)
    recent = today - timedelta(days=min(days, 365))
    return Targets(
        people=people / applications,
        companies=people / 5 / companies,
        contracts=people * 3 / contracts,
        detail_from=recent,
        events_from=today - timedelta(days=120),
        editions=max(1.0, people / 40_000),
    )


def count_on(points: tuple[tuple[date, int], ...], pace: int, day: date) -> int:
    """How many there were on a day, on the straight lines between the published points."""
    if day <= points[0][0]:
        return points[0][1] if day == points[0][0] else 0
    for (start, before), (end, then) in pairwise(points):
        if day <= end:
            return before + (then - before) * (day - start).days // (end - start).days
    last, known = points[-1]
    return known + pace * (day - last).days // 365


def days_of(points: tuple[tuple[date, int], ...], pace: int, until: date, scale: float = 1) -> list[date]:
    """For each of those counted, in order, the day on which the count reached it."""
    days: list[date] = []
    for number in range((until - START).days + 1):
        day = date.fromordinal(START.toordinal() + number)
        count = round(count_on(points, pace, day) * scale)
        days.extend([day] * (count - len(days)))
    return days
