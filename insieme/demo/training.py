"""Workshops and courses: editions of the past, running and to come, who attended and for how long."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from insieme.demo import phrases
from insieme.demo.calendar import START
from insieme.demo.clock import after, at, moment, office_day, working_days
from insieme.demo.things import Bill, Traveller, World, dice_for, new_id
from insieme.domain.access.rules import Part
from insieme.domain.funds.states import Purpose
from insieme.domain.network.states import OrganisationKind
from insieme.domain.training.events import Happened
from insieme.domain.training.models import Attendance, Course, Edition, Enrolment, Lesson
from insieme.domain.training.states import CourseKind, EditionState, EnrolmentState

PASS_SHARE = 70
PLACES = ("Aula 1", "Sala polivalente", "Laboratorio", "Biblioteca comunale", "Sede dell'ente")
# How many editions a year begin, from the first year on.
EDITIONS = (8, 24, 32, 20, 34, 40, 46, 50, 54, 56)


@dataclass(frozen=True)
class Taught:
    """A course and who teaches it."""

    id: int
    kind: str
    topic: str
    hours: int
    organisation_id: int


@dataclass
class Class:
    """An edition as it will have gone."""

    id: int
    course: Taught
    starts_on: date
    days: list[date]
    seats: int
    hours: list[int]

    @property
    def ends_on(self) -> date:
        return self.days[-1]

    def state(self, today: date) -> EditionState:
        if self.starts_on > today:
            return EditionState.OPEN
        return EditionState.RUNNING if self.ends_on >= today else EditionState.FINISHED


def build(world: World) -> None:
    """Write courses, and every edition announced by today with its class."""
    courses = _courses(world)
    teaching: set[int] = set()
    for number in range(START.year, world.today.year + 2):
        dice = dice_for("editions", number)
        first = START + timedelta(days=80) if number == START.year else date(number, 1, 8)
        count = round(EDITIONS[min(number - START.year, len(EDITIONS) - 1)] * world.targets.editions)
        days = [day for day in working_days(first, date(number, 12, 20)) if day.month != 8]
        for place, day in enumerate(sorted(dice.choices(days, k=count))):
            if day > world.today + timedelta(days=80):
                break
            made = _edition(world, dice_for("edition", number, place), _choose(courses, day, dice), day)
            if made.state(world.today) == EditionState.RUNNING:
                teaching.add(made.course.organisation_id)
            world.book.breathe()
    _everybody_teaches(world, courses, teaching)


def _everybody_teaches(world: World, courses: list[Taught], teaching: set[int]) -> None:
    """Whichever training body somebody steps into, it has a class these days: its longest course, begun last week."""
    longest = {each.organisation_id: each for each in sorted(courses[:-1], key=lambda each: each.hours)}
    for number, (body, course) in enumerate(sorted(longest.items())):
        if body not in teaching:
            _edition(world, dice_for("edition of these days", number), course, office_day(world.today - timedelta(9)))


def _courses(world: World) -> list[Taught]:
    bodies = world.network.by_kind[OrganisationKind.TRAINING_BODY.value]
    firms = world.firms[:1]
    taught = []
    for number, (kind, title, topic, hours, requirements) in enumerate((*phrases.COURSES, phrases.COMPANY_COURSE)):
        dice = dice_for("course", number)
        with_firm = (kind, title, topic, hours, requirements) == phrases.COMPANY_COURSE and firms
        body = bodies[number % len(bodies)]
        id_ = world.add(
            Course,
            dice,
            kind=kind,
            title=title,
            topic=topic,
            organisation_id=body,
            designed_with_id=firms[0].id if with_firm else None,
            hours=hours,
            requirements=requirements,
        )
        world.tell(Happened.COURSE_ADDED, ("course", id_), moment(START, 600 + number))
        world.searchable("course", id_, title, topic)
        taught.append(Taught(id_, kind, topic, hours, body))
    return taught


def _choose(courses: list[Taught], day: date, dice: Random) -> Taught:
    # The long course made with a company is held twice a year.
    if day.month in {2, 10} and dice.random() < 0.2:
        return courses[-1]
    return dice.choice(courses[:-1])


def _edition(world: World, dice: Random, course: Taught, starts_on: date) -> Class:
    per_day = 4 if course.hours > 12 else 3 if course.hours % 3 == 0 else 4
    hours = [per_day] * (course.hours // per_day) + ([course.hours % per_day] if course.hours % per_day else [])
    step = 1 if course.hours > 100 else 3 if course.hours > 30 else 7
    days = [starts_on]
    while len(days) < len(hours):
        days.append(office_day(days[-1] + timedelta(days=step)))
    made = Class(
        new_id(dice), course, starts_on, days, 25 if course.hours > 200 else dice.choice((10, 12, 12, 15)), hours
    )
    state = made.state(world.today)
    if state == EditionState.OPEN and dice.random() < 0.08:
        state = EditionState.CANCELLED
    world.add(
        Edition,
        dice,
        id=made.id,
        course_id=course.id,
        state=state,
        municipality_id=world.a_place(dice),
        place=dice.choice(PLACES),
        starts_on=starts_on,
        ends_on=made.ends_on,
        seats=made.seats,
        pass_share=PASS_SHARE,
    )
    _tell_edition(world, dice, made, state)
    lessons = [_lesson(world, dice, made, number) for number in range(len(made.days))]
    if state != EditionState.CANCELLED:
        cents = made.course.hours * 9_000
        bill = Bill(
            starts_on, made.ends_on + timedelta(days=25), Purpose.COURSE, f"Edizione: {course.topic}", cents,
            organisation_id=course.organisation_id,
        )  # fmt: skip
        world.bills.append(bill)
        _class(world, dice, made, lessons)
    return made


def _tell_edition(world: World, dice: Random, made: Class, state: EditionState) -> None:
    subject = ("edition", made.id)
    world.tell(Happened.EDITION_OPENED, subject, world.morning(made.starts_on - timedelta(days=50)))
    if state in {EditionState.RUNNING, EditionState.FINISHED}:
        world.tell(Happened.EDITION_STARTED, subject, world.morning(made.starts_on))
    if state == EditionState.FINISHED:
        world.tell(Happened.EDITION_FINISHED, subject, world.morning(made.ends_on + timedelta(days=1)))


def _is_taken(world: World, day: date) -> bool:
    """Attendance is taken at the lesson; for yesterday's and today's somebody still has to."""
    return day < world.today - timedelta(days=1)


def _lesson(world: World, dice: Random, made: Class, number: int) -> int:
    day = made.days[number]
    return world.add(
        Lesson,
        dice,
        edition_id=made.id,
        held_on=day,
        hours=made.hours[number],
        topic=f"{made.course.topic}, lezione {number + 1}",
        attendance_taken_at=moment(day, 1080) if _is_taken(world, day) else None,
    )


def _class(world: World, dice: Random, made: Class, lessons: list[int]) -> None:
    """Those taken in charge in the months before, first who still has to train."""
    travellers = world.travellers
    window = 260 if made.course.kind == CourseKind.SPECIFIC else 150
    opened = world.opened_days
    first = bisect_left(opened, made.starts_on - timedelta(days=window))
    last = bisect_right(opened, made.starts_on - timedelta(days=12))
    near = [who for who in travellers[first:last] if who.is_open(made.starts_on)]
    wanting = [who for who in near if who.ready_on > made.starts_on] + [who for who in near if dice.random() < 0.12]
    ahead = (made.starts_on - world.today).days
    share = 1.25 if ahead < 30 else 0.6
    chosen = list({who.number: who for who in dice.sample(wanting, len(wanting))}.values())[: round(made.seats * share)]
    for place, who in enumerate(chosen):
        asked_on = office_day(max(who.opened_on, made.starts_on - timedelta(days=45 - place)))
        if asked_on <= world.today:
            _enrol(world, dice, made, lessons, Enrolling(who, asked_on, is_queued=place >= made.seats))


@dataclass(frozen=True)
class Enrolling:
    who: Traveller
    asked_on: date
    is_queued: bool


def _enrol(world: World, dice: Random, made: Class, lessons: list[int], enrolling: Enrolling) -> None:
    who, today = enrolling.who, world.today
    id_, zeal, chance = new_id(dice), dice.betavariate(6, 1.3), dice.random()
    state, reason = EnrolmentState.ENROLLED, ""
    if enrolling.is_queued:
        state = EnrolmentState.WAITING
        if made.starts_on <= today:
            state, reason = EnrolmentState.WITHDRAWN, "Posti esauriti."
    elif chance < 0.07 and made.starts_on <= today:
        state, reason = EnrolmentState.WITHDRAWN, "Ha trovato lavoro."
    elif made.ends_on < today:
        state = EnrolmentState.COMPLETED
    went = [] if state in {EnrolmentState.WAITING, EnrolmentState.WITHDRAWN} else _attend(world, dice, made, zeal)
    total = sum(went)
    passed = state == EnrolmentState.COMPLETED and total * 100 >= PASS_SHARE * sum(made.hours)
    world.add(
        Enrolment,
        dice,
        id=id_,
        edition_id=made.id,
        case_id=who.case_id,
        person_id=who.person_id,
        state=state,
        asked_at=min(at(enrolling.asked_on, dice), world.now),
        withdrawal_reason=reason,
        hours_attended=total,
        certificate_on=made.ends_on if passed else None,
    )
    for lesson, hours in zip(lessons, went, strict=False):
        world.add(Attendance, dice, lesson_id=lesson, enrolment_id=id_, person_id=who.person_id, hours=hours)
    _follow(world, dice, made, enrolling, (id_, state))


def _attend(world: World, dice: Random, made: Class, zeal: float) -> list[int]:
    held = [hours for day, hours in zip(made.days, made.hours, strict=True) if _is_taken(world, day)]
    return [hours if dice.random() < zeal else 0 for hours in held]


def _follow(world: World, dice: Random, made: Class, enrolling: Enrolling, outcome: tuple[int, EnrolmentState]) -> None:
    id_, state = outcome
    who, is_over = enrolling.who, made.ends_on < world.today
    withdrawn = state == EnrolmentState.WITHDRAWN
    end = made.starts_on if withdrawn else made.ends_on if is_over else None
    organisation = made.course.organisation_id
    world.involve(who, Part.TRAINING, (enrolling.asked_on, end), organisation_id=organisation)
    kind = Happened.QUEUED if enrolling.is_queued else Happened.ENROLLED
    by, subject = who.manager.on(enrolling.asked_on).key, ("enrolment", id_)
    asked_at = min(at(enrolling.asked_on, dice), world.now)
    world.tell(kind, subject, asked_at, by=by, person=who.person_id)
    if withdrawn:
        world.tell(Happened.WITHDRAWN, subject, world.morning(made.starts_on), by=by, person=who.person_id)
    if state == EnrolmentState.COMPLETED:
        ended = world.morning(after(made.ends_on, 0, 1, dice))
        world.tell(Happened.COMPLETED, subject, ended, by=by, person=who.person_id)
