"""Who was placed where and when, and how each contract went: the plan that ledgers and selections are written from."""

import heapq
import math
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, timedelta
from enum import Enum, auto
from random import Random

from insieme.core.periods import months_after
from insieme.demo.calendar import FOUNDING_END, START, Year
from insieme.demo.clock import after, at, office_day, within_year, working_days
from insieme.demo.things import Change, Firm, Job, Traveller, World, dice_for, new_id
from insieme.domain.placements.states import ContractEventKind

# What is being prepared now begins within this many days.
AHEAD = timedelta(days=45)
PERMANENT, FIXED, TIROCINIO, APPRENTICE = "A.01.00", "A.02.00", "C.01.00", "A.03.09"
AGENCY, AGENCY_PERMANENT, INTERMITTENT, REPLACEMENT = "A.06.01", "A.06.00", "A.05.02", "A.02.01"
NEVER_ENDING = {PERMANENT, AGENCY_PERMANENT}
PLAIN = (FIXED, TIROCINIO, AGENCY, APPRENTICE, INTERMITTENT, REPLACEMENT)
PLAIN_WEIGHTS = (50, 29, 10, 5, 3, 3)
MONTHS = {
    FIXED: (2, 3, 3, 4, 6, 6, 6, 9, 12),
    TIROCINIO: (3, 3, 4, 6, 6),
    AGENCY: (1, 1, 2, 3),
    APPRENTICE: (36,),
    INTERMITTENT: (6, 9, 12),
    REPLACEMENT: (3, 5, 6),
}
LEAVING = (("DI", 46), ("RC", 14), ("LI", 12), ("PP", 12), ("LG", 4), ("DP", 12))


class Fate(Enum):
    PLAIN = auto()
    PERMANENT = auto()
    TRANSFORMED = auto()
    TRANSFORMED_LATER = auto()


def build(world: World) -> None:
    """Plan every activation in the published counts, up to those being prepared now."""
    pool = Pool(world.travellers)
    starts = [firm.collaborates_from for firm in world.firms]
    for number in range(START.year, (world.today + AHEAD).year + 1):
        for place, (day, fate, is_first) in enumerate(_year(number, world.targets.year(number))):
            if day > world.today + AHEAD:
                break
            dice = dice_for("placement", number, place)
            who = pool.someone(day, dice, is_first=is_first)
            if who is None:
                continue
            firm = _a_firm(world, bisect_right(starts, day), who.home(day), day, dice)
            job = _job(world, dice, f"{number}-{place}", (who, firm), day)
            _live(job, fate, dice)
            who.jobs.append(job)
            pool.give_back(who, job, dice)
            world.jobs.append(job)


def _year(number: int, year: Year) -> Iterator[tuple[date, Fate, bool]]:
    """The days of a year's activations in order, what becomes of each, and whether the person is placed for the first time."""
    dice = dice_for("placements", number)
    middle = date(number, 7, 1)
    first = START + timedelta(days=90) if number == START.year else date(number, 1, 2)
    halves = (working_days(first, middle), working_days(max(first, middle), date(number + 1, 1, 1)))
    days: list[date] = []
    for half, count in zip(halves, year.placements, strict=True):
        days += sorted(dice.choices(half, [_pace(day) for day in half], k=count)) if count else []
    fates = dict.fromkeys(dice.sample(range(len(days)), year.permanent), Fate.PERMANENT)
    early = [n for n, day in enumerate(days) if n not in fates and day <= date(number, 9, 30)]
    fates |= dict.fromkeys(dice.sample(early, min(len(early), year.transformed)), Fate.TRANSFORMED)
    others = [n for n in range(len(days)) if n not in fates]
    fates |= dict.fromkeys(dice.sample(others, min(len(others), year.transformed_later)), Fate.TRANSFORMED_LATER)
    for place, day in enumerate(days):
        share = year.first_share[day >= middle]
        yield day, fates.get(place, Fate.PLAIN), dice.random() < share


