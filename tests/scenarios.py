"""Situations named as people name them. Tests start here instead of building rows by hand.

Everything is made as the owner of the tables, on Monday 2 March 2026 unless a test says otherwise.
"""

import itertools
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.test import Client
from stdnum import luhn

from insieme.core.search import index
from insieme.domain.access.policies import Actor, system
from insieme.domain.access.rules import Part, Role
from insieme.domain.companies.states import CompanyState, Size
from insieme.domain.network.states import OrganisationKind
from insieme.models import (
    Application,
    Case,
    Company,
    ContractEvent,
    Course,
    Edition,
    Enrolment,
    Fund,
    Interview,
    Involvement,
    Lesson,
    Membership,
    Milestone,
    Organisation,
    Person,
    Placement,
    Proposal,
    Site,
    Tutoring,
    User,
    Vacancy,
)

MONDAY = date(2026, 3, 2)
NOON = datetime(2026, 3, 2, 11, 0, tzinfo=UTC)
BOLOGNA, BUDRIO, IMOLA = "037006", "037008", "037032"
PERMANENT, FIXED_TERM, TIROCINIO, APPRENTICESHIP = "A.01.00", "A.02.00", "C.01.00", "A.03.09"

_numbers = itertools.count(1)

KIND_OF = {
    Role.TRAINER: OrganisationKind.TRAINING_BODY,
    Role.PARTNER: OrganisationKind.ASSOCIATION,
    Role.ADMINISTRATION: OrganisationKind.MUNICIPALITY,
}


def the_programme() -> Organisation:
    found, _ = Organisation.objects.get_or_create(kind=OrganisationKind.PROGRAMME, defaults={"name": "Insieme"})
    return found


def an_organisation(kind: str = OrganisationKind.ASSOCIATION, **fields: Any) -> Organisation:
    if kind == OrganisationKind.MUNICIPALITY:
        fields.setdefault("municipality_id", BUDRIO)
    if kind == OrganisationKind.UNION:
        fields.setdefault("union_id", "RG")
    return Organisation.objects.create(kind=kind, **{"name": f"Organizzazione {next(_numbers)}", **fields})


def a_user(name: str = "Ada Prova") -> User:
    return User.objects.create(email=f"utente{next(_numbers)}@insieme.example", name=name, password="!")


def a_membership(role: Role, organisation: Organisation | None = None, **fields: Any) -> Membership:
    """Someone at work in that role: staff in the programme, the others in an organisation of their kind."""
    if organisation is None:
        if role == Role.COMPANY:
            organisation = a_company().organisation
        else:
            organisation = an_organisation(KIND_OF[role]) if role in KIND_OF else the_programme()
    if role == Role.CANDIDATE:
        fields.setdefault("person_ref", a_person().pk)
    defaults = {"user": fields.pop("user", None) or a_user(f"{role.value.title()} Prova"), "from_on": date(2017, 6, 1)}
    return Membership.objects.create(organisation=organisation, role=role, **{**defaults, **fields})


def acting(membership: Membership, at: datetime = NOON) -> Actor:
    return Actor(
        at=at,
        role=Role(membership.role),
        user_id=membership.user_id,
        organisation_id=membership.organisation_id,
        person_id=membership.person_ref,
    )


def an_actor(role: Role, organisation: Organisation | None = None, at: datetime = NOON) -> Actor:
    return acting(a_membership(role, organisation), at)


def the_system(at: datetime = NOON) -> Actor:
    return system(at)


def sign_in(client: Client, role: Role, membership: Membership | None = None) -> Actor:
    """Sign a browser in; what it asks next is asked in that role."""
    membership = membership or a_membership(role)
    client.force_login(membership.user)
    session = client.session
    session["membership"] = membership.pk
    session.save()
    return acting(membership)


def a_person(given_name: str = "Amina", family_name: str = "Prova", **fields: Any) -> Person:
    number = next(_numbers)
    defaults: dict[str, Any] = {
        "municipality_id": BOLOGNA,
        "birth_date": date(1985, 5, 17),
        "no_codice_fiscale": "" if fields.get("codice_fiscale") else "not_shown",
        "phone": f"+39333{number:07d}",
        "registered_at": NOON,
    }
    return Person.objects.create(given_name=given_name, family_name=family_name, **{**defaults, **fields})


def a_part(
    person: Person, part: Part, *, user_id: int | None = None, organisation_id: int | None = None
) -> Involvement:
    return Involvement.objects.create(
        person=person, part=part, user_id=user_id, organisation_id=organisation_id, from_on=date(2017, 6, 1)
    )


def an_application(person: Person | None = None, **fields: Any) -> Application:
    submitted_at = fields.pop("submitted_at", NOON)
    who = person or Person(given_name="Amina", family_name="Prova", municipality_id=BOLOGNA)
    defaults: dict[str, Any] = {
        "channel": "online",
        "person": person,
        "given_name": who.given_name,
        "family_name": who.family_name,
        "birth_date": who.birth_date,
        "municipality_id": who.municipality_id,
        "no_codice_fiscale": "not_shown",
        "phone": who.phone,
        "is_unemployed": True,
        "submitted_at": submitted_at,
        "contact_by": submitted_at.date() + timedelta(weeks=5),
    }
    made = Application.objects.create(**{**defaults, **fields})
    a_milestone("application", application=made, person=person, happened_on=submitted_at.date())
    return made


def a_milestone(kind: str, **fields: Any) -> Milestone:
    person = fields.get("person")
    defaults = {
        "happened_on": MONDAY,
        "recorded_at": NOON,
        "recorded_by": "system",
        "municipality_id": person.municipality_id if person else BOLOGNA,
    }
    return Milestone.objects.create(kind=kind, **{**defaults, **fields})


