"""A small world with two of everything: whoever works on one side has no part in the other.

The names of the second side hold a word that is nowhere else: where it appears, something leaked.
"""

from dataclasses import dataclass, field
from typing import Any

from insieme.core.search import index
from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Part, Role
from insieme.domain.people.actions import search_terms
from insieme.models import (
    Action,
    Agreement,
    Assessment,
    Attendance,
    BoardMembership,
    CheckIn,
    Collaboration,
    Consent,
    Contact,
    Course,
    DiaryEntry,
    Engagement,
    Instrument,
    Interview,
    Membership,
    Note,
    Obstacle,
    Organisation,
    Plan,
    Posting,
    Reading,
    Referral,
    Worry,
)
from tests.scenarios import (
    BUDRIO,
    IMOLA,
    MONDAY,
    NOON,
    a_case,
    a_company,
    a_contract_event,
    a_fund,
    a_lesson,
    a_membership,
    a_part,
    a_person,
    a_placement,
    a_proposal,
    a_tutoring,
    a_user,
    a_vacancy,
    acting,
    an_application,
    an_edition,
    an_enrolment,
    an_organisation,
)

# Those who work for one side; the others work for the whole programme.
OF_A_SIDE = (
    Role.CASE_MANAGER,
    Role.TUTOR,
    Role.TRAINER,
    Role.PARTNER,
    Role.ADMINISTRATION,
    Role.COMPANY,
    Role.CANDIDATE,
)
OF_THE_WHOLE = (
    Role.COORDINATOR,
    Role.SECRETARIAT,
    Role.SCOUT,
    Role.FUND_MANAGER,
    Role.GOVERNANCE,
    Role.DPO,
)


@dataclass
class Side:
    """One of everything, by model; who works for this side, by role."""

    marker: str
    things: dict[type, Any] = field(default_factory=dict)
    members: dict[Role, Membership] = field(default_factory=dict)

    def put(self, thing: Any) -> Any:
        self.things[type(thing)] = thing
        return thing

    def __getitem__(self, model: type) -> Any:
        return self.things[model]

    def actor(self, role: Role) -> Actor:
        return acting(self.members[role])


@dataclass(frozen=True)
class World:
    ours: Side
    theirs: Side
    whole: dict[Role, Membership]

    def membership(self, role: Role) -> Membership:
        return self.ours.members.get(role) or self.whole[role]

    def actor(self, role: Role) -> Actor:
        return acting(self.membership(role))


def two_sides() -> World:
    """Make the two sides. The scouts' part, which is the whole programme's, is in the person of ours only."""
    whole = {role: a_membership(role) for role in OF_THE_WHOLE}
    ours = _side("Nostra", BUDRIO)
    theirs = _side("Zzbeta", IMOLA)
    scouts = whole[Role.SCOUT].organisation
    a_part(_person(ours), Part.MATCHING, organisation_id=scouts.pk)
    return World(ours, theirs, whole)


def _person(side: Side) -> Any:
    return next(thing for model, thing in side.things.items() if model.__name__ == "Person")


def _side(marker: str, municipality: str) -> Side:
    side = Side(marker)
    code = "RSSMRA85T10A562S" if marker == "Nostra" else "VRDLGI80A01F205X"
    person = side.put(
        a_person(f"{marker}nome", f"{marker}cognome", municipality_id=municipality, codice_fiscale=code,
                 phone="+393331110001" if marker == "Nostra" else "+393339990009",
                 email=f"{marker.lower()}@insieme.example")
    )  # fmt: skip
    index("person", person.pk, search_terms(person), person_ref=person.pk)
    _who_works(side, person, municipality)
    _on_the_road(side, person)
    _with_companies(side, person)
    _in_class(side)
    _of_the_network(side, person)
    return side


def _who_works(side: Side, person: Any, municipality: str) -> None:
    comune = an_organisation("municipality", municipality_id=municipality, name=f"Comune {side.marker}")
    company = side.put(a_company(f"{side.marker}ditta srl"))
    index("company", company.pk, [company.name])
    partner = side.put(an_organisation(name=f"Associazione {side.marker}"))
    body = an_organisation("training_body", name=f"Ente {side.marker}")
    where = {Role.TRAINER: body, Role.PARTNER: partner, Role.ADMINISTRATION: comune, Role.COMPANY: company.organisation}
    for role in OF_A_SIDE:
        own = {"person_ref": person.pk} if role is Role.CANDIDATE else {}
        user = a_user(f"{side.marker}{role.value}")
        side.members[role] = a_membership(role, where.get(role), user=user, **own)
    side.put(side.members[Role.CASE_MANAGER])
    for role, part in ((Role.TRAINER, Part.TRAINING), (Role.PARTNER, Part.REFERRAL),
                       (Role.ADMINISTRATION, Part.ADMINISTRATION), (Role.COMPANY, Part.EMPLOYER)):  # fmt: skip
        side.put(a_part(person, part, organisation_id=where[role].pk))


