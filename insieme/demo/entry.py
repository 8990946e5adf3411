"""The way in: applications, attempts to reach people, interviews, who was sent by whom."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from insieme.demo import people, phrases
from insieme.demo.calendar import START, Year
from insieme.demo.clock import after, at, moment, office_day, within_year, working_days
from insieme.demo.people import Somebody
from insieme.demo.things import Traveller, Worker, World, dice_for, new_id
from insieme.domain.access.rules import Part, Role
from insieme.domain.casework.events import Happened
from insieme.domain.casework.models import Application, ContactAttempt, Interview, Milestone, Referral
from insieme.domain.casework.states import (
    ApplicationState,
    AttemptResult,
    Channel,
    Direction,
    InterviewOutcome,
    InterviewState,
    MilestoneKind,
    OtherMeasure,
    ReferralState,
)
from insieme.domain.network.states import OrganisationKind
from insieme.domain.territory.queries import union_of

S = ApplicationState
WEEKS = timedelta(weeks=5)
LOST_WAYS = (S.REDIRECTED, S.NOT_ELIGIBLE, S.UNREACHABLE, S.WITHDRAWN)
REASONS = {
    S.REDIRECTED: phrases.REDIRECTED,
    S.NOT_ELIGIBLE: phrases.NOT_ELIGIBLE,
    S.UNREACHABLE: phrases.UNREACHABLE,
    S.WITHDRAWN: phrases.WITHDRAWN,
}


@dataclass(slots=True)
class Arrival:
    """One application, as it will have gone. `interview_on` is None when it never comes to that."""

    number: str
    submitted_on: date
    interview_on: date | None
    outcome: InterviewOutcome | None


@dataclass(slots=True)
class Road:
    """What one arrival's steps share."""

    world: World
    dice: Random
    arrival: Arrival
    who: Somebody
    application_id: int
    channel: Channel
    sent_by: int | None
    secretary: Worker
    contact_on: date
    closed_on: date
    lost: ApplicationState
    state: ApplicationState = S.RECEIVED
    is_known: bool = False
    # What figures count is drawn from dice of its own.
    facts: Random = field(init=False)

    def __post_init__(self) -> None:
        self.facts = dice_for("facts", self.arrival.number)

    @property
    def submitted_at(self) -> datetime:
        return moment(self.arrival.submitted_on, 420 + int(self.application_id % 800))


def build(world: World) -> None:
    """Make everybody who applied until today, and what came of it up to the taking in charge."""
    for number in range(START.year, world.today.year + 2):
        for arrival in _arrivals(number, world.targets.year(number)):
            if arrival.submitted_on <= world.today:
                _arrive(world, arrival)
                world.book.breathe()
    world.travellers.sort(key=lambda each: (each.opened_on, each.number))
    people.drafts(world)


def _arrivals(number: int, year: Year) -> Iterator[Arrival]:
    """A year's interviews and their outcomes in the published counts, and those who never came to one."""
    dice = dice_for("arrivals", number)
    first = START + timedelta(days=25) if number == START.year else date(number, 1, 1)
    days = working_days(first, date(number + 1, 1, 1))
    held = sorted(dice.choices(days, k=year.interviews))
    suitable = set(dice.sample(range(year.interviews), year.suitable))
    for place, day in enumerate(held):
        outcome = InterviewOutcome.NOT_SUITABLE
        if place in suitable:
            outcome = InterviewOutcome.READY if dice.random() < 0.667 else InterviewOutcome.TO_TRAIN
        gap = 38 + int(dice.random() * 18) if dice.random() < 0.08 else 12 + int(dice.random() * 19)
        yield Arrival(f"{number}-{place}", max(START, day - timedelta(days=gap)), day, outcome)
    submitted = working_days(max(START, date(number, 1, 1)), date(number + 1, 1, 1))
    for place in range(year.applications - year.interviews):
        yield Arrival(f"{number}-x{place}", dice.choice(submitted), None, None)