def an_interview(application: Application | None = None, interviewer: User | None = None, **fields: Any) -> Interview:
    application = application or an_application(a_person(), state="to_interview")
    defaults = {"starts_at": NOON + timedelta(days=3), "place": "Sportello di Bologna"}
    return Interview.objects.create(
        application=application,
        person=application.person,
        interviewer=interviewer or a_user(),
        **{**defaults, **fields},
    )


def a_case(person: Person | None = None, manager: User | None = None, **fields: Any) -> Case:
    """A person taken in charge; the manager has a part in their road."""
    person = person or a_person()
    opened_on = fields.pop("opened_on", MONDAY)
    defaults = {"readiness": "ready", "municipality_id": person.municipality_id}
    case = Case.objects.create(person=person, manager=manager, opened_on=opened_on, **{**defaults, **fields})
    a_milestone("taken_in_charge", person=person, case=case, happened_on=opened_on)
    if manager:
        a_part(person, Part.CASE, user_id=manager.pk)
    return case


def a_company(name: str = "", **fields: Any) -> Company:
    number = next(_numbers)
    name = name or f"Forno Prova {number} srl"
    digits = f"{number:07d}000"
    organisation = Organisation.objects.create(kind=OrganisationKind.COMPANY, name=name)
    defaults = {
        "partita_iva": digits + luhn.calc_check_digit(digits),
        "activity_id": "10",
        "size": Size.SMALL,
        "state": CompanyState.CONTACTED,
        "added_at": NOON,
    }
    company = Company.objects.create(organisation=organisation, name=name, **{**defaults, **fields})
    a_site(company, is_main=True)
    index("company", company.pk, (company.name, company.partita_iva))
    return company


def a_site(company: Company, **fields: Any) -> Site:
    return Site.objects.create(company=company, **{"name": "Sede", "municipality_id": BOLOGNA, **fields})


def a_vacancy(company: Company | None = None, **fields: Any) -> Vacancy:
    company = company or a_company()
    defaults = {
        "site": company.sites.get(is_main=True),
        "title": "Aiuto panificatore",
        "occupation_id": "7512",
        "contract_type_id": FIXED_TERM,
        "seats": 2,
        "weekly_hours": 30,
        "opened_on": MONDAY,
        "recorded_at": NOON,
    }
    return Vacancy.objects.create(company=company, **{**defaults, **fields})


def a_proposal(vacancy: Vacancy | None = None, case: Case | None = None, **fields: Any) -> Proposal:
    case = case or a_case()
    defaults = {"why": "Ha lavorato in un forno", "proposed_at": NOON, "person": case.person}
    return Proposal.objects.create(vacancy=vacancy or a_vacancy(), case=case, **{**defaults, **fields})


def a_placement(case: Case | None = None, company: Company | None = None, **fields: Any) -> Placement:
    """An active placement with its activation in the ledger; `state="agreed"` gives one that has not begun."""
    case, company = case or a_case(), company or a_company()
    site = fields.pop("site", None) or company.sites.get(is_main=True)
    defaults = {
        "occupation_id": "7512",
        "contract_type_id": FIXED_TERM,
        "weekly_hours": 30,
        "state": "active",
        "starts_on": MONDAY,
        "expected_end_on": MONDAY + timedelta(days=180),
    }
    placement = Placement.objects.create(
        case=case, person=case.person, company=company, site=site, **{**defaults, **fields}
    )
    if placement.state != "agreed":
        a_contract_event(placement, "activation")
    return placement


def a_contract_event(placement: Placement, kind: str, **fields: Any) -> ContractEvent:
    defaults = {
        "happened_on": placement.starts_on,
        "recorded_at": NOON,
        "recorded_by": "system",
        "contract_type_id": placement.contract_type_id,
        "expected_end_on": placement.expected_end_on,
        "home_id": placement.person.municipality_id,
        "workplace_id": placement.site.municipality_id,
    }
    return ContractEvent.objects.create(
        placement=placement, person=placement.person, kind=kind, **{**defaults, **fields}
    )


def a_tutoring(placement: Placement, tutor: User | None = None) -> Tutoring:
    tutor = tutor or a_user()
    a_part(placement.person, Part.TUTORING, user_id=tutor.pk)
    return Tutoring.objects.create(placement=placement, person=placement.person, tutor=tutor, from_on=MONDAY)


def an_edition(organisation: Organisation | None = None, **fields: Any) -> Edition:
    body = organisation or an_organisation(OrganisationKind.TRAINING_BODY)
    course = fields.pop("course", None) or Course.objects.create(
        kind="basic", title="Italiano per il lavoro", topic="Italiano", organisation=body, hours=40
    )
    defaults = {
        "municipality_id": BOLOGNA,
        "place": "Aula 1",
        "starts_on": MONDAY + timedelta(days=7),
        "ends_on": MONDAY + timedelta(days=37),
        "seats": 12,
    }
    return Edition.objects.create(course=course, **{**defaults, **fields})


def a_lesson(edition: Edition, **fields: Any) -> Lesson:
    return Lesson.objects.create(edition=edition, **{"held_on": edition.starts_on, "hours": 4, **fields})


def an_enrolment(edition: Edition | None = None, case: Case | None = None, **fields: Any) -> Enrolment:
    edition, case = edition or an_edition(), case or a_case()
    a_part(case.person, Part.TRAINING, organisation_id=edition.course.organisation_id)
    return Enrolment.objects.create(
        edition=edition, case=case, person=case.person, **{"state": "enrolled", "asked_at": NOON, **fields}
    )


def a_fund(code: str = "", **fields: Any) -> Fund:
    code = code or f"F{next(_numbers)}"
    return Fund.objects.create(code=code, **{"name": "Fondo sociale di comunità", "year": 2026, **fields})
