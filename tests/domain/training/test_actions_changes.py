from datetime import timedelta

import pytest

from insieme.core.decisions import Denied
from insieme.domain.access.rules import Role
from insieme.domain.network.states import OrganisationKind
from insieme.domain.training import actions, queries
from insieme.domain.training.events import Happened
from insieme.domain.training.states import EnrolmentState
from insieme.models import Event, SearchTerm
from tests.scenarios import BUDRIO, MONDAY, a_lesson, an_actor, an_edition, an_enrolment, an_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator():
    return an_actor(Role.COORDINATOR)


@pytest.fixture
def body():
    return an_organisation(OrganisationKind.TRAINING_BODY, name="Scuola Prova")


def programme_of(course, **fields):
    now = {name: getattr(course, name) for name in actions.Programme.__dataclass_fields__}
    return actions.Programme(**{**now, **fields})


def calendar_of(edition, **fields):
    now = {name: getattr(edition, name) for name in actions.Calendar.__dataclass_fields__}
    return actions.Calendar(**{**now, **fields})


def a_course(coordinator, body):
    return actions.add_course(actions.Programme("basic", "Cucina", "Ristorazione", 60, body), by=coordinator)


def test_a_course_that_changes_is_found_by_its_new_words_only(coordinator, body):
    course = a_course(coordinator, body)
    actions.change_course(course, programme_of(course, title="Pasticceria", hours=80), by=coordinator)

    course.refresh_from_db()
    terms = {each.term for each in SearchTerm.objects.filter(kind="course", subject_id=course.pk)}
    assert (course.title, course.hours) == ("Pasticceria", 80)
    assert "pasticceria" in terms and "cucina" not in terms
    assert Event.objects.filter(kind=Happened.COURSE_CHANGED).count() == 1


def test_before_its_first_edition_a_course_may_change_kind_and_body(coordinator, body):
    course, other = a_course(coordinator, body), an_organisation(OrganisationKind.TRAINING_BODY)
    changed = actions.change_course(course, programme_of(course, kind="specific", organisation=other), by=coordinator)
    assert (changed.kind, changed.organisation) == ("specific", other)


@pytest.mark.parametrize("field", ["kind", "organisation"])
def test_a_course_with_editions_keeps_its_kind_and_its_body(coordinator, body, field):
    course = an_edition(body).course
    other = {"kind": "workshop", "organisation": an_organisation(OrganisationKind.TRAINING_BODY)}
    with pytest.raises(Denied, match="ha già delle edizioni"):
        actions.change_course(course, programme_of(course, **{field: other[field]}), by=coordinator)


@pytest.mark.parametrize("role", [Role.TRAINER, Role.CASE_MANAGER, Role.SCOUT])
def test_only_who_keeps_training_changes_it(role, body):
    edition = an_edition(body)
    actor = an_actor(role, body) if role is Role.TRAINER else an_actor(role)
    with pytest.raises(Denied):
        actions.change_course(edition.course, programme_of(edition.course, title="Altro"), by=actor)
    with pytest.raises(Denied):
        actions.change_edition(edition, calendar_of(edition, place="Altrove"), by=actor)


def test_of_two_who_change_the_same_thing_the_second_is_told(coordinator, body):
    edition = an_edition(body)
    course, seen = edition.course, queries.fingerprint(edition)
    seen_course = queries.fingerprint_of_course(course)
    actions.change_edition(edition, calendar_of(edition, place="Aula 2"), by=coordinator, seen=seen)
    actions.change_course(course, programme_of(course, topic="Lingua"), by=coordinator, seen=seen_course)
    with pytest.raises(Denied, match="Intanto"):
        actions.change_edition(edition, calendar_of(edition, place="Aula 3"), by=coordinator, seen=seen)
    with pytest.raises(Denied, match="Intanto"):
        actions.change_course(course, programme_of(course, topic="Suoni"), by=coordinator, seen=seen_course)


def test_an_edition_moves_in_time_and_place(coordinator, body):
    edition = an_edition(body)
    moved = calendar_of(
        edition, starts_on=MONDAY, ends_on=MONDAY + timedelta(days=3), municipality_id=BUDRIO, place="Sala civica"
    )
    edition = actions.change_edition(edition, moved, by=coordinator)
    edition.refresh_from_db()
    assert (edition.starts_on, edition.municipality_id, edition.place) == (MONDAY, BUDRIO, "Sala civica")
    assert Event.objects.filter(kind=Happened.EDITION_CHANGED).count() == 1


def test_an_edition_cannot_leave_its_lessons_outside(coordinator, body):
    edition = an_edition(body)
    a_lesson(edition)
    with pytest.raises(Denied, match="C'è già una lezione"):
        actions.change_edition(edition, calendar_of(edition, starts_on=edition.ends_on), by=coordinator)
    backwards = calendar_of(edition, ends_on=edition.starts_on - timedelta(days=1))
    with pytest.raises(Denied, match="prima di cominciare"):
        actions.change_edition(edition, backwards, by=coordinator)


def test_the_seats_added_go_to_the_first_of_the_queue(coordinator, body):
    edition = an_edition(body, seats=1)
    an_enrolment(edition)
    first = an_enrolment(edition, state="waiting", asked_at=coordinator.at)
    second = an_enrolment(edition, state="waiting", asked_at=coordinator.at + timedelta(hours=1))
    actions.change_edition(edition, calendar_of(edition, seats=2), by=coordinator)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == (EnrolmentState.ENROLLED, EnrolmentState.WAITING)


def test_the_seats_cannot_be_fewer_than_those_taken(coordinator, body):
    edition = an_edition(body, seats=2)
    an_enrolment(edition)
    an_enrolment(edition)
    with pytest.raises(Denied, match="I posti già presi sono 2"):
        actions.change_edition(edition, calendar_of(edition, seats=1), by=coordinator)


@pytest.mark.parametrize("state", ["finished", "cancelled"])
def test_an_edition_that_is_over_stays_as_it_was(coordinator, body, state):
    edition = an_edition(body, state=state)
    with pytest.raises(Denied, match="è finita"):
        actions.change_edition(edition, calendar_of(edition, place="Altrove"), by=coordinator)