def _pace(day: date) -> float:
    """Few begin in August; almost nobody began in the spring of 2020."""
    if day.year == 2020 and day.month in {3, 4, 5}:
        return 0.25
    return 0.45 if day.month == 8 else 1.3 if day.month in {9, 10} else 1


class Pool:
    """Who can be placed: people ready for the first time, and people whose last contract has ended."""

    def __init__(self, travellers: list[Traveller]) -> None:
        self.ready = sorted(
            (who for who in travellers if who.ready_on < date.max), key=lambda who: (who.ready_on, who.number)
        )
        self.days = [who.ready_on for who in self.ready]
        # Where to look next, going back in time, from each place: a taken place points further back.
        self.back = list(range(-1, len(self.ready)))
        self.busy: list[tuple[date, int, Traveller]] = []
        self.free: list[Traveller] = []

    def someone(self, day: date, dice: Random, *, is_first: bool) -> Traveller | None:
        while self.busy and self.busy[0][0] <= day:
            self.free.append(heapq.heappop(self.busy)[2])
        if is_first or not self.free:
            found = self._first(day, dice)
            if found:
                return found
        if self.free:
            # Those who became free lately come first.
            return self.free.pop(len(self.free) - 1 - int(len(self.free) * dice.random() ** 2.2))
        return self._anyone(day, dice)

    def _first(self, day: date, dice: Random) -> Traveller | None:
        waited = int(dice.lognormvariate(math.log(40), 0.7))
        for wanted in (day - timedelta(days=max(5, waited)), day - timedelta(days=3)):
            place = self._untaken(bisect_right(self.days, wanted) - 1)
            if place >= 0:
                self.back[place + 1] = place - 1
                return self.ready[place]
        return None

    def _untaken(self, place: int) -> int:
        """The place itself, or the nearest before it that nobody has taken; -1 when there is none."""
        path = []
        while place >= 0 and self.back[place + 1] != place:
            path.append(place + 1)
            place = self.back[place + 1]
        for each in path:
            self.back[each] = place
        return place

    def _anyone(self, day: date, dice: Random) -> Traveller | None:
        """A second, part-time contract beside the first, when nobody else is there."""
        count = bisect_right(self.days, day - timedelta(days=3))
        return self.ready[int(count * dice.random())] if count else None

    def give_back(self, who: Traveller, job: Job, dice: Random) -> None:
        if job.ended_on and dice.random() < 0.85:
            heapq.heappush(self.busy, (after(job.ended_on, 8, 60, dice), who.number, who))


def _a_firm(world: World, count: int, home: str, day: date, dice: Random) -> Firm:
    """Among some that collaborate on the day, the one that hires most, better if near."""
    best, best_score = world.firms[0], -1.0
    firms, chance = world.firms, dice.random
    for _ in range(26):
        firm = firms[int(chance() * count)]
        score = firm.appetite + 0.2 if firm.comune == home else firm.appetite
        if score > best_score and (firm.stops_on is None or firm.stops_on > day):
            best, best_score = firm, score
    return best


def _job(world: World, dice: Random, number: str, pair: tuple[Traveller, Firm], day: date) -> Job:
    who, firm = pair
    late = day > FOUNDING_END and dice.random() < 0.012
    written = after(day, 18, 45, dice) if late else within_year(after(day, 0, 3, dice), day)
    occupation, title = dice.choice(firm.trade.jobs)
    home = who.home(day)
    near = [site for site in firm.sites if site[1] == home]
    job = Job(
        number, new_id(dice), who, firm, (near or firm.sites)[0], day, at(written, dice), "", None, occupation, title,
        dice.choice((20, 24, 25, 30, 30, 36, 38, 40, 40)), agreed_on=max(who.opened_on, day - timedelta(days=4 + int(dice.random() * 9))),
    )  # fmt: skip
    if day > FOUNDING_END + timedelta(days=10) and not late and dice.random() < 0.004:
        job.mended_on = after(day, 25, 60, dice)
    return job


