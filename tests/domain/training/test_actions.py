from datetime import timedelta
from decimal import Decimal

import pytest

from insieme.core.decisions import Denied
from insieme.domain.access.rules import Part, Role
from insieme.domain.network.states import OrganisationKind
from insieme.domain.training import actions, policies
from insieme.domain.training.events import Happened
from insieme.domain.training.states import EditionState, EnrolmentState
from insieme.models import Enrolment, Event, Involvement, SearchTerm
from tests.scenarios import (
    BOLOGNA,
    MONDAY,
    NOON,
    a_case,
    a_lesson,
    a_membership,
    acting,
    an_actor,
    an_edition,
    an_enrolment,
    an_organisation,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator():
    return an_actor(Role.COORDINATOR)


@pytest.fixture
def body():
    return an_organisation(OrganisationKind.TRAINING_BODY, name="Scuola Prova")


@pytest.fixture
def trainer(body):
    return an_actor(Role.TRAINER, body)


def a_running_edition(body, **fields):
    return an_edition(
        body, **{"state": "running", "starts_on": MONDAY - timedelta(days=10), "ends_on": MONDAY, **fields}
    )


def a_programme(body, **fields):
    known = {"kind": "basic", "title": "Cucina", "topic": "Ristorazione", "hours": 60, "organisation": body}
    return actions.Programme(**{**known, **fields})


def test_a_course_is_added_and_found_by_its_words(coordinator, body):
    course = actions.add_course(a_programme(body), by=coordinator)

    assert course.organisation == body
    assert {t.term for t in SearchTerm.objects.filter(kind="course", subject_id=course.pk)} >= {"cucina", "scuola"}
    assert Event.objects.get().kind == Happened.COURSE_ADDED


def test_only_who_keeps_training_adds_courses(body, trainer):
    with pytest.raises(Denied, match="Il tuo ruolo non comprende"):
        actions.add_course(a_programme(body), by=trainer)


def test_an_edition_cannot_end_before_it_starts(coordinator, body):
    course = actions.add_course(a_programme(body), by=coordinator)
    backwards = actions.Calendar(BOLOGNA, "Aula 1", MONDAY, MONDAY - timedelta(days=1), 10)
    with pytest.raises(Denied, match="prima di cominciare"):
        actions.open_edition(course, backwards, by=coordinator)


def test_whoever_asks_while_there_is_a_seat_is_enrolled_and_the_body_sees_them(coordinator, body, trainer):
    edition, case = an_edition(body), a_case()
    enrolment = actions.enrol(edition, case, by=coordinator)

    assert enrolment.state == EnrolmentState.ENROLLED
    assert policies.visible_enrolments(trainer).get() == enrolment
    assert Event.objects.filter(kind=Happened.ENROLLED, person_ref=case.person_id).exists()


def test_when_the_seats_are_taken_one_waits_and_the_body_does_not_see_them_yet(coordinator, body, trainer):
    edition = an_edition(body, seats=1)
    actions.enrol(edition, a_case(), by=coordinator)
    second = actions.enrol(edition, a_case(), by=coordinator)

    assert second.state == EnrolmentState.WAITING
    assert second not in policies.visible_enrolments(trainer)
    assert Event.objects.filter(kind=Happened.QUEUED, person_ref=second.person_id).exists()


def test_nobody_is_twice_in_one_edition(coordinator):
    edition, case = an_edition(), a_case()
    actions.enrol(edition, case, by=coordinator)
    with pytest.raises(Denied, match="già in questa edizione"):
        actions.enrol(edition, case, by=coordinator)


def test_whoever_withdrew_may_ask_again(coordinator):
    edition, case = an_edition(), a_case()
    actions.withdraw(actions.enrol(edition, case, by=coordinator), by=coordinator, reason="Lavora")
    assert actions.enrol(edition, case, by=coordinator).state == EnrolmentState.ENROLLED


def test_a_case_manager_enrols_only_the_people_they_follow():
    manager = an_actor(Role.CASE_MANAGER)
    with pytest.raises(Denied, match="Non hai una parte"):
        actions.enrol(an_edition(), a_case(), by=manager)


@pytest.mark.parametrize("state", ["finished", "cancelled"])
def test_nobody_enters_an_edition_that_is_over(coordinator, state):
    with pytest.raises(Denied, match="chiuse"):
        actions.enrol(an_edition(state=state), a_case(), by=coordinator)


def test_a_withdrawal_gives_the_seat_to_who_has_waited_longest(coordinator, body, trainer):
    edition = an_edition(body, seats=1)
    first = actions.enrol(edition, a_case(), by=coordinator)
    later = an_enrolment(edition, state="waiting", asked_at=NOON + timedelta(hours=2))
    sooner = an_enrolment(edition, state="waiting", asked_at=NOON + timedelta(hours=1))
    Involvement.objects.filter(person__in=[later.person, sooner.person]).delete()

    actions.withdraw(first, by=coordinator, reason="Ha trovato lavoro")

    states = dict(Enrolment.objects.values_list("pk", "state"))
    assert states == {first.pk: "withdrawn", sooner.pk: "enrolled", later.pk: "waiting"}
    assert Event.objects.get(kind=Happened.PROMOTED).person_ref == sooner.person_id
    assert policies.can_see_enrolment(trainer, Enrolment.objects.get(pk=sooner.pk))
    ended = Involvement.objects.get(person=first.person, part=Part.TRAINING)
    assert ended.until_on == MONDAY


def test_the_body_keeps_its_part_while_the_person_is_in_another_of_its_courses(coordinator, body):
    case = a_case()
    one = actions.enrol(an_edition(body), case, by=coordinator)
    actions.enrol(an_edition(body), case, by=coordinator)
    actions.withdraw(one, by=coordinator, reason="Orario sbagliato")
    assert Involvement.objects.get(person=case.person, part=Part.TRAINING).until_on is None


def test_attendance_is_taken_for_the_whole_class_and_adds_up(trainer, body):
    edition = a_running_edition(body)
    one, two = an_enrolment(edition), an_enrolment(edition)
    monday, before = a_lesson(edition, held_on=MONDAY), a_lesson(edition, held_on=MONDAY - timedelta(days=1))

    actions.take_attendance(before, {one.pk: Decimal(4), two.pk: Decimal(0)}, by=trainer)
    actions.take_attendance(monday, {one.pk: Decimal("3.5"), two.pk: Decimal(2)}, by=trainer)

    one.refresh_from_db()
    two.refresh_from_db()
    assert (one.hours_attended, two.hours_attended) == (Decimal("7.5"), Decimal(2))


def test_attendance_can_be_corrected_and_says_so(trainer, body):
    edition = a_running_edition(body)
    enrolment, lesson = an_enrolment(edition), a_lesson(edition, held_on=MONDAY)
    actions.take_attendance(lesson, {enrolment.pk: Decimal(4)}, by=trainer)
    actions.take_attendance(lesson, {enrolment.pk: Decimal(1)}, by=trainer)

    enrolment.refresh_from_db()
    assert enrolment.hours_attended == 1
    details = [e.details for e in Event.objects.filter(kind=Happened.ATTENDANCE_TAKEN)]
    assert {"correction": 1, "changed": 1} in details


def test_attendance_names_the_whole_class_and_fits_the_lesson(trainer, body):
    edition = a_running_edition(body)
    enrolment, lesson = an_enrolment(edition), a_lesson(edition, held_on=MONDAY)
    with pytest.raises(Denied, match="La classe è cambiata"):
        actions.take_attendance(lesson, {}, by=trainer)
    with pytest.raises(Denied, match="al più 4"):
        actions.take_attendance(lesson, {enrolment.pk: Decimal(5)}, by=trainer)


def test_attendance_waits_for_the_lesson_and_for_the_start(trainer, body):
    tomorrow = a_lesson(a_running_edition(body), held_on=MONDAY + timedelta(days=1))
    with pytest.raises(Denied, match="non c'è ancora stata"):
        actions.take_attendance(tomorrow, {}, by=trainer)
    early = a_lesson(an_edition(body), held_on=MONDAY)
    with pytest.raises(Denied, match="mentre l'edizione è in corso"):
        actions.take_attendance(early, {}, by=trainer)


def test_another_training_body_touches_nothing(body):
    stranger = acting(a_membership(Role.TRAINER))
    lesson = a_lesson(a_running_edition(body), held_on=MONDAY)
    with pytest.raises(Denied, match="di un altro ente"):
        actions.take_attendance(lesson, {}, by=stranger)
    assert not policies.visible(stranger).exists()


def test_finishing_gives_certificates_to_who_attended_enough(coordinator, trainer, body):
    edition = a_running_edition(body, pass_share=70)
    enough, little, never = an_enrolment(edition), an_enrolment(edition), an_enrolment(edition)
    waiting = an_enrolment(edition, state="waiting")
    lesson = a_lesson(edition, held_on=MONDAY)
    hours = {enough.pk: Decimal(3), little.pk: Decimal(1), never.pk: Decimal(0)}
    actions.take_attendance(lesson, hours, by=trainer)

    actions.finish_edition(edition, by=trainer, on=MONDAY)

    for each in (enough, little, never, waiting):
        each.refresh_from_db()
    assert (enough.state, enough.certificate_on) == (EnrolmentState.COMPLETED, MONDAY)
    assert (little.state, little.certificate_on) == (EnrolmentState.COMPLETED, None)
    assert (never.state, waiting.state) == (EnrolmentState.WITHDRAWN, EnrolmentState.WITHDRAWN)
    assert not Involvement.objects.filter(part=Part.TRAINING, until_on=None).exists()


def test_an_edition_is_not_finished_while_attendance_is_missing(trainer, body):
    edition = a_running_edition(body)
    a_lesson(edition, held_on=MONDAY)
    with pytest.raises(Denied, match="Mancano le presenze di 1"):
        actions.finish_edition(edition, by=trainer, on=MONDAY)


def test_an_edition_without_lessons_is_cancelled_not_finished(trainer, body):
    with pytest.raises(Denied, match="nessuna lezione"):
        actions.finish_edition(a_running_edition(body), by=trainer, on=MONDAY)


def test_an_edition_starts_with_somebody_in_it(trainer, body):
    with pytest.raises(Denied, match="Nessuno è iscritto"):
        actions.start_edition(an_edition(body), by=trainer)
    edition = an_edition(body)
    an_enrolment(edition)
    assert actions.start_edition(edition, by=trainer).state == EditionState.RUNNING


def test_a_cancelled_edition_withdraws_everyone_with_its_reason(coordinator, body):
    edition = an_edition(body, seats=1)
    one, two = an_enrolment(edition), an_enrolment(edition, state="waiting")
    actions.cancel_edition(edition, by=coordinator, reason="Il docente non c'è")
    for each in (one, two):
        each.refresh_from_db()
        assert (each.state, each.withdrawal_reason) == (EnrolmentState.WITHDRAWN, "Il docente non c'è")
    with pytest.raises(Denied, match="Non si può passare"):
        actions.cancel_edition(edition, by=coordinator, reason="Di nuovo")


def test_lessons_are_one_a_day_within_the_edition(trainer, body):
    edition = an_edition(body)
    actions.add_lesson(edition, by=trainer, on=edition.starts_on, hours=Decimal(4))
    with pytest.raises(Denied, match="c'è già una lezione"):
        actions.add_lesson(edition, by=trainer, on=edition.starts_on, hours=Decimal(2))
    with pytest.raises(Denied, match="deve stare tra"):
        actions.add_lesson(edition, by=trainer, on=edition.starts_on - timedelta(days=1), hours=Decimal(2))
