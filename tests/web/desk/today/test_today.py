from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from insieme.core.periods import ROME
from insieme.domain.access.rules import Part, Role
from insieme.models import Action, Agreement, CheckIn, Interview, Obstacle, Plan, Posting, Reading, Referral
from tests.pages import opened
from tests.scenarios import (
    a_case,
    a_company,
    a_fund,
    a_lesson,
    a_membership,
    a_part,
    a_person,
    a_placement,
    a_proposal,
    a_tutoring,
    a_vacancy,
    an_application,
    an_edition,
    an_organisation,
    sign_in,
)

pytestmark = pytest.mark.django_db
DESK = [role for role in Role if role not in {Role.CANDIDATE, Role.COMPANY}]


def now():
    return datetime.now(tz=UTC)


def today():
    return now().astimezone(ROME).date()


def day(days):
    return today() + timedelta(days=days)


def page(client, **budget):
    return opened(client, reverse("today:today"), **budget).content.decode()


def of_territory(client):
    return opened(client, reverse("today:territory")).content.decode()


def a_path(client, role=Role.CASE_MANAGER, family_name="Rossetti"):
    """Somebody on a path that the one who signs in follows."""
    actor = sign_in(client, role)
    user = a_membership(role).user.__class__.objects.get(pk=actor.user_id)
    return actor, a_case(a_person(family_name=family_name), manager=user)


@pytest.mark.parametrize("role", DESK)
def test_a_day_without_work_says_so_and_what_to_do_next(client, role):
    sign_in(client, role)
    answer = client.get(reverse("today:today"), follow=True)
    assert answer.status_code == 200
    assert "Niente in attesa" in answer.content.decode()


@pytest.mark.parametrize("role", [Role.CANDIDATE, Role.COMPANY])
def test_portals_begin_their_day_elsewhere(client, role):
    sign_in(client, role)
    assert client.get(reverse("today:today")).status_code == 403


def test_applicants_about_to_pass_the_five_weeks_come_first(client):
    late = an_application(family_name="Tardi", submitted_at=now() - timedelta(weeks=6), contact_by=day(-7))
    an_application(family_name="Presto", submitted_at=now() - timedelta(weeks=4, days=3), contact_by=day(4))
    an_application(family_name="Fresca", submitted_at=now(), contact_by=day(35))
    sign_in(client, Role.SECRETARIAT)

    said = page(client)

    assert said.index("Tardi") < said.index("Presto")
    assert "Fresca" not in said
    assert reverse("applications:note_attempt", args=[late.pk]) in said


def test_at_most_eight_of_a_kind_are_shown_with_the_way_to_all(client):
    for number in range(12):
        an_application(family_name=f"Attesa{number:02d}", contact_by=day(number - 10))
    sign_in(client, Role.SECRETARIAT)

    said = page(client)

    assert sum(f"Attesa{number:02d}" in said for number in range(12)) == 8
    assert reverse("applications:queue") in said
    assert "Tutti" in said


def test_interviews_of_today_and_those_nobody_concluded_are_the_interviewers_own(client):
    actor, case = a_path(client)
    application = an_application(case.person, state="to_interview")
    held = Interview.objects.create(
        application=application, person=case.person, interviewer_id=actor.user_id, starts_at=now() - timedelta(days=2),
        place="Sportello",
    )  # fmt: skip
    assert reverse("interviews:hold", args=[held.pk]) in page(client)


def test_a_case_manager_sees_what_their_paths_wait_for(client):
    actor, case = a_path(client)
    obstacle = Obstacle.objects.create(case=case, person=case.person, kind="licence", found_on=day(-20))
    plan = Plan.objects.create(case=case, person=case.person, goal="Un lavoro vicino", drafted_on=day(-20))
    action = Action.objects.create(
        plan=plan, person=case.person, text="Scrivere il curriculum", owner="person", due_on=day(-3)
    )

    said = page(client)

    for verb, thing in (("entrust_obstacle", obstacle), ("agree_plan", plan), ("complete_action", action)):
        assert reverse(f"cases:{verb}", args=[thing.pk]) in said


def test_nobody_sees_the_work_of_another(client):
    other = a_membership(Role.CASE_MANAGER).user
    case = a_case(a_person(family_name="Altrui"), manager=other)
    Obstacle.objects.create(case=case, person=case.person, kind="licence", found_on=day(-20))
    Plan.objects.create(case=case, person=case.person, goal="x", drafted_on=day(-20))
    a_placement(case, expected_end_on=day(10), starts_on=day(-90), worry="Non va", worried_on=day(-1))
    for role in (Role.CASE_MANAGER, Role.TUTOR, Role.SCOUT, Role.TRAINER, Role.PARTNER):
        sign_in(client, role)
        assert "Altrui" not in page(client)


def test_a_tutor_sees_check_ins_due_and_silent_endings_and_worries(client):
    actor = sign_in(client, Role.TUTOR)
    placement = a_placement(
        starts_on=day(-90), expected_end_on=day(20), worry="Turni troppo lunghi", worried_on=day(-1)
    )
    a_tutoring(placement, a_membership(Role.TUTOR).user.__class__.objects.get(pk=actor.user_id))
    due = CheckIn.objects.create(
        placement=placement, person=placement.person, tutor_id=actor.user_id, offset_days=90, due_on=day(0)
    )

    said = page(client)

    assert reverse("placements:check_in", args=[due.pk]) in said
    assert "Turni troppo lunghi" in said
    assert "Contratti che finiscono entro 60 giorni" in said


