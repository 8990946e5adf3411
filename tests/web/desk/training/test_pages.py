from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from insieme.domain.access.rules import Role
from insieme.domain.network.states import OrganisationKind
from insieme.domain.people.actions import search_terms
from insieme.domain.training.states import EnrolmentState
from insieme.models import Course, Edition, Enrolment, SearchTerm
from insieme.web.pages import now
from tests.pages import opened
from tests.scenarios import (
    BOLOGNA,
    a_case,
    a_lesson,
    a_membership,
    a_person,
    an_edition,
    an_enrolment,
    an_organisation,
    sign_in,
)

pytestmark = pytest.mark.django_db


def words(answer):
    return " ".join(answer.content.decode().split())


def findable(person):
    SearchTerm.objects.bulk_create(
        SearchTerm(kind="person", subject_id=person.pk, person_ref=person.pk, term=term)
        for term in search_terms(person)
    )
    return person


@pytest.fixture
def coordinator(client):
    return replace(sign_in(client, Role.COORDINATOR), at=now())


@pytest.fixture
def body():
    return an_organisation(OrganisationKind.TRAINING_BODY, name="Scuola Prova")


@pytest.fixture
def trainer(client, body):
    return replace(sign_in(client, Role.TRAINER, a_membership(Role.TRAINER, body)), at=now())


def a_class(body, today, people=3, **fields):
    edition = an_edition(body, state="running", starts_on=today - timedelta(days=5), ends_on=today, **fields)
    return edition, [an_enrolment(edition, a_case(a_person(f"Nome{n}", f"Cognome{n}"))) for n in range(people)]


def test_the_lists_are_offered_and_within_budget(client, coordinator):
    for _ in range(30):
        an_edition()
    opened(client, reverse("training:courses"), queries=8)
    listed = opened(client, reverse("training:editions"), queries=8)
    assert "Italiano per il lavoro" in words(listed)
    sheet = client.get(reverse("training:editions"), {"format": "csv", "state": "open"})
    assert sheet.getvalue().decode().count("Italiano per il lavoro") == 30
    sheet.close()


def test_an_edition_opens_within_budget_with_its_class(client, coordinator, body):
    edition, _enrolled = a_class(body, coordinator.today, people=12)
    for day in range(5):
        a_lesson(edition, held_on=coordinator.today - timedelta(days=day))
    page = opened(client, reverse("training:edition", args=[edition.pk]))
    assert "Cognome3 Nome3" in words(page)
    assert "Concludi" in words(page)


def test_a_course_and_an_edition_are_added_in_the_interface(client, coordinator, body):
    sent = {
        "kind": "specific",
        "title": "Saldatura",
        "topic": "Metalli",
        "hours": "80",
        "organisation": body.ref,
        "organisation_text": body.name,
    }
    client.post(reverse("training:add_course"), sent)
    course = Course.objects.get(title="Saldatura")
    when = {"municipality_id": BOLOGNA, "place": "Officina", "seats": "12", "pass_share": "70"}
    dates = {"starts_on": "01/12/2026", "ends_on": "20/12/2026"}
    client.post(reverse("training:open_edition", args=[course.pk]), when | dates)
    assert Edition.objects.get(course=course).seats == 12
    opened(client, reverse("training:course", args=[course.pk]))


def test_wrong_answers_are_explained_and_nothing_typed_is_lost(client, coordinator, body):
    course = an_edition(body).course
    url = reverse("training:open_edition", args=[course.pk])
    answer = client.post(
        url,
        {
            "municipality_id": "099999",
            "place": "Aula magna",
            "starts_on": "31/02/2026",
            "ends_on": "ieri",
            "seats": "9999",
            "pass_share": "-3",
        },
    )
    page = words(answer)
    assert answer.status_code == 200
    for said in (
        "Scrivi una data che esista",
        "Questa scelta non è tra quelle possibili",
        "Aula magna",
        "9999",
        "ieri",
    ):
        assert said in page
    backwards = {"municipality_id": BOLOGNA, "place": "A", "seats": "3", "pass_share": "70"}
    answer = client.post(url, backwards | {"starts_on": "02/03/2027", "ends_on": "01/03/2027"})
    assert "non può finire prima di cominciare" in words(answer)