def _arrive(world: World, arrival: Arrival) -> None:
    dice = dice_for("arrival", arrival.number)
    who = people.invent(world, arrival.number, dice, arrival.submitted_on)
    channel, sent_by = _door(world, dice, who, arrival.submitted_on)
    lost: ApplicationState = dice.choices(LOST_WAYS, (34, 24, 24, 18))[0]
    contact_on, closed_on = _days(arrival, lost, dice)
    secretary = world.network.one(Role.SECRETARIAT.value, arrival.submitted_on, dice)
    id_ = new_id(dice)
    road = Road(world, dice, arrival, who, id_, channel, sent_by, secretary, contact_on, closed_on, lost)
    _stand(road)
    _register(road)
    _write_application(road)
    _attempts(road)
    if arrival.interview_on:
        _interviews(road, arrival.interview_on)
    _referral(road)
    _go_on(road)


def _door(world: World, dice: Random, who: Somebody, day: date) -> tuple[Channel, int | None]:
    chance = dice.random()
    if chance < 0.74:
        return Channel.ONLINE, None
    if chance < 0.84:
        return Channel.SECRETARIAT, None
    kinds = ("association", "union", "social_service", "parish", "non_profit")
    kind = dice.choices(kinds, (45, 20, 15, 10, 10))[0]
    organisations = world.network.by_kind[kind]
    union = union_of(who.comune, day) if kind == OrganisationKind.UNION else None
    if union:
        named = [each for each in organisations if world.network.names[each] == union.name]
        organisations = named or organisations
    return Channel.PARTNER, dice.choice(organisations)


def _days(arrival: Arrival, lost: ApplicationState, dice: Random) -> tuple[date, date]:
    """The day of the first talk with the person, and the one on which the application is closed if it is lost."""
    start = arrival.submitted_on
    if arrival.interview_on:
        gap = (arrival.interview_on - start).days
        lead = gap - 5 if gap > 36 else min(gap - 4, 1 + int(dice.random() * 6))
        contact = min(office_day(start + timedelta(days=max(1, lead))), arrival.interview_on)
        return contact, after(arrival.interview_on, 0, 6, dice)
    if lost == S.UNREACHABLE:
        return date.max, office_day(after(start, 30, 44, dice))
    contact = office_day(after(start, 1, 7, dice))
    return contact, contact


def _stand(road: Road) -> None:
    """Say how the application stands today."""
    today, arrival = road.world.today, road.arrival
    if arrival.interview_on is None:
        road.state = road.lost if road.closed_on <= today else S.RECEIVED
    elif arrival.interview_on < today and _outcome_on(road) <= today:
        suitable = arrival.outcome != InterviewOutcome.NOT_SUITABLE
        refused = S.NOT_ELIGIBLE if road.lost == S.NOT_ELIGIBLE else S.REDIRECTED
        road.state = S.TAKEN_IN_CHARGE if suitable else refused
    elif road.contact_on <= today:
        road.state = S.TO_INTERVIEW
    road.is_known = road.state != S.RECEIVED or road.channel != Channel.ONLINE or road.contact_on <= today


def _outcome_on(road: Road) -> date:
    return road.closed_on if road.arrival.outcome == InterviewOutcome.NOT_SUITABLE else _opening(road)


def _opening(road: Road) -> date:
    """Cases are opened some days after the interview, within the year (553 people of 2019's interviews)."""
    held = road.arrival.interview_on or date.max
    return within_year(office_day(held + timedelta(days=road.application_id % 9)), held)


def _registered_on(road: Road) -> date:
    if road.channel != Channel.ONLINE:
        return road.arrival.submitted_on
    return min(road.contact_on, road.closed_on)


def _register(road: Road) -> None:
    world = road.world
    if road.is_known:
        people.register(world, road.who, road.dice, _registered_on(road), road.secretary.key)
    elif world.seen and road.dice.random() < 0.2:
        # Somebody who is in the register already writes again: the secretariat must notice.
        before = road.dice.choice(world.seen)
        for name in ("given", "family", "sex", "birth", "phone"):
            setattr(road.who, name, getattr(before, name))
    if road.is_known and road.state in LOST_WAYS:
        world.seen = [*world.seen[-20:], road.who]


