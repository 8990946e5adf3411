"""The verbs of the access interview, and the taking in charge that comes of it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from insieme.core.decisions import Denied, no
from insieme.core.events import record
from insieme.core.outbox import Letter, post
from insieme.core.periods import ROME
from insieme.domain.access.models import User
from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Part
from insieme.domain.casework import messages, policies
from insieme.domain.casework.actions.cases import reopen
from insieme.domain.casework.actions.entry import release_interviewer
from insieme.domain.casework.events import Happened
from insieme.domain.casework.models import Application, Case, Interview, Milestone, Referral
from insieme.domain.casework.states import (
    ApplicationState,
    InterviewOutcome,
    InterviewState,
    MilestoneKind,
    Readiness,
    ReferralState,
)
from insieme.domain.network.models import Organisation
from insieme.domain.network.states import OrganisationKind
from insieme.domain.people import actions as people
from insieme.domain.people import policies as people_policies
from insieme.domain.people.models import Person


@dataclass(frozen=True)
class Appointment:
    """Who will hold the interview, when and where."""

    interviewer: User
    starts_at: datetime
    place: str


@transaction.atomic
def book_interview(application: Application, appointment: Appointment, *, by: Actor) -> Interview:
    """Book the access interview; from now on the interviewer sees the person."""
    application = _locked(application)
    policies.can_book_interview(by, application).or_raise()
    interview = _booked(application, appointment, by=by)
    _tell(interview, messages.interview_booked(interview))
    if application.state == ApplicationState.RECEIVED:
        application.state = ApplicationState.TO_INTERVIEW
        record(Happened.SENT_TO_INTERVIEW, application, by=by, person_ref=application.person_id)
    application.first_contact_on = application.first_contact_on or by.today
    application.save(update_fields=["state", "first_contact_on"])
    _accept_referral(application, by=by)
    return interview


@transaction.atomic
def rebook(interview: Interview, appointment: Appointment, *, by: Actor) -> Interview:
    """Move a booked interview: the old appointment is cancelled, the new one takes its place."""
    interview = _locked_interview(interview)
    policies.can_rebook(by, interview).or_raise()
    interview.state = InterviewState.CANCELLED
    interview.save(update_fields=["state"])
    record(Happened.INTERVIEW_CANCELLED, interview, by=by, person_ref=interview.person_id)
    moved = _booked(interview.application, appointment, by=by)
    _tell(moved, messages.interview_moved(moved))
    if moved.interviewer_id != interview.interviewer_id:
        release_interviewer(interview, by=by)
    return moved


def _booked(application: Application, appointment: Appointment, *, by: Actor) -> Interview:
    # One at a time for each interviewer: two who book the same hour wait for each other here.
    User.objects.select_for_update(of=("self",)).get(pk=appointment.interviewer.pk)
    policies.can_be_there(by, appointment.interviewer, appointment.starts_at).or_raise()
    person = _person_of(application)
    interview = Interview.objects.create(
        application=application,
        person=person,
        interviewer=appointment.interviewer,
        starts_at=appointment.starts_at,
        place=appointment.place,
    )
    people.involve(person, Part.CASE, appointment.interviewer, by=by, on=by.today)
    record(Happened.INTERVIEW_BOOKED, interview, by=by, person_ref=person.pk)
    return interview


def _person_of(application: Application) -> Person:
    if application.person is None:
        raise Denied(no(policies.NOT_IDENTIFIED))
    return application.person


def _accept_referral(application: Application, *, by: Actor) -> None:
    referral = (
        Referral.objects.select_for_update(of=("self",))
        .filter(application=application, state=ReferralState.SENT)
        .first()
    )
    if referral is not None:
        referral.state, referral.answered_at = ReferralState.ACCEPTED, by.at
        referral.save(update_fields=["state", "answered_at"])
        record(Happened.REFERRAL_ACCEPTED, referral, by=by, person_ref=application.person_id)


@transaction.atomic
def hold(interview: Interview, outcome: InterviewOutcome, notes: str, *, by: Actor) -> Interview:
    """Say how the interview went: ready for work, to be trained, or not suitable."""
    interview = _locked_interview(interview)
    policies.can_hold(by, interview).or_raise()
    interview.state = InterviewState.HELD
    interview.outcome = outcome
    interview.notes = notes
    interview.save(update_fields=["state", "outcome", "notes"])
    _mark(MilestoneKind.INTERVIEW, interview.application, interview.starts_at.astimezone(ROME).date(), by=by)
    record(Happened.INTERVIEW_HELD, interview, by=by, person_ref=interview.person_id, outcome=outcome.value)
    return interview


@transaction.atomic
def miss(interview: Interview, *, by: Actor) -> Interview:
    """Say that the person did not come; another interview can be booked."""
    interview = _locked_interview(interview)
    policies.can_miss(by, interview).or_raise()
    interview.state = InterviewState.MISSED
    interview.save(update_fields=["state"])
    record(Happened.INTERVIEW_MISSED, interview, by=by, person_ref=interview.person_id)
    return interview


@transaction.atomic
def cancel(interview: Interview, *, by: Actor) -> Interview:
    """Cancel a booked interview: the person is told, and another can be booked."""
    interview = _locked_interview(interview)
    policies.can_cancel(by, interview).or_raise()
    interview.state = InterviewState.CANCELLED
    interview.save(update_fields=["state"])
    record(Happened.INTERVIEW_CANCELLED, interview, by=by, person_ref=interview.person_id)
    _tell(interview, messages.interview_cancelled(interview))
    return interview


@transaction.atomic
def take_in_charge(application: Application, manager: User, *, by: Actor, on: date) -> Case:
    """Open the person's case after a suitable interview; the comune of that day stays with it."""
    application = _locked(application)
    policies.can_take_in_charge(by, application, manager).or_raise()
    # One case at a time: two who open it at once wait for each other on the person.
    person = Person.objects.select_for_update(of=("self",)).get(pk=_person_of(application).pk)
    policies.can_take_in_charge(by, application, manager).or_raise()
    people_policies.has_not_withdrawn(person.pk).or_raise()
    interview = _suitable_interview(application)
    _believable_opening(interview, by=by, on=on)
    case = Case.objects.create(
        person=person,
        application=application,
        readiness=Readiness(interview.outcome),
        manager=manager,
        municipality_id=person.municipality_id,
        opened_on=on,
    )
    application.state = ApplicationState.TAKEN_IN_CHARGE
    application.save(update_fields=["state"])
    _mark(MilestoneKind.TAKEN_IN_CHARGE, application, on, by=by, case=case)
    _share_out(case, manager, by=by, on=on)
    record(Happened.TAKEN_IN_CHARGE, case, by=by, person_ref=person.pk, readiness=case.readiness)
    return case