def test_a_person_is_enrolled_by_name_and_the_next_one_waits(client, coordinator, body):
    edition = an_edition(body, seats=1)
    for name in ("Uno", "Due"):
        findable(a_case(a_person("Zita", name)).person)
        answer = client.post(reverse("training:enrol", args=[edition.pk]), {"case_text": f"zita {name}"}, follow=True)
    assert "lista d&#x27;attesa" in words(answer) or "lista d'attesa" in words(answer)
    assert sorted(Enrolment.objects.values_list("state", flat=True)) == ["enrolled", "waiting"]


def test_a_case_manager_who_sees_one_person_cannot_overbook(client, body):
    manager = sign_in(client, Role.CASE_MANAGER)
    edition = an_edition(body, seats=1)
    an_enrolment(edition)
    mine = findable(a_case(manager=a_user_of(manager)).person)
    client.post(reverse("training:enrol", args=[edition.pk]), {"case_text": mine.family_name})
    assert Enrolment.objects.get(person=mine).state == EnrolmentState.WAITING
    page = words(opened(client, reverse("training:edition", args=[edition.pk])))
    assert "Un&#x27;altra persona è iscritta" in page or "Un'altra persona è iscritta" in page


def a_user_of(actor):
    from insieme.models import User

    return User.objects.get(pk=actor.user_id)


def test_withdrawing_ones_own_person_promotes_somebody_one_does_not_see(client, body):
    manager = sign_in(client, Role.CASE_MANAGER)
    edition = an_edition(body, seats=1)
    mine = an_enrolment(edition, a_case(manager=a_user_of(manager)))
    waiting = an_enrolment(edition, state="waiting")
    url = reverse("training:withdraw", args=[mine.pk])
    assert client.get(url).status_code == 200
    client.post(url, {"reason": "Ha trovato lavoro"})
    waiting.refresh_from_db()
    assert waiting.state == EnrolmentState.ENROLLED
    assert client.get(reverse("training:withdraw", args=[waiting.pk])).status_code == 404


def test_the_training_body_takes_the_attendance_of_its_class_on_one_form(client, trainer, body):
    edition, enrolled = a_class(body, trainer.today)
    lesson = a_lesson(edition, held_on=trainer.today)
    url = reverse("training:take_attendance", args=[lesson.pk])
    assert words(opened(client, url)).count('value="4"') == 3
    hours = dict(zip([each.ref for each in enrolled], ("4", "0", "2,5"), strict=True))
    answer = client.post(url, hours | {enrolled[2].ref: "7"})
    assert "Le ore vanno da 0 a 4" in words(answer)
    client.post(url, hours)
    assert sorted(Enrolment.objects.values_list("hours_attended", flat=True)) == [
        Decimal(0),
        Decimal("2.5"),
        Decimal(4),
    ]


def test_another_training_body_finds_nothing(client, body):
    sign_in(client, Role.TRAINER)
    edition, enrolled = a_class(body, now().date())
    lesson = a_lesson(edition, held_on=edition.ends_on)
    for name, key in (("edition", edition), ("course", edition.course), ("take_attendance", lesson)):
        assert client.get(reverse(f"training:{name}", args=[key.pk])).status_code == 404
    page = words(client.get(reverse("training:editions")))
    assert "Italiano per il lavoro" not in page and enrolled[0].person.family_name not in page


def test_the_trainer_walks_an_edition_from_start_to_certificates(client, trainer, body):
    edition = an_edition(body, starts_on=trainer.today, ends_on=trainer.today)
    enrolment = an_enrolment(edition)
    client.post(reverse("training:start_edition", args=[edition.pk]))
    lesson = {"on": trainer.today.isoformat(), "hours": "3,5", "topic": "Saluti"}
    client.post(reverse("training:add_lesson", args=[edition.pk]), lesson)
    made = edition.lessons.get()
    client.post(reverse("training:take_attendance", args=[made.pk]), {enrolment.ref: "3,5"})
    client.post(reverse("training:finish_edition", args=[edition.pk]), {"on": trainer.today.isoformat()})
    enrolment.refresh_from_db()
    assert (enrolment.state, enrolment.certificate_on) == ("completed", trainer.today)


@pytest.mark.parametrize("role", [Role.PARTNER, Role.FUND_MANAGER, Role.CANDIDATE, Role.COMPANY, Role.DPO])
def test_other_roles_do_not_open_training(client, role):
    sign_in(client, role)
    assert client.get(reverse("training:courses")).status_code == 403