def _write_application(road: Road) -> None:
    world, dice, day = road.world, road.dice, road.arrival.submitted_on
    spoken = road.contact_on <= world.today
    # On paper, it may be typed in a few days later; in the founding years always within the year.
    typed_on = day if road.channel != Channel.SECRETARIAT else within_year(after(day, 0, 4, road.facts), day)
    by = "public" if road.channel == Channel.ONLINE else road.secretary.key
    world.add(
        Application,
        dice,
        id=road.application_id,
        state=road.state,
        channel=road.channel,
        person_id=road.who.person_id if road.is_known else None,
        referred_by_id=road.sent_by,
        municipality_id=road.who.comune,
        is_unemployed=dice.random() < 0.96,
        other_measure=dice.choices(list(OtherMeasure), (62, 8, 6, 6, 4, 2, 12))[0],
        measure_checked_on=road.contact_on if spoken else None,
        wishes=dice.choice(phrases.WISHES),
        submitted_at=min(road.submitted_at, world.now),
        contact_by=day + WEEKS,
        first_contact_on=road.contact_on if spoken else None,
        closing_reason=dice.choice(REASONS[road.state]) if road.state in REASONS else "",
        **road.who.answers(),
    )
    _reach(road, MilestoneKind.APPLICATION, day, (max(road.submitted_at, moment(typed_on, 600)), by))
    _tell(road, Happened.APPLIED, road.submitted_at, by)
    if road.state in REASONS:
        _tell(road, Happened.TURNED_AWAY, at(road.closed_on, dice), road.secretary.key, state=road.state.value)


def _reach(
    road: Road, kind: MilestoneKind, day: date, written: tuple[datetime, str], case_id: int | None = None
) -> None:
    recorded_at, by = written
    road.world.add(
        Milestone,
        road.facts,
        kind=kind,
        person_id=road.who.person_id if road.is_known else None,
        application_id=road.application_id,
        case_id=case_id,
        municipality_id=road.who.comune,
        happened_on=day,
        recorded_at=min(recorded_at, road.world.now),
        recorded_by=by,
    )


def _tell(road: Road, kind: Happened, when: datetime, by: str, **details: str) -> None:
    person = road.who.person_id if road.is_known else None
    subject = ("application", road.application_id)
    road.world.tell(kind, subject, min(when, road.world.now), by=by, person=person, details=details)


