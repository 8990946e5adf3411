from datetime import timedelta

import pytest
from django.urls import reverse

from insieme.domain.access.rules import Role
from insieme.domain.network.states import OrganisationKind
from insieme.models import Course
from tests.pages import opened
from tests.scenarios import BOLOGNA, a_membership, an_edition, an_enrolment, an_organisation, sign_in

pytestmark = pytest.mark.django_db


def words(answer):
    return " ".join(answer.content.decode().split())


@pytest.fixture
def body():
    return an_organisation(OrganisationKind.TRAINING_BODY, name="Scuola Prova")


@pytest.fixture
def coordinator(client):
    return sign_in(client, Role.COORDINATOR)


def sent_for(edition, **fields):
    now = {
        "municipality_id": edition.municipality_id,
        "place": edition.place,
        "starts_on": edition.starts_on.isoformat(),
        "ends_on": edition.ends_on.isoformat(),
        "seats": str(edition.seats),
        "pass_share": str(edition.pass_share),
    }
    return now | fields


def test_a_course_is_corrected_from_its_page(client, coordinator, body):
    course = Course.objects.create(kind="basic", title="Saldtura", topic="Metalli", organisation=body, hours=80)
    url = reverse("training:change_course", args=[course.pk])
    assert url in words(opened(client, reverse("training:course", args=[course.pk])))
    page = words(opened(client, url))
    assert "Saldtura" in page and "Scuola Prova" in page
    sent = {"kind": "specific", "title": "Saldatura", "topic": "Metalli", "hours": "90", "organisation": body.ref}
    answer = client.post(url, sent, follow=True)
    assert "Corso aggiornato" in words(answer)
    course.refresh_from_db()
    assert (course.title, course.kind, course.hours) == ("Saldatura", "specific", 90)


def test_of_a_course_with_editions_the_kind_and_the_body_are_not_asked(client, coordinator, body):
    course = an_edition(body).course
    url = reverse("training:change_course", args=[course.pk])
    page = words(opened(client, url))
    assert "restano quelli" in page and 'name="kind"' not in page and 'name="organisation_text"' not in page
    client.post(url, {"title": "Italiano A2", "topic": "Italiano", "hours": "60", "kind": "workshop"})
    course.refresh_from_db()
    assert (course.title, course.kind, course.organisation) == ("Italiano A2", "basic", body)


def test_an_edition_is_moved_from_its_page_and_what_is_wrong_is_kept(client, coordinator, body):
    edition = an_edition(body, seats=2)
    an_enrolment(edition)
    an_enrolment(edition)
    url = reverse("training:change_edition", args=[edition.pk])
    assert url in words(opened(client, reverse("training:edition", args=[edition.pk])))
    opened(client, url)
    refused = client.post(url, sent_for(edition, seats="1", place="Sala civica"))
    assert "I posti già presi sono 2" in words(refused) and "Sala civica" in words(refused)
    starts = (edition.starts_on + timedelta(days=1)).isoformat()
    answer = client.post(url, sent_for(edition, place="Sala civica", starts_on=starts), follow=True)
    assert "Edizione aggiornata" in words(answer) and "Sala civica" in words(answer)


def test_who_changed_it_first_wins_and_the_other_is_told(client, coordinator, body):
    edition = an_edition(body)
    url = reverse("training:change_edition", args=[edition.pk])
    seen = words(client.get(url)).split('name="seen" value="')[1].split('"')[0]
    client.post(url, sent_for(edition, seen=seen, place="Aula 2"))
    answer = client.post(url, sent_for(edition, seen=seen, place="Aula 3"))
    assert "Intanto qualcun altro" in words(answer) and "Aula 3" in words(answer)


def test_an_edition_that_is_over_is_not_changed(client, coordinator, body):
    edition = an_edition(body, state="finished")
    url = reverse("training:change_edition", args=[edition.pk])
    assert url not in words(client.get(reverse("training:edition", args=[edition.pk])))
    assert client.get(url).status_code == 403


def test_the_training_body_does_not_change_what_the_programme_decides(client, body):
    sign_in(client, Role.TRAINER, a_membership(Role.TRAINER, body))
    edition = an_edition(body)
    page = words(client.get(reverse("training:edition", args=[edition.pk])))
    assert "modifica" not in page
    sent = sent_for(edition, municipality_id=BOLOGNA)
    for name, key in (("change_edition", edition), ("change_course", edition.course)):
        assert client.post(reverse(f"training:{name}", args=[key.pk]), sent).status_code == 403
