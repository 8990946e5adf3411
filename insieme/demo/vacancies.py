"""What companies look for, who was proposed, and what each side answered."""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from insieme.demo import phrases
from insieme.demo.clock import after, at, office_day, working_days
from insieme.demo.people import consent
from insieme.demo.things import Firm, Job, Traveller, World, dice_for, new_id
from insieme.domain.access.rules import Part
from insieme.domain.people.states import ConsentKind
from insieme.domain.vacancies.events import Happened
from insieme.domain.vacancies.models import Proposal, Vacancy
from insieme.domain.vacancies.states import CompanyRefusal, PersonRefusal, ProposalState, VacancyState

P = ProposalState
NOT_TAKEN = {"A.06.00": "A.01.00", "A.06.01": "A.02.00"}
PERSON_REASONS = (40, 22, 14, 10, 5, 4, 3, 2)
COMPANY_REASONS = (34, 12, 16, 20, 8, 8, 2)


@dataclass(slots=True)
class Search:
    """A vacancy as it will have gone."""

    id: int
    firm: Firm
    site: tuple[int, str]
    title: str
    occupation: str
    contract: str
    hours: int
    seats: int
    opened_on: date
    jobs: list[Job] = field(default_factory=list)
    filled_on: list[date] = field(default_factory=list)

    def suits(self, job: Job) -> bool:
        return (
            self.contract == NOT_TAKEN.get(job.contract, job.contract)
            and len(self.jobs) < self.seats
            and job.starts_on - timedelta(days=60) < self.opened_on <= job.starts_on - timedelta(days=16)
        )


@dataclass(slots=True)
class Answers:
    """A proposal's days, as they will have been: those after today have not come yet."""

    proposed_on: date
    answered_on: date
    presented_on: date
    chosen_on: date
    placed_on: date | None = None
    lost: ProposalState | None = None


def build(world: World) -> None:
    """Write every vacancy with its proposals; jobs learn which proposal they come from."""
    searches = _searches(world)
    ready = sorted(
        (who for who in world.travellers if who.ready_on <= world.today), key=lambda who: (who.ready_on, who.number)
    )
    days = [who.ready_on for who in ready]
    for search in searches:
        if search.opened_on <= world.today:
            dice = dice_for("proposals", search.id)
            _proposals(world, search, dice)
            _others(world, search, (ready, days), dice)
            _write(world, search, dice)
            world.book.breathe()


def _searches(world: World) -> list[Search]:
    """Most jobs come from a search of the company's; some searches end without anybody."""
    searches = []
    for job in world.jobs:
        dice = dice_for("vacancy", job.number)
        if dice.random() > 0.66 or job.starts_on < job.who.opened_on + timedelta(days=6):
            continue
        search = next((each for each in reversed(job.firm.vacancies[-12:]) if each.suits(job)), None)
        if search is None:
            search = _search(job.firm, job.starts_on - timedelta(days=18 + int(dice.random() * 30)), dice)
            search.contract = NOT_TAKEN.get(job.contract, job.contract)
            search.occupation, search.title, search.hours, search.site = job.occupation, job.title, job.hours, job.site
            job.firm.vacancies.append(search)
            searches.append(search)
        job.site, job.occupation = search.site, search.occupation
        search.jobs.append(job)
    return searches + _fruitless(world)


def _search(firm: Firm, day: date, dice: Random) -> Search:
    occupation, title = dice.choice(firm.trade.jobs)
    opened_on = max(office_day(day), firm.collaborates_from)
    return Search(
        new_id(dice), firm, dice.choice(firm.sites), title, occupation, "A.02.00", dice.choice((20, 24, 30, 36, 40)),
        dice.choice((1, 1, 1, 2, 2, 3, 4)), opened_on,
    )  # fmt: skip