def _attempts(road: Road) -> None:
    """Calls without an answer, then the one in which they spoke."""
    start, end = road.arrival.submitted_on, min(road.contact_on, road.closed_on)
    silent = 3 if road.lost == S.UNREACHABLE and not road.arrival.interview_on else int(road.dice.random() * 1.6)
    gap = max(1, (end - start).days // (silent + 1))
    tries = [(start + timedelta(days=gap * (n + 1)), road.dice.choice(SILENCE)) for n in range(silent)]
    tries = [each for each in tries if each[0] < end]
    if road.contact_on < date.max:
        tries.append((road.contact_on, AttemptResult.SPOKE))
    for day, result in tries:
        if day > road.world.today:
            break
        made_at = min(at(day, road.dice), road.world.now)
        road.world.add(
            ContactAttempt,
            road.dice,
            application_id=road.application_id,
            person_id=road.who.person_id if road.is_known else None,
            result=result,
            made_by_id=road.secretary.user_id,
            made_at=made_at,
        )
        _tell(road, Happened.ATTEMPTED, made_at, road.secretary.key, result=result.value)


SILENCE = (AttemptResult.NO_ANSWER, AttemptResult.NO_ANSWER, AttemptResult.MESSAGE)


def _interviews(road: Road, day: date) -> None:
    """One missed now and then, then the one that is held, or waits to be."""
    world, dice = road.world, road.dice
    if road.contact_on > world.today:
        return
    interviewer = world.network.one(Role.CASE_MANAGER.value, road.contact_on, dice)
    _tell(road, Happened.INTERVIEW_BOOKED, at(road.contact_on, dice), road.secretary.key)
    missed_on = office_day(day - timedelta(days=9))
    if dice.random() < 0.08 and road.contact_on < missed_on < day:
        gone = missed_on < world.today
        _interview(road, interviewer, missed_on, InterviewState.MISSED if gone else InterviewState.CANCELLED)
    is_held = day < world.today
    _interview(road, interviewer, day, InterviewState.HELD if is_held else InterviewState.BOOKED)
    if is_held:
        moment_ = within_year(after(day, 0, 2, road.facts), day)
        _reach(road, MilestoneKind.INTERVIEW, day, (moment(moment_, 1100), interviewer.key))
        _tell(road, Happened.INTERVIEW_HELD, moment(moment_, 1100), interviewer.key)
    stays = is_held and road.arrival.outcome != InterviewOutcome.NOT_SUITABLE
    if not stays or road.state != S.TAKEN_IN_CHARGE:
        until = road.closed_on + timedelta(days=30) if is_held and not stays else None
        world.involve(road.who, Part.CASE, (road.contact_on, until), user_id=interviewer.user_id)


def _interview(road: Road, interviewer: Worker, day: date, state: InterviewState) -> None:
    dice = road.dice
    is_held = state == InterviewState.HELD
    road.world.add(
        Interview,
        dice,
        application_id=road.application_id,
        person_id=road.who.person_id,
        state=state,
        interviewer_id=interviewer.user_id,
        starts_at=moment(day, 540 + 30 * int(dice.random() * 16)),
        place=dice.choice(("Sportello di Bologna", "Sportello dell'Unione", "Casa di comunità", "Videochiamata")),
        outcome=road.arrival.outcome if is_held else "",
        notes=dice.choice(phrases.INTERVIEW_NOTES) if is_held else "",
    )


def _referral(road: Road) -> None:
    if road.sent_by is None:
        return
    world, dice = road.world, road.dice
    sent_at = min(road.submitted_at, world.now)
    answered = road.contact_on if road.contact_on < date.max else road.closed_on
    state, answer = ReferralState.SENT, ""
    if answered <= world.today:
        state = ReferralState.CONCLUDED if road.state == S.TAKEN_IN_CHARGE else ReferralState.ACCEPTED
        if road.state == S.NOT_ELIGIBLE:
            state, answer = ReferralState.DECLINED, dice.choice(phrases.NOT_ELIGIBLE)
    is_answered = state != ReferralState.SENT
    id_ = world.add(
        Referral,
        dice,
        direction=Direction.INBOUND,
        organisation_id=road.sent_by,
        application_id=road.application_id,
        person_id=road.who.person_id if road.is_known else None,
        state=state,
        reason=dice.choice(phrases.REFERRALS_IN),
        person_agreed_on=road.arrival.submitted_on,
        sent_by_id=None,
        sent_at=sent_at,
        answered_at=max(sent_at, min(at(answered, dice), world.now)) if is_answered else None,
        answer=answer,
        outcome="Presa in carico dal programma." if state == ReferralState.CONCLUDED else "",
    )
    person = road.who.person_id if road.is_known else None
    world.tell(Happened.REFERRED, ("referral", id_), sent_at, person=person)
    if road.is_known and road.state != S.TAKEN_IN_CHARGE:
        end = road.closed_on + timedelta(days=60) if road.state in REASONS else None
        sender_part(world, dice, road.who, road.sent_by, (road.arrival.submitted_on, end))


def sender_part(
    world: World, dice: Random, who: Somebody | Traveller, sender: int, span: tuple[date, date | None]
) -> None:
    """Whoever sent a person follows them: an Unione as an administration, the others as partners."""
    part = Part.ADMINISTRATION if sender in world.network.by_kind["union"] else Part.REFERRAL
    world.involve(who, part, span, organisation_id=sender)


def _go_on(road: Road) -> None:
    """Hand whoever was taken in charge over to casework."""
    if road.state != S.TAKEN_IN_CHARGE or not road.arrival.interview_on:
        return
    world, who, opened_on = road.world, road.who, _opening(road)
    dice = dice_for("case", road.arrival.number)
    manager = world.network.one(Role.CASE_MANAGER.value, opened_on, dice)
    is_ready = road.arrival.outcome == InterviewOutcome.READY
    never = not is_ready and dice.random() < 0.15
    ready_on = opened_on if is_ready else date.max if never else office_day(after(opened_on, 60, 150, dice))
    needs = tuple(dict.fromkeys(dice.choices(list(phrases.OBSTACLES), NEED_WEIGHTS, k=dice.choice((0, 1, 1, 2, 3)))))
    case_id = new_id(dice)
    world.travellers.append(
        Traveller(
            len(world.travellers), who.person_id, road.application_id, case_id, who.name, who.comune, who.moved,
            road.arrival.interview_on, opened_on, ready_on, is_ready, manager, "licence" not in needs, needs,
            road.sent_by, _registered_on(road), parts=who.parts,
        )
    )  # fmt: skip


NEED_WEIGHTS = [weight for weight, _, _ in phrases.OBSTACLES.values()]
