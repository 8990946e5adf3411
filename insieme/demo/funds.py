"""Funds: who gave, what was committed, spent, refunded, freed, mended."""

import heapq
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import count

from insieme.demo.calendar import FUND_CENTS, FUND_CODE
from insieme.demo.clock import after, at, moment
from insieme.demo.things import Bill, Worker, World, dice_for
from insieme.domain.access.rules import Role
from insieme.domain.funds.events import Happened
from insieme.domain.funds.models import Fund, Posting
from insieme.domain.funds.states import PostingKind
from insieme.domain.network.states import OrganisationKind

K = PostingKind
# The most bills that are paid: a larger programme has larger bills' totals, not endless ledgers.
MOST_BILLS = 9_000
LINES = {
    "tirocinio": "Tirocini",
    "course": "Formazione",
    "voucher": "Voucher",
    "licence": "Patenti",
    "childcare": "Conciliazione",
    "transport": "Mobilità",
}
TOLD = {
    K.CONTRIBUTION: Happened.CONTRIBUTED,
    K.COMMITMENT: Happened.COMMITTED,
    K.EXPENSE: Happened.SPENT,
    K.REFUND: Happened.REFUNDED,
    K.RELEASE: Happened.RELEASED,
    K.REVERSAL: Happened.REVERSED,
}


@dataclass
class Purse:
    """A fund, and what is left in it."""

    id: int
    code: str
    opened_on: date
    last_on: date
    left: int = 0


@dataclass(order=True)
class Step:
    """A line to be written at a moment."""

    at: datetime
    number: int
    kind: PostingKind = field(compare=False)
    bill: Bill = field(compare=False)
    purse: Purse | None = field(compare=False, default=None)
    cents: int = field(compare=False, default=0)
    commitment: int | None = field(compare=False, default=None)
    reverses: int | None = field(compare=False, default=None)


def build(world: World) -> None:
    """Write the funds and their ledgers, in the order in which things were written down."""
    Ledger(world).write()