@transaction.atomic
def take_back(application: Application, *, by: Actor, on: date) -> Case:
    """Take the person back into the path they already had: nothing starts again from the beginning."""
    application = _locked(application)
    policies.can_take_back(by, application).or_raise()
    interview = _suitable_interview(application)
    _believable_opening(interview, by=by, on=on)
    closed = policies.last_closed_case(application)
    if closed is None:
        raise Denied(no("Questa persona non ha mai avuto un percorso: si prende in carico."))
    case = reopen(closed, Readiness(interview.outcome), by=by, on=on)
    application.state = ApplicationState.TAKEN_IN_CHARGE
    application.save(update_fields=["state"])
    record(Happened.TAKEN_BACK, application, by=by, person_ref=application.person_id, case=case.pk)
    return case


def _suitable_interview(application: Application) -> Interview:
    held = application.interviews.filter(state=InterviewState.HELD, outcome__in=policies.SUITABLE)
    return held.select_related("interviewer", "person").order_by("-starts_at", "pk")[0]


def _believable_opening(interview: Interview, *, by: Actor, on: date) -> None:
    if on > by.today:
        raise Denied(no("La presa in carico non può essere di un giorno futuro."))
    if on < interview.starts_at.astimezone(ROME).date():
        raise Denied(no("La presa in carico non può precedere il colloquio."))


def _share_out(case: Case, manager: User, *, by: Actor, on: date) -> None:
    """Give their parts to the manager and, when the person is ready for work, to those who look for it."""
    people.involve(case.person, Part.CASE, manager, by=by, on=on)
    if case.readiness == Readiness.READY:
        programme = Organisation.objects.get(kind=OrganisationKind.PROGRAMME)
        people.involve(case.person, Part.MATCHING, programme, by=by, on=on)
    for interview in case.person.interviews.exclude(interviewer=manager).select_related("interviewer", "person"):
        release_interviewer(interview, by=by)


def _mark(kind: MilestoneKind, application: Application, on: date, *, by: Actor, case: Case | None = None) -> None:
    person = _person_of(application)
    Milestone.objects.create(
        kind=kind,
        person=person,
        application=application,
        case=case,
        municipality_id=person.municipality_id,
        happened_on=on,
        recorded_at=by.at,
        recorded_by=by.key,
    )


def _tell(interview: Interview, letter: Letter) -> None:
    if interview.person.email:
        post(interview.person.email, letter.subject, letter.text, language=interview.person.language)


def _locked(application: Application) -> Application:
    found = Application.objects.select_for_update(of=("self",)).select_related("person")
    return found.get(pk=application.pk)


def _locked_interview(interview: Interview) -> Interview:
    found = Interview.objects.select_for_update(of=("self",))
    return found.select_related("application__person", "person", "interviewer").get(pk=interview.pk)
