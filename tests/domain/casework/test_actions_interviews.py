"""The interview and what comes of it, as verbs."""

from datetime import timedelta

import pytest

from insieme.core.decisions import Denied
from insieme.domain.access.rules import Part, Role
from insieme.domain.casework import actions
from insieme.domain.casework.states import InterviewOutcome
from insieme.models import Case, Interview, Involvement, Milestone
from tests.domain.casework.test_actions_entry import refused, the_referral_of
from tests.scenarios import (
    BUDRIO,
    MONDAY,
    NOON,
    a_case,
    a_membership,
    a_person,
    a_user,
    acting,
    an_actor,
    an_application,
    an_interview,
    an_organisation,
    the_programme,
)

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=3)


def an_appointment(interviewer=None, starts_at=LATER) -> actions.Appointment:
    return actions.Appointment(interviewer or a_user(), starts_at, "Sportello di Bologna")


@pytest.fixture
def secretariat():
    return an_actor(Role.SECRETARIAT)


def held(outcome="ready", **person):
    """An interview held this morning, with its interviewer at work as a case manager."""
    manager = a_membership(Role.CASE_MANAGER)
    application = an_application(a_person(**person), state="to_interview")
    interview = an_interview(
        application, manager.user, starts_at=NOON - timedelta(hours=2), state="held", outcome=outcome
    )
    Involvement.objects.create(person=interview.person, part="case", user=manager.user, from_on=MONDAY)
    return application, acting(manager), manager.user


def test_booking_sends_to_interview_and_shows_the_person_to_the_interviewer(secretariat):
    application, ada = an_application(a_person()), a_user("Ada")
    actions.book_interview(application, an_appointment(ada), by=secretariat)
    application.refresh_from_db()
    assert (application.state, application.first_contact_on) == ("to_interview", MONDAY)
    assert Involvement.objects.get(user=ada).part == Part.CASE


def test_nobody_is_booked_before_it_is_known_who_they_are(secretariat):
    refused(lambda: actions.book_interview(an_application(), an_appointment(), by=secretariat), "di' chi è")


def test_an_interview_is_booked_once(secretariat):
    interview = an_interview()
    refused(lambda: actions.book_interview(interview.application, an_appointment(), by=secretariat), "già un colloquio")


@pytest.mark.parametrize(
    "starts_at, words",
    [
        (NOON - timedelta(days=1), "già passato"),
        (NOON + timedelta(days=400), "più di un anno"),
        (NOON + timedelta(hours=12), "tra le 7 e le 21"),
    ],
)
def test_an_impossible_hour_is_refused(secretariat, starts_at, words):
    application = an_application(a_person())
    refused(lambda: actions.book_interview(application, an_appointment(None, starts_at), by=secretariat), words)


def test_nobody_holds_two_interviews_at_once(secretariat):
    ada = a_user("Ada")
    an_interview(interviewer=ada, starts_at=LATER)
    application = an_application(a_person())
    refused(
        lambda: actions.book_interview(application, an_appointment(ada, LATER + timedelta(minutes=30)), by=secretariat),
        "Ada ha già un colloquio alle 12:00",
    )
    actions.book_interview(application, an_appointment(ada, LATER + timedelta(minutes=45)), by=secretariat)


def test_a_case_manager_books_for_themselves_only():
    manager = a_membership(Role.CASE_MANAGER)
    by, application = acting(manager), an_application(a_person(), state="to_interview")
    Involvement.objects.create(person=application.person, part="case", user=manager.user, from_on=MONDAY)
    refused(lambda: actions.book_interview(application, an_appointment(a_user()), by=by), "solo per te")
    assert actions.book_interview(application, an_appointment(manager.user), by=by).interviewer == manager.user


def test_a_partners_referral_is_accepted_when_its_person_goes_to_interview(secretariat):
    application = an_application(a_person(), channel="partner", referred_by=an_organisation())
    referral = the_referral_of(application)
    actions.book_interview(application, an_appointment(), by=secretariat)
    referral.refresh_from_db()
    assert (referral.state, referral.answered_at) == ("accepted", NOON)


def test_moving_an_interview_keeps_the_old_one_as_cancelled(secretariat):
    interview = an_interview()
    Involvement.objects.create(person=interview.person, part="case", user=interview.interviewer, from_on=MONDAY)
    bea = a_user("Bea")
    moved = actions.rebook(interview, an_appointment(bea, LATER + timedelta(days=1)), by=secretariat)
    interview.refresh_from_db()
    assert (interview.state, moved.state) == ("cancelled", "booked")
    assert Involvement.objects.get(user=interview.interviewer).until_on == MONDAY
    assert Involvement.objects.get(user=bea).until_on is None


def test_a_missed_interview_is_booked_again_as_a_new_one(secretariat):
    interview = an_interview(starts_at=NOON - timedelta(hours=1))
    actions.miss(interview, by=secretariat)
    actions.book_interview(interview.application, an_appointment(), by=secretariat)
    assert list(Interview.objects.order_by("starts_at").values_list("state", flat=True)) == ["missed", "booked"]