def _live(job: Job, fate: Fate, dice: Random) -> None:
    """Write the contract's future: extensions, a transformation, its end."""
    if fate is Fate.PERMANENT:
        job.contract = dice.choices((PERMANENT, AGENCY_PERMANENT), (92, 8))[0]
        _stay(job, job.starts_on, dice)
    elif fate is Fate.PLAIN:
        job.contract = dice.choices(PLAIN, PLAIN_WEIGHTS)[0]
        job.expected_end = months_after(job.starts_on, dice.choice(MONTHS[job.contract])) - timedelta(days=1)
        _run_its_course(job, dice)
    else:
        job.contract = dice.choices((FIXED, AGENCY), (85, 15))[0]
        _transform(job, _transformation_day(job, fate, dice), dice)


def _transformation_day(job: Job, fate: Fate, dice: Random) -> date:
    year = job.starts_on.year
    if fate is Fate.TRANSFORMED:
        last = date(year, 12, 18)
        return office_day(min(after(job.starts_on, 60, 260, dice), last))
    return office_day(max(after(job.starts_on, 90, 330, dice), date(year + 1, 1, 8)))


def _transform(job: Job, day: date, dice: Random) -> None:
    """A fixed term, long enough, that becomes permanent."""
    months = 3
    while months_after(job.starts_on, months) <= day:
        months += 3
    end = months_after(job.starts_on, months) - timedelta(days=1)
    if months > 6:
        job.expected_end = months_after(job.starts_on, 6) - timedelta(days=1)
        _note(job, job.expected_end - timedelta(days=5), ContractEventKind.EXTENSION, dice, end=end)
    else:
        job.expected_end = end
    _note(job, day, ContractEventKind.TRANSFORMATION, dice, contract=PERMANENT, transformation="DI")
    _stay(job, day, dice)


def _stay(job: Job, day: date, dice: Random) -> None:
    """A permanent contract lasts; sometimes one of the two ends it."""
    job.is_permanent = True
    if dice.random() < 0.28:
        end = day + timedelta(days=20 + int(dice.expovariate(1 / 420)))
        _end(job, end, dice.choices([code for code, _ in LEAVING], [weight for _, weight in LEAVING])[0], dice)


def _run_its_course(job: Job, dice: Random) -> None:
    end = job.expected_end or job.starts_on
    if dice.random() < 0.15:
        length = (end - job.starts_on).days
        _end(job, after(job.starts_on, 5, max(6, length - 5), dice), dice.choice(("DI", "DI", "RC", "PP", "LI")), dice)
        return
    chances = (0.18,) if job.contract == TIROCINIO else () if job.contract == APPRENTICE else (0.45, 0.35)
    for chance in chances:
        if dice.random() >= chance:
            break
        longer = months_after(end + timedelta(days=1), dice.choice((2, 3, 3, 6))) - timedelta(days=1)
        _note(job, end - timedelta(days=int(dice.random() * 8)), ContractEventKind.EXTENSION, dice, end=longer)
        end = longer
    if job.contract == APPRENTICE and dice.random() < 0.7:
        _note(job, end, ContractEventKind.TRANSFORMATION, dice, contract=PERMANENT, transformation="FF")
        _stay(job, end, dice)
    else:
        _end(job, end, "AL", dice)


def _end(job: Job, day: date, reason: str, dice: Random) -> None:
    job.ended_on = day
    _note(job, day, ContractEventKind.TERMINATION, dice, reason=reason)


def _note(job: Job, day: date, kind: ContractEventKind, dice: Random, **more: str | date | None) -> None:
    last = job.changes[-1] if job.changes else None
    contract = str(more.get("contract") or (last.contract if last else job.contract))
    end = more.get("end") or (last.expected_end if last else job.expected_end)
    written = at(within_year(after(day, 0, 3, dice), day), dice)
    job.changes.append(
        Change(
            day,
            kind,
            contract,
            None if contract in NEVER_ENDING else end if isinstance(end, date) else None,
            max(written, job.recorded_at),
            transformation=_code(more.get("transformation")),
            reason=_code(more.get("reason")),
        )
    )


def _code(value: object) -> str | None:
    return value if isinstance(value, str) else None