def test_a_scout_sees_silence_and_searches_of_the_companies_they_look_after(client):
    actor = sign_in(client, Role.SCOUT)
    mine, theirs = a_company("Mia srl", account_holder_id=actor.user_id), a_company("Loro srl")
    theirs.account_holder = a_membership(Role.SCOUT).user
    theirs.save()
    a_vacancy(mine, title="Cuoca")
    a_vacancy(theirs, title="Sarta")
    proposal = a_proposal(a_vacancy(mine, title="Barista"), proposed_at=now() - timedelta(days=9))
    a_part(proposal.person, Part.MATCHING, organisation_id=actor.organisation_id)

    said = page(client)

    assert "Cuoca" in said
    assert "Sarta" not in said
    assert reverse("vacancies:proposal", args=[proposal.pk]) in said
    assert "Mia srl" in said


def test_a_training_body_sees_its_lessons_without_attendance_and_its_editions(client):
    actor = sign_in(client, Role.TRAINER)
    body = a_membership(Role.TRAINER).organisation.__class__.objects.get(pk=actor.organisation_id)
    edition = an_edition(body, state="running", starts_on=day(-10), ends_on=day(-1))
    lesson = a_lesson(edition, held_on=day(-2))
    theirs = a_lesson(an_edition(state="running", starts_on=day(-10), ends_on=day(-1)), held_on=day(-2))

    said = page(client)

    assert reverse("training:take_attendance", args=[lesson.pk]) in said
    assert reverse("training:finish_edition", args=[edition.pk]) in said
    assert reverse("training:take_attendance", args=[theirs.pk]) not in said


def test_who_keeps_the_funds_sees_what_is_left_and_what_is_running_out(client):
    fund = a_fund(year=today().year, name="Fondo quasi vuoto")
    Posting.objects.create(
        fund=fund, kind="contribution", amount_cents=1000_00, contributed_change=1000_00, text="x",
        happened_on=day(-1), recorded_at=now(), recorded_by="system",
    )  # fmt: skip
    a_fund(year=today().year, name="Fondo senza contributi")
    sign_in(client, Role.FUND_MANAGER)

    said = page(client)

    assert "1.000,00" in said
    assert "Niente in attesa" in said


def test_a_partner_sees_what_it_is_asked_and_where_what_it_sent_is(client):
    actor = sign_in(client, Role.PARTNER)
    mine = an_application(family_name="Inviata", channel="partner", referred_by_id=actor.organisation_id)
    their_organisation = an_organisation()
    theirs = an_application(family_name="Estranea", channel="partner", referred_by=their_organisation)
    for application, organisation in ((mine, actor.organisation_id), (theirs, their_organisation.pk)):
        Referral.objects.create(
            direction="in", organisation_id=organisation, application=application, reason="x",
            person_agreed_on=day(-3), sent_at=now() - timedelta(days=3),
        )  # fmt: skip

    said = page(client)

    assert "Inviata" in said
    assert "Estranea" not in said


def test_an_administration_sees_its_area_beside_the_whole(client):
    union = an_organisation("union", union_id="RG", name="Unione Reno Galliera")
    sign_in(client, Role.ADMINISTRATION, a_membership(Role.ADMINISTRATION, union))
    Agreement.objects.create(
        organisation=union, kind="protocol", title="Protocollo con l'Unione", signed_on=day(-700), ends_on=day(30)
    )

    assert client.get(reverse("today:today")).url == reverse("today:territory")
    said = of_territory(client)

    assert "Reno Galliera" in said
    assert "accanto all'insieme" in said or "accanto all&#x27;insieme" in said
    assert "Protocollo con l" in said


def test_governance_sees_the_year_and_no_person(client):
    a_case(a_person(family_name="Segreta"))
    sign_in(client, Role.GOVERNANCE)
    said = of_territory(client)
    assert "finora" in said
    assert "Segreta" not in said


def test_a_role_without_figures_does_not_open_the_territory(client):
    sign_in(client, Role.PARTNER)
    assert client.get(reverse("today:territory")).status_code == 403


def test_who_protects_the_data_sees_readings_without_a_part_and_only_those(client):
    reader = a_membership(Role.CASE_MANAGER)
    followed, stranger = a_person(family_name="Seguita"), a_person(family_name="Estranea")
    a_part(followed, Part.CASE, user_id=reader.user_id)
    for person, where in ((followed, "desk.people.giusta"), (stranger, "desk.people.strana")):
        Reading.objects.create(
            person=person, user=reader.user, organisation=reader.organisation, role=reader.role, page=where,
            reason="work", read_at=now() - timedelta(hours=1),
        )  # fmt: skip
    sign_in(client, Role.DPO)

    said = page(client)

    assert "desk.people.strana" in said
    assert "desk.people.giusta" not in said
    assert "Estranea" not in said


@pytest.mark.parametrize("role", [Role.SCOUT, Role.TRAINER, Role.COMPANY])
def test_a_reading_through_ones_organisation_is_explained(client, role):
    reader = a_membership(role)
    person = a_person()
    part = {Role.SCOUT: Part.MATCHING, Role.TRAINER: Part.TRAINING, Role.COMPANY: Part.EMPLOYER}[role]
    a_part(person, part, organisation_id=reader.organisation_id)
    Reading.objects.create(
        person=person, user=reader.user, organisation=reader.organisation, role=role.value, page="desk.people.giusta",
        reason="work", read_at=now() - timedelta(hours=1),
    )  # fmt: skip
    sign_in(client, Role.DPO)
    assert "desk.people.giusta" not in page(client)


def test_a_full_day_stays_within_the_budget(client):
    actor, _case = a_path(client, Role.COORDINATOR)
    for number in range(20):
        case = a_case(a_person(family_name=f"Piena{number}"))
        a_placement(case, starts_on=day(-90), expected_end_on=day(10), worry="x", worried_on=day(-2))
        a_proposal(case=case, proposed_at=now() - timedelta(days=20))
        an_application(contact_by=day(-2))
    assert "Piena" in page(client, queries=12)