def _fruitless(world: World) -> list[Search]:
    found = []
    starts = [firm.collaborates_from for firm in world.firms]
    first, last = world.firms[0].collaborates_from.year, world.today.year
    for number in range(first, last + 1):
        dice = dice_for("fruitless", number)
        year = world.targets.year(number)
        days = working_days(date(number, 1, 1), date(number + 1, 1, 1))
        for day in sorted(dice.choices(days, k=year.all_placements // 12)):
            count = bisect_right(starts, day - timedelta(days=10))
            firm = world.firms[int(count * dice.random())] if count else None
            if firm and day <= world.today and (firm.stops_on is None or firm.stops_on > day):
                search = _search(firm, day, dice)
                firm.vacancies.append(search)
                found.append(search)
    return found


def _write(world: World, search: Search, dice: Random) -> None:
    taken = sorted(day for day in search.filled_on if day <= world.today)
    expires = office_day(search.opened_on + timedelta(days=75 + search.id % 30))
    state, closed_on, reason = VacancyState.OPEN, None, ""
    if len(taken) >= search.seats:
        state = VacancyState.FILLED
        if taken[-1] + timedelta(days=60) < world.today:
            state, closed_on, reason = VacancyState.CLOSED, taken[-1] + timedelta(days=60), "Posti coperti."
    elif expires <= world.today:
        last = max([expires, *taken])
        state, closed_on, reason = VacancyState.CLOSED, last, dice.choice(phrases.CLOSED_VACANCY)
    firm = search.firm
    needs_licence = search.occupation in {"8322", "8332", "9621"} or dice.random() < 0.15
    world.add(
        Vacancy,
        dice,
        id=search.id,
        company_id=firm.id,
        site_id=search.site[0],
        title=search.title,
        occupation_id=search.occupation,
        contract_type_id=search.contract,
        seats=search.seats,
        weekly_hours=search.hours,
        needs_licence=needs_licence,
        requirements=dice.choice(("Disponibilità ai turni.", "Esperienza anche breve.", "Puntualità.", "")),
        state=state,
        opened_on=search.opened_on,
        recorded_at=min(at(search.opened_on, dice), world.now),
        answer_by=search.opened_on + timedelta(days=30),
        closed_on=closed_on,
        closing_reason=reason,
    )
    if closed_on is None or closed_on >= world.targets.detail_from:
        world.searchable("vacancy", search.id, search.title, firm.name)
    _told(world, dice, Happened.OPENED, search, search.opened_on)
    if len(taken) >= search.seats:
        _told(world, dice, Happened.FILLED, search, taken[search.seats - 1])
    if closed_on:
        _told(world, dice, Happened.CLOSED, search, closed_on)


def _told(world: World, dice: Random, kind: Happened, search: Search, day: date) -> None:
    by, firm = search.firm.holder.on(day).key, search.firm.id
    world.tell(kind, ("vacancy", search.id), min(at(day, dice), world.now), by=by, company=firm)


def _proposals(world: World, search: Search, dice: Random) -> None:
    """Those who were placed: proposed, accepted, presented, chosen in time for the first day of work."""
    for job in search.jobs:
        ends = job.agreed_on
        first = max(search.opened_on, job.who.opened_on, job.starts_on - timedelta(days=28))
        quarter = max(timedelta(), ends - first) // 4
        answers = Answers(first, first + quarter, first + 2 * quarter, first + 3 * quarter, placed_on=job.starts_on)
        search.filled_on.append(answers.chosen_on)
        if answers.proposed_on <= world.today:
            job.proposal_id = _proposal(world, search, job.who, answers, dice)


def _others(world: World, search: Search, pool: tuple[list[Traveller], list[date]], dice: Random) -> None:
    """Others who were proposed, and did not want it or were not chosen."""
    if search.opened_on < world.targets.detail_from:
        return
    ready, days = pool
    met = {job.who.number for job in search.jobs}
    for _ in range(dice.choice((0, 1, 1, 2, 2, 3, 4))):
        proposed_on = office_day(after(search.opened_on, 1, 20, dice))
        place = bisect_right(days, proposed_on - timedelta(days=3)) - 1 - int(dice.expovariate(1 / 60))
        lost: ProposalState = dice.choices((P.REFUSED_BY_PERSON, P.REFUSED_BY_COMPANY, P.WITHDRAWN), (19, 72, 9))[0]
        answered = after(proposed_on, 1, 5, dice)
        presented = after(answered, 0, 3, dice)
        answers = Answers(proposed_on, answered, presented, after(presented, 3, 16, dice), lost=lost)
        if not 0 <= place < len(ready) or proposed_on > world.today:
            continue
        who = ready[place]
        if who.number not in met and who.is_open(proposed_on):
            met.add(who.number)
            _proposal(world, search, who, answers, dice)


def _proposal(world: World, search: Search, who: Traveller, answers: Answers, dice: Random) -> int:
    today, by = world.today, search.firm.holder.on(answers.proposed_on)
    if dice.random() < 0.5:
        by = who.manager.on(answers.proposed_on)
    fields: dict[str, Any] = {"state": P.PROPOSED}
    if answers.answered_on <= today:
        fields |= _the_person_answers(world, answers, dice)
    if fields["state"] == P.ACCEPTED and answers.presented_on <= today:
        fields |= _the_company_answers(world, search, who, answers, dice)
    id_ = world.add(
        Proposal,
        dice,
        vacancy_id=search.id,
        case_id=who.case_id,
        person_id=who.person_id,
        why=dice.choice(phrases.WHY),
        has_licence=who.has_licence,
        available_from=answers.proposed_on + timedelta(days=7) if dice.random() < 0.7 else None,
        proposed_by_id=by.user_id,
        proposed_at=_when(world, answers.proposed_on, 9),
        **fields,
    )
    for kind, moment in _events(fields, _when(world, answers.proposed_on, 9)):
        world.tell(kind, ("proposal", id_), moment, by=by.key, person=who.person_id, company=search.firm.id)
    return id_


def _when(world: World, day: date, hour: int) -> datetime:
    """A moment of that day: the steps of one day follow one another."""
    return min(world.now, world.morning(day) + timedelta(hours=hour - 8))


def _the_person_answers(world: World, answers: Answers, dice: Random) -> dict[str, Any]:
    moment = _when(world, answers.answered_on, 11)
    if answers.lost == P.REFUSED_BY_PERSON:
        reason = dice.choices(list(PersonRefusal), PERSON_REASONS)[0]
        return {"state": P.REFUSED_BY_PERSON, "person_answered_at": moment, "person_refusal": reason}
    if answers.lost == P.WITHDRAWN:
        return {"state": P.WITHDRAWN, "person_answered_at": moment}
    return {"state": P.ACCEPTED, "person_answered_at": moment}


def _the_company_answers(
    world: World, search: Search, who: Traveller, answers: Answers, dice: Random
) -> dict[str, Any]:
    day = answers.presented_on
    fields: dict[str, Any] = {"state": P.PRESENTED, "presented_at": _when(world, day, 13)}
    if ("consent", 0) not in who.parts:
        who.parts.add(("consent", 0))
        consent(world, dice, who.person_id, ConsentKind.COMPANIES, day)
    is_answered = answers.chosen_on <= world.today
    if answers.placed_on is None:
        end = answers.chosen_on if is_answered else None
        world.involve(who, Part.EMPLOYER, (day, end), organisation_id=search.firm.id)
    if is_answered:
        fields |= {"state": P.CHOSEN, "company_answered_at": _when(world, answers.chosen_on, 16)}
        if answers.lost:
            reason = dice.choices(list(CompanyRefusal), COMPANY_REASONS)[0]
            fields |= {"state": P.REFUSED_BY_COMPANY, "company_refusal": reason}
        elif answers.placed_on and answers.placed_on <= world.today:
            fields["state"] = P.PLACED
    return fields


LAST = {
    P.REFUSED_BY_PERSON: Happened.REFUSED,
    P.REFUSED_BY_COMPANY: Happened.NOT_CHOSEN,
    P.WITHDRAWN: Happened.WITHDRAWN,
    P.CHOSEN: Happened.CHOSEN,
    P.PLACED: Happened.CHOSEN,
}


def _events(fields: dict[str, Any], proposed_at: datetime) -> list[tuple[Happened, datetime]]:
    told = [(Happened.PROPOSED, proposed_at)]
    if "presented_at" in fields:
        told += [(Happened.ACCEPTED, fields["person_answered_at"]), (Happened.PRESENTED, fields["presented_at"])]
    last = fields.get("company_answered_at") or fields.get("person_answered_at")
    if fields["state"] in LAST and last:
        told.append((LAST[fields["state"]], last))
    return told
