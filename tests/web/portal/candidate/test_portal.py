from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from insieme.core.periods import ROME
from insieme.domain.access.rules import Part, Role
from insieme.models import Action, Interview, Person, Plan, Reading
from tests.pages import opened
from tests.scenarios import (
    a_case,
    a_membership,
    a_part,
    a_person,
    a_placement,
    a_proposal,
    a_tutoring,
    a_user,
    a_vacancy,
    an_application,
    an_enrolment,
    sign_in,
)

pytestmark = pytest.mark.django_db


def now():
    return datetime.now(tz=UTC)


def day(days):
    return now().astimezone(ROME).date() + timedelta(days=days)


def a_candidate(client, *, in_charge=True):
    """Somebody with a portal, signed in; their path, if they are in charge."""
    actor = sign_in(client, Role.CANDIDATE)
    person = Person.objects.get(pk=actor.person_id)
    return person, a_case(person, manager=a_user("Marta Operatrice")) if in_charge else None


def a_plan(case, **fields):
    return Plan.objects.create(
        case=case, person=case.person, goal="Un lavoro vicino a casa", drafted_on=day(-9), **fields
    )


def an_action(plan, **fields):
    defaults = {"text": "Rifare la tessera", "owner": "person", "due_on": day(5)}
    return Action.objects.create(plan=plan, person=plan.person, **{**defaults, **fields})


def page(client, name="home", *args):
    return opened(client, reverse(f"candidate:{name}", args=args)).content.decode()


def test_whoever_only_applied_sees_where_the_application_is(client):
    person, _ = a_candidate(client, in_charge=False)
    an_application(person)
    said = page(client)
    assert "Candidatura: Ricevuta" in said
    assert "ti chiamiamo noi" in said


def test_the_whole_road_is_on_one_page_within_the_budget(client):
    person, case = a_candidate(client)
    plan = a_plan(case)
    an_action(plan)
    Interview.objects.create(
        application=an_application(person, state="to_interview"), person=person, interviewer=a_user("Ivo Colloqui"),
        starts_at=now() + timedelta(days=2), place="Sportello di Imola",
    )  # fmt: skip
    proposal = a_proposal(a_vacancy(title="Barista"), case)
    enrolment = an_enrolment(case=case)
    placement = a_placement(case)
    a_tutoring(placement, a_user("Tino Tutor"))

    said = page(client)

    for words in (
        "Marta Operatrice", "Sportello di Imola", "Un lavoro vicino a casa", "Barista", "Tino Tutor",
        enrolment.edition.course.title, placement.company.name,
    ):  # fmt: skip
        assert words in said
    assert reverse("candidate:proposal", args=[proposal.pk]) in said
    assert said.count("btn btn-primary") == 1


def test_one_can_always_leave(client):
    a_candidate(client)
    said = page(client)
    header = said.split("</header>")[0]
    assert reverse("account_logout") in header
    assert "Esci" in header


def test_the_pact_is_read_and_agreed_in_the_portal(client):
    _, case = a_candidate(client)
    plan = a_plan(case)
    assert "Va bene, sono d'accordo" in page(client, "my_plan").replace("&#x27;", "'")

    client.post(reverse("candidate:agree_plan", args=[plan.pk]))

    plan.refresh_from_db()
    assert (plan.agreed_on, plan.agreed_how) == (day(0), "portal")
    assert client.post(reverse("candidate:agree_plan", args=[plan.pk])).status_code == 403


def test_one_says_to_have_done_what_one_promised_and_nothing_else(client):
    _, case = a_candidate(client)
    plan = a_plan(case, agreed_on=day(-8), agreed_how="paper")
    mine, ours = an_action(plan), an_action(plan, owner="programme")

    assert client.post(reverse("candidate:complete_action", args=[mine.pk])).status_code == 302
    assert client.post(reverse("candidate:complete_action", args=[ours.pk])).status_code == 403

    mine.refresh_from_db()
    ours.refresh_from_db()
    assert (mine.state, ours.state) == ("done", "todo")


def test_a_proposal_is_accepted_with_a_button(client):
    _, case = a_candidate(client)
    proposal = a_proposal(case=case)
    page(client, "proposal", proposal.pk)

    client.post(reverse("candidate:accept", args=[proposal.pk]))

    proposal.refresh_from_db()
    assert proposal.state == "accepted"


def test_a_proposal_is_refused_with_a_reason_and_nothing_typed_is_lost(client):
    _, case = a_candidate(client)
    proposal = a_proposal(case=case)
    where = reverse("candidate:refuse", args=[proposal.pk])

    again = client.post(where, {"note": "Abito lontano"})
    assert again.status_code == 200
    assert "Abito lontano" in again.content.decode()
    client.post(where, {"reason": "distance", "note": "Abito lontano"})

    proposal.refresh_from_db()
    assert (proposal.state, proposal.person_refusal, proposal.note) == (
        "refused_by_person",
        "distance",
        "Abito lontano",
    )


@pytest.mark.parametrize("name", ["agree_plan", "complete_action", "accept"])
def test_a_link_does_nothing(client, name):
    _, case = a_candidate(client)
    thing = {
        "agree_plan": lambda: a_plan(case),
        "complete_action": lambda: an_action(a_plan(case)),
        "accept": lambda: a_proposal(case=case),
    }[name]()
    assert client.get(reverse(f"candidate:{name}", args=[thing.pk])).status_code == 405


def test_another_persons_things_are_absent(client):
    a_candidate(client)
    theirs = a_case(a_person(family_name="Altrui"))
    plan = a_plan(theirs)
    proposal = a_proposal(case=theirs)
    for name, key in (
        ("agree_plan", plan.pk), ("complete_action", an_action(plan).pk), ("accept", proposal.pk),
        ("refuse", proposal.pk),
    ):  # fmt: skip
        assert client.post(reverse(f"candidate:{name}", args=[key])).status_code == 404
    assert client.get(reverse("candidate:proposal", args=[proposal.pk])).status_code == 404


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.CASE_MANAGER, Role.COMPANY])
def test_nobody_else_has_this_portal(client, role):
    sign_in(client, role)
    for name in ("home", "my_plan", "my_data", "my_readers", "download"):
        assert client.get(reverse(f"candidate:{name}")).status_code == 404


def test_one_sees_who_has_a_part_and_who_opened_the_file_and_why(client):
    person, _ = a_candidate(client)
    reader = a_membership(Role.SCOUT, user=a_user("Sara Scout"))
    a_part(person, Part.MATCHING, organisation_id=reader.organisation_id)
    Reading.objects.create(
        person=person, user=reader.user, organisation=reader.organisation, role="scout", page="desk.people.person",
        reason="work", read_at=now(),
    )  # fmt: skip

    said = page(client, "my_readers")

    assert "Marta Operatrice" in said
    assert "Sara Scout" in said
    assert "Lavoro sul percorso" in said


def test_ones_own_visits_are_not_written_in_the_log(client):
    person, _ = a_candidate(client)
    page(client)
    page(client, "my_data")
    assert not Reading.objects.filter(person=person).exists()


def test_what_is_kept_and_how_to_mend_it_is_said(client):
    person, _ = a_candidate(client)
    said = page(client, "my_data")
    assert person.phone in said
    assert "Marta Operatrice" in said