def _on_the_road(side: Side, person: Any) -> None:
    manager = side.members[Role.CASE_MANAGER].user
    partner = side[Organisation]
    application = side.put(
        an_application(person, state="to_interview", referred_by=partner, channel="partner",
                       wishes=f"{side.marker}desiderio")
    )  # fmt: skip
    side.put(
        Interview.objects.create(application=application, person=person, interviewer=manager, starts_at=NOON, place="x")
    )
    side.put(
        Referral.objects.create(
            direction="in", organisation=partner, application=application, person=person, sent_at=NOON,
            reason=f"{side.marker}motivo", person_agreed_on=MONDAY,
        )
    )  # fmt: skip
    case = side.put(a_case(person, manager, application=application))
    side.put(case.milestones.get())
    side.put(Note.objects.create(case=case, person=person, text=f"{side.marker}nota", written_at=NOON))
    instrument = Instrument.objects.first()
    side.put(
        Assessment.objects.create(
            case=case, person=person, instrument=instrument, answered_on=MONDAY, answers={}, total=9
        )
    )
    obstacle = side.put(Obstacle.objects.create(case=case, person=person, kind="licence", found_on=MONDAY))
    plan = side.put(Plan.objects.create(case=case, person=person, goal=f"{side.marker}obiettivo", drafted_on=MONDAY))
    side.put(
        Action.objects.create(
            plan=plan, person=person, obstacle=obstacle, text=f"{side.marker}azione", owner="person", due_on=MONDAY
        )
    )
    side.put(Consent.objects.create(person=person, kind="companies", given_on=MONDAY, source="x"))


def _with_companies(side: Side, person: Any) -> None:
    company, case = _of(side, "Company"), _of(side, "Case")
    vacancy = side.put(a_vacancy(company, title=f"{side.marker}mestiere"))
    index("vacancy", vacancy.pk, [vacancy.title])
    side.put(a_proposal(vacancy, case, state="presented", presented_at=NOON, person_answered_at=NOON))
    placement = side.put(a_placement(case, company, worry=f"{side.marker}timore", worried_on=MONDAY))
    side.put(a_contract_event(placement, "extension"))
    tutor = side.members[Role.TUTOR].user
    side.put(a_tutoring(placement, tutor))
    side.put(CheckIn.objects.create(placement=placement, person=person, tutor=tutor, offset_days=7, due_on=MONDAY))
    side.put(Worry.objects.create(placement=placement, person=person, words=f"{side.marker}timore", raised_on=MONDAY))
    collaboration = side.put(Collaboration.objects.create(company=company, way="hiring", started_on=MONDAY))
    side.put(BoardMembership.objects.create(company=company, signed_on=MONDAY))
    side.put(
        Engagement.objects.create(
            kind="collaboration_started", company=company, collaboration=collaboration, happened_on=MONDAY,
            recorded_at=NOON, recorded_by="system",
        )
    )  # fmt: skip
    side.put(Contact.objects.create(company=company, name=f"{side.marker}referente"))
    side.put(DiaryEntry.objects.create(company=company, how="phone", text=f"{side.marker}diario", written_at=NOON))


def _of(side: Side, name: str) -> Any:
    return next(thing for model, thing in side.things.items() if model.__name__ == name)


def _in_class(side: Side) -> None:
    body = side.members[Role.TRAINER].organisation
    course = side.put(
        Course.objects.create(kind="basic", title=f"{side.marker}corso", topic="x", organisation=body, hours=40)
    )
    index("course", course.pk, [course.title])
    edition = side.put(an_edition(course=course, state="running"))
    lesson = side.put(a_lesson(edition))
    enrolment = side.put(an_enrolment_without_part(edition, _of(side, "Case")))
    side.put(Attendance.objects.create(lesson=lesson, enrolment=enrolment, person=enrolment.person, hours=4))


def an_enrolment_without_part(edition: Any, case: Any) -> Any:
    """The part of the training body is there already."""
    case.person.involvements.filter(part=Part.TRAINING).delete()
    return an_enrolment(edition, case)


def _of_the_network(side: Side, person: Any) -> None:
    side.put(
        Agreement.objects.create(
            organisation=side[Organisation], kind="protocol", title=f"Protocollo {side.marker}", signed_on=MONDAY
        )
    )
    fund = side.put(a_fund(f"F-{side.marker}", name=f"Fondo {side.marker}"))
    moves = {"recorded_at": NOON, "recorded_by": "system", "happened_on": MONDAY, "amount_cents": 1000}
    Posting.objects.create(fund=fund, kind="contribution", contributed_change=1000, text="x", **moves)
    side.put(
        Posting.objects.create(
            fund=fund, kind="commitment", committed_change=1000, text="x", line="x", purpose="licence", person=person,
            obstacle=_of(side, "Obstacle"), **moves,
        )
    )  # fmt: skip
    manager = side.members[Role.CASE_MANAGER]
    side.put(
        Reading.objects.create(
            person=person, user=manager.user, organisation=manager.organisation, role=manager.role, page="x",
            reason="work", read_at=NOON,
        )
    )  # fmt: skip