def test_what_has_not_begun_is_neither_missed_nor_held():
    by = an_actor(Role.COORDINATOR)
    interview = an_interview()
    refused(lambda: actions.miss(interview, by=by), "non è ancora cominciato")
    refused(lambda: actions.hold(interview, InterviewOutcome.READY, "", by=by), "un altro giorno")


def test_holding_keeps_the_outcome_and_the_day_that_figures_count():
    by = an_actor(Role.COORDINATOR)
    interview = an_interview(starts_at=NOON - timedelta(hours=1))
    done = actions.hold(interview, InterviewOutcome.TO_TRAIN, "Vuole imparare", by=by)
    assert (done.state, done.outcome) == ("held", "to_train")
    milestone = Milestone.objects.get(kind="interview")
    assert (milestone.happened_on, milestone.person) == (MONDAY, interview.person)
    refused(lambda: actions.hold(interview, InterviewOutcome.READY, "", by=by), "non si cambia più")


def test_the_secretariat_does_not_hold_interviews(secretariat):
    interview = an_interview(starts_at=NOON - timedelta(hours=1))
    refused(lambda: actions.hold(interview, InterviewOutcome.READY, "", by=secretariat), "ruolo")


def test_a_cancelled_interview_is_final(secretariat):
    interview = actions.cancel(an_interview(), by=secretariat)
    refused(lambda: actions.cancel(interview, by=secretariat), "non si cambia più")


def test_taking_in_charge_opens_a_case_with_the_comune_of_that_day():
    application, by, manager = held(municipality_id=BUDRIO)
    case = actions.take_in_charge(application, manager, by=by, on=MONDAY)
    assert (case.readiness, case.municipality_id, case.opened_on, case.manager) == ("ready", BUDRIO, MONDAY, manager)
    milestone = Milestone.objects.get(kind="taken_in_charge")
    assert (milestone.case, milestone.municipality_id) == (case, BUDRIO)
    parts = dict(Involvement.objects.filter(until_on=None).values_list("part", "organisation_id"))
    assert parts == {"case": None, "matching": the_programme().pk}
    application.refresh_from_db()
    assert application.state == "taken_in_charge"


def test_who_is_to_be_trained_is_not_yet_shown_to_those_who_look_for_work():
    application, by, manager = held("to_train")
    assert actions.take_in_charge(application, manager, by=by, on=MONDAY).readiness == "to_train"
    assert not Involvement.objects.filter(part="matching").exists()


def test_another_manager_takes_over_from_the_interviewer():
    application, _by, interviewer = held()
    bea = a_membership(Role.CASE_MANAGER).user
    actions.take_in_charge(application, bea, by=an_actor(Role.COORDINATOR), on=MONDAY)
    assert Involvement.objects.get(user=interviewer).until_on == MONDAY
    assert Involvement.objects.get(user=bea).until_on is None


def test_a_case_manager_takes_in_charge_only_for_themselves():
    application, by, _manager = held()
    refused(lambda: actions.take_in_charge(application, a_user(), by=by, on=MONDAY), "solo tu")


def test_without_a_suitable_interview_nobody_is_taken_in_charge():
    application, by, manager = held("not_suitable")
    refused(lambda: actions.take_in_charge(application, manager, by=by, on=MONDAY), "esito idoneo")


@pytest.mark.parametrize("days, words", [(1, "futuro"), (-5, "precedere il colloquio")])
def test_the_day_of_taking_in_charge_is_believable(days, words):
    application, by, manager = held()
    refused(lambda: actions.take_in_charge(application, manager, by=by, on=MONDAY + timedelta(days=days)), words)


def test_one_open_case_at_a_time():
    application, by, manager = held()
    a_case(application.person)
    refused(lambda: actions.take_in_charge(application, manager, by=by, on=MONDAY), "già un percorso aperto")
    refused(lambda: actions.take_back(application, by=by, on=MONDAY), "già un percorso aperto")


def test_whoever_had_a_case_comes_back_to_it():
    application, by, manager = held("to_train")
    case = a_case(application.person, opened_on=MONDAY - timedelta(days=300))
    Case.objects.filter(pk=case.pk).update(
        state="closed", closed_on=MONDAY - timedelta(days=100), closing_outcome="employed"
    )
    refused(lambda: actions.take_in_charge(application, manager, by=by, on=MONDAY), "si rientra in quello")
    refused(lambda: actions.take_back(application, by=by, on=MONDAY), "chi segue questo percorso")
    back = actions.take_back(application, by=an_actor(Role.COORDINATOR), on=MONDAY)
    assert (back.pk, back.state, back.readiness) == (case.pk, "open", "to_train")
    application.refresh_from_db()
    assert application.state == "taken_in_charge"


def test_nobody_comes_back_to_what_they_never_had():
    application, by, _manager = held()
    with pytest.raises(Denied, match="mai avuto"):
        actions.take_back(application, by=by, on=MONDAY)