class Ledger:
    def __init__(self, world: World) -> None:
        self.world = world
        self.dice = dice_for("funds")
        self.numbers = count()
        self.steps: list[Step] = []
        self.purses: list[Purse] = []

    def write(self) -> None:
        self._open_funds()
        for number, bill in enumerate(self._bills()):
            dice = dice_for("bill", number, bill.on)
            self._push(Step(at(bill.on, dice), next(self.numbers), K.COMMITMENT, bill, cents=bill.cents))
        while self.steps:
            step = heapq.heappop(self.steps)
            if step.at <= self.world.now:
                self._post(step)
                self.world.book.breathe()

    def _bills(self) -> list[Bill]:
        bills = sorted(self.world.bills, key=lambda bill: (bill.on, bill.settled_on, bill.text, bill.cents))
        every = max(1, len(bills) // MOST_BILLS)
        return bills[::every]

    def _push(self, step: Step) -> None:
        heapq.heappush(self.steps, step)

    def _open_funds(self) -> None:
        community, foundation, europe = self.world.network.by_kind[OrganisationKind.FUNDER.value]
        comune = self.world.network.by_kind[OrganisationKind.PROMOTER.value][0]
        for year in range(2017, self.world.today.year + 1):
            opened = date(year, 1, 15) if year > 2017 else date(2017, 6, 5)
            self._open(f"COM-{year}", f"Contributo del Comune {year}", opened, (comune, 26_000_000))
            if year >= 2018:
                self._open(f"FSE-{year}", f"Fondo sociale europeo, azione {year}", opened, (europe, 18_000_000))
            if year >= 2022:
                self._open(f"FSC-{year}", f"Fondo sociale di comunità {year}", opened, (community, 30_000_000))
            if year % 2 == 0:
                self._open(
                    f"DON-{year}", f"Doni delle imprese e della Fondazione {year}", opened, (foundation, 6_000_000)
                )
        self._open(FUND_CODE, "Fondo sociale di comunità 2021", date(2020, 12, 21), (community, FUND_CENTS))

    def _open(self, code: str, name: str, opened: date, gift: tuple[int, int]) -> None:
        if opened > self.world.today:
            return
        giver, cents = gift
        dice = dice_for("fund", code)
        year = int(code[-4:])
        id_ = self.world.add(Fund, dice, code=code, name=name, year=year)
        purse = Purse(id_, code, max(opened, date(year, 1, 1)), date(year + 1, 12, 31))
        self.purses.append(purse)
        manager = self._manager(opened)
        opened_at = moment(opened, 600)
        self.world.tell(Happened.OPENED, ("fund", id_), opened_at, by=manager.key)
        bill = Bill(opened, opened, "", f"Contributo per il {year}", cents, organisation_id=giver)
        self._push(Step(moment(opened, 620), next(self.numbers), K.CONTRIBUTION, bill, purse, cents))

    def _manager(self, day: date) -> Worker:
        return self.world.network.one(Role.FUND_MANAGER.value, day, dice_for("fund manager", day))

    def _post(self, step: Step) -> None:
        if step.kind == K.COMMITMENT:
            step.purse = self._purse_for(step)
        if step.purse is None:
            return
        posting = self._line(step)
        if step.kind == K.COMMITMENT:
            self._settle_later(step, posting)

    def _purse_for(self, step: Step) -> Purse | None:
        """A fund of that time with enough in it, the newest community fund first."""
        day = step.at.date()
        able = [
            purse for purse in self.purses
            if purse.opened_on <= day <= purse.last_on and purse.left >= step.cents
        ]  # fmt: skip
        able.sort(key=lambda purse: (not purse.code.startswith("FSC"), purse.last_on, purse.code))
        if not able:
            return None
        return able[0] if self.dice.random() < 0.6 else able[int(self.dice.random() * len(able))]

    def _settle_later(self, step: Step, commitment: int) -> None:
        """Mostly paid on its day, for a little less; now and then a mistake undone at once, or money given back."""
        bill, purse = step.bill, step.purse
        dice = dice_for("settling", commitment)
        if dice.random() < 0.012:
            soon = at(after(bill.on, 1, 4, dice), dice)
            self._push(Step(soon, next(self.numbers), K.REVERSAL, bill, purse, step.cents, reverses=commitment))
            return
        paid_at = at(max(bill.settled_on, bill.on + timedelta(days=2)), dice)
        spent = step.cents if dice.random() < 0.7 else step.cents * dice.randrange(70, 100) // 100
        self._push(Step(paid_at, next(self.numbers), K.EXPENSE, bill, purse, spent, commitment))
        if spent < step.cents:
            rest = step.cents - spent
            self._push(Step(paid_at, next(self.numbers), K.RELEASE, bill, purse, rest, commitment))
        if dice.random() < 0.02:
            back_at = paid_at + timedelta(days=20)
            self._push(Step(back_at, next(self.numbers), K.REFUND, bill, purse, spent // 4, commitment))

    def _line(self, step: Step) -> int:
        purse, bill = step.purse, step.bill
        if purse is None:
            raise ValueError("A line needs a fund.")
        cents = step.cents
        contributed, committed, spent = {
            K.CONTRIBUTION: (cents, 0, 0),
            K.COMMITMENT: (0, cents, 0),
            K.EXPENSE: (0, -cents, cents),
            K.REFUND: (0, 0, -cents),
            K.RELEASE: (0, -cents, 0),
            K.REVERSAL: (0, -cents, 0),
        }[step.kind]
        purse.left += contributed - committed - spent
        by = self._manager(step.at.date())
        dice = dice_for("posting", purse.code, step.number)
        id_ = self.world.add(
            Posting,
            dice,
            fund_id=purse.id,
            kind=step.kind,
            amount_cents=cents,
            contributed_change=contributed,
            committed_change=committed,
            spent_change=spent,
            line=LINES.get(bill.purpose, ""),
            purpose=bill.purpose,
            text=bill.text,
            organisation_id=bill.organisation_id,
            commitment_id=step.commitment,
            reverses_id=step.reverses,
            person_id=bill.person_id,
            obstacle_id=bill.obstacle_id,
            happened_on=step.at.date(),
            recorded_at=step.at,
            recorded_by=by.key,
        )
        self.world.tell(TOLD[step.kind], ("posting", id_), step.at, by=by.key, person=bill.person_id)
        return id_
