from datetime import date, timedelta

import pytest

from insieme.core.decisions import Denied
from insieme.domain.access.rules import Part, Role
from insieme.domain.casework import actions, policies, queries
from insieme.domain.casework.events import Happened
from insieme.domain.casework.states import Readiness
from insieme.domain.people import policies as people
from insieme.models import Event, Instrument, Involvement, Milestone, Note
from tests.scenarios import (
    MONDAY,
    NOON,
    a_case,
    a_membership,
    a_milestone,
    a_person,
    acting,
    an_actor,
    the_programme,
)

pytestmark = pytest.mark.django_db
PAUSE = actions.Suspension("family", MONDAY + timedelta(days=30))


@pytest.fixture
def manager():
    the_programme()
    return a_membership(Role.CASE_MANAGER)


@pytest.fixture
def case(manager):
    return a_case(manager=manager.user, opened_on=date(2026, 1, 7))


def kinds(case):
    return set(Milestone.objects.filter(case=case).values_list("kind", flat=True))


def test_assigning_moves_the_part_from_one_manager_to_the_other_and_keeps_the_history(case, manager):
    other = a_membership(Role.CASE_MANAGER)
    coordinator = an_actor(Role.COORDINATOR)

    actions.assign(case, other.user, by=coordinator, on=MONDAY)

    case.refresh_from_db()
    assert case.manager == other.user
    assert people.can_see(acting(other), case.person)
    assert Involvement.objects.get(person=case.person, user=manager.user).until_on == MONDAY
    tomorrow = acting(manager, at=NOON + timedelta(days=1))
    assert not people.can_see(tomorrow, case.person)
    assert Event.objects.filter(kind=Happened.ASSIGNED, person_ref=case.person_id).count() == 1


def test_only_somebody_who_works_as_case_manager_is_given_a_case(case):
    tutor = a_membership(Role.TUTOR)
    with pytest.raises(Denied, match="non lavora come operatore"):
        actions.assign(case, tutor.user, by=an_actor(Role.COORDINATOR), on=MONDAY)


def test_assigning_to_whoever_has_it_says_so(case, manager):
    with pytest.raises(Denied, match="segue già"):
        actions.assign(case, manager.user, by=an_actor(Role.COORDINATOR), on=MONDAY)


def test_a_case_manager_does_not_assign(case, manager):
    with pytest.raises(Denied, match="ruolo"):
        actions.assign(case, a_membership(Role.CASE_MANAGER).user, by=acting(manager), on=MONDAY)


def test_whoever_is_ready_is_seen_by_those_who_look_for_work_for_people(case, manager):
    scout = an_actor(Role.SCOUT, the_programme())
    actions.set_readiness(case, Readiness.TO_TRAIN, by=acting(manager), on=MONDAY)
    assert not people.can_see(scout, case.person)

    actions.set_readiness(case, Readiness.READY, by=acting(manager), on=MONDAY)
    assert people.can_see(scout, case.person)


def test_another_case_manager_does_not_work_on_the_case(case):
    stranger = an_actor(Role.CASE_MANAGER)
    assert not policies.can_see_case(stranger, case)
    for verb in ("set_readiness", "suspend", "close", "assess", "write_note", "add_obstacle", "draft_plan", "send"):
        assert not getattr(policies, f"can_{verb}")(stranger, case), verb


def test_a_path_is_suspended_and_resumed_with_its_milestones(case, manager):
    by = acting(manager)
    actions.suspend(case, PAUSE, by=by, on=MONDAY)
    case.refresh_from_db()
    assert (case.state, case.suspension_reason) == ("suspended", "family")
    assert not Involvement.objects.filter(person=case.person, part=Part.MATCHING, until_on=None).exists()

    actions.resume(case, by=by, on=MONDAY)
    case.refresh_from_db()
    assert (case.state, case.suspension_reason, case.resume_by) == ("open", "", None)
    assert {"suspended", "resumed"} <= kinds(case)
    assert Involvement.objects.filter(person=case.person, part=Part.MATCHING, until_on=None).exists()


@pytest.mark.parametrize(
    "suspension, on, said",
    [
        (PAUSE, MONDAY + timedelta(days=1), "futuro"),
        (PAUSE, date(2025, 12, 1), "prima del 07/01/2026"),
        (actions.Suspension("family", MONDAY), MONDAY, "viene dopo"),
        (actions.Suspension("family", date(2099, 1, 1)), MONDAY, "troppo lontana"),
    ],
)
def test_contradictory_dates_are_refused_with_a_sentence(case, manager, suspension, on, said):
    with pytest.raises(Denied, match=said):
        actions.suspend(case, suspension, by=acting(manager), on=on)
    case.refresh_from_db()
    assert case.state == "open"


def test_the_second_of_two_who_do_the_same_is_told(case, manager):
    stale = type(case).objects.get(pk=case.pk)
    actions.suspend(case, PAUSE, by=acting(manager), on=MONDAY)
    with pytest.raises(Denied, match="Non si può passare"):
        actions.suspend(stale, PAUSE, by=acting(manager), on=MONDAY)


def test_closing_ends_the_search_and_keeps_the_note_in_the_diary(case, manager):
    actions.set_readiness(case, Readiness.TO_TRAIN, by=acting(manager), on=MONDAY)
    actions.set_readiness(case, Readiness.READY, by=acting(manager), on=MONDAY)
    actions.close(case, actions.Closing("employed", "Assunta dal forno"), by=acting(manager), on=MONDAY)

    case.refresh_from_db()
    assert (case.state, case.closed_on, case.closing_outcome) == ("closed", MONDAY, "employed")
    assert not Involvement.objects.filter(person=case.person, part=Part.MATCHING, until_on=None).exists()
    assert Note.objects.get(case=case).text == "Assunta dal forno"
    assert "closed" in kinds(case)


def test_a_closed_path_takes_no_work(case, manager):
    actions.close(case, actions.Closing("lost"), by=acting(manager), on=MONDAY)
    with pytest.raises(Denied, match="prima va riaperto"):
        actions.set_readiness(case, Readiness.TO_TRAIN, by=acting(manager), on=MONDAY)


def test_whoever_comes_back_comes_back_to_the_same_path(case, manager):
    actions.close(case, actions.Closing("employed"), by=acting(manager), on=MONDAY)
    actions.reopen(case, Readiness.READY, by=acting(manager), on=MONDAY)

    case.refresh_from_db()
    assert (case.state, case.closed_on, case.closing_outcome) == ("open", None, "")
    assert {"closed", "reopened"} <= kinds(case)
    assert people.can_see(an_actor(Role.SCOUT, the_programme()), case.person)


def test_there_is_one_open_path_at_a_time(manager):
    person = a_person()
    old = a_case(person, state="closed", closed_on=MONDAY, closing_outcome="lost", manager=manager.user)
    a_case(person)
    with pytest.raises(Denied, match="già un percorso aperto"):
        actions.reopen(old, Readiness.READY, by=acting(manager), on=MONDAY)


def test_the_milestone_keeps_the_comune_of_its_day(case, manager):
    actions.suspend(case, PAUSE, by=acting(manager), on=MONDAY)
    case.person.municipality_id = "037032"
    case.person.save()
    actions.resume(case, by=acting(manager), on=MONDAY)
    where = dict(Milestone.objects.filter(case=case).values_list("kind", "municipality_id"))
    assert (where["suspended"], where["resumed"]) == ("037006", "037032")


def test_a_correction_is_a_new_row_and_the_past_stays_as_it_was_known(case):
    first = Milestone.objects.get(case=case, kind="taken_in_charge")
    tuesday = an_actor(Role.COORDINATOR, at=NOON + timedelta(days=1))

    actions.correct_milestone(first, actions.Correction("Data sbagliata", date(2026, 1, 5)), by=tuesday)

    case.refresh_from_db()
    assert case.opened_on == date(2026, 1, 5)
    rows = Milestone.objects.filter(case=case)
    assert [each.happened_on for each in rows.known(MONDAY)] == [date(2026, 1, 7)]
    assert [each.happened_on for each in rows.known(MONDAY + timedelta(days=1))] == [date(2026, 1, 5)]
    with pytest.raises(Denied, match="già stata corretta"):
        actions.correct_milestone(first, actions.Correction("Ancora", date(2026, 1, 6)), by=tuesday)


def test_only_whoever_coordinates_corrects_a_milestone(case, manager):
    milestone = Milestone.objects.get(case=case)
    with pytest.raises(Denied, match="Solo chi coordina"):
        actions.correct_milestone(milestone, actions.Correction("Perché sì"), by=acting(manager))


def test_what_the_path_still_says_cannot_be_made_never_to_have_happened(case):
    coordinator = an_actor(Role.COORDINATOR)
    milestone = Milestone.objects.get(case=case)
    with pytest.raises(Denied, match="ancora in quello stato"):
        actions.correct_milestone(milestone, actions.Correction("Un errore"), by=coordinator)

    actions.close(case, actions.Closing("other"), by=coordinator, on=MONDAY)
    actions.correct_milestone(milestone, actions.Correction("Un errore"), by=coordinator)
    assert not Milestone.objects.filter(kind="taken_in_charge").known(MONDAY).exists()


def test_taking_in_charge_cannot_move_after_what_followed(case):
    a_milestone("suspended", case=case, person=case.person, happened_on=date(2026, 2, 1))
    milestone = Milestone.objects.get(case=case, kind="taken_in_charge")
    with pytest.raises(Denied, match="dopo le altre tappe"):
        actions.correct_milestone(
            milestone, actions.Correction("Data sbagliata", date(2026, 2, 20)), by=an_actor(Role.COORDINATOR)
        )


def test_the_diary_takes_words_and_refuses_silence_and_floods(case, manager):
    actions.write_note(case, "  Ci siamo sentite.  ", by=acting(manager))
    assert Note.objects.get().text == "Ci siamo sentite."
    with pytest.raises(Denied, match="vuota"):
        actions.write_note(case, "   ", by=acting(manager))
    with pytest.raises(Denied, match="troppo lunga"):
        actions.write_note(case, "a" * 4001, by=acting(manager))


def test_an_assessment_repeated_shows_the_distance(case, manager):
    tool = Instrument.objects.get(code="autonomia-1")
    low = {item["key"]: 1 for item in tool.items}
    actions.assess(case, tool, actions.Answered(low), by=acting(manager), on=date(2026, 1, 10))
    actions.assess(case, tool, actions.Answered({**low, "cv": 4}), by=acting(manager), on=MONDAY)

    journey = queries.journey(acting(manager), case)
    assert [each.total for each in journey.assessments] == [8, 11]
    assert journey.distance == 3
    assert {each.key: each.difference for each in journey.changes}["cv"] == 3


def test_an_assessment_is_whole_and_once_a_day(case, manager):
    tool = Instrument.objects.get(code="autonomia-1")
    whole = {item["key"]: 2 for item in tool.items}
    with pytest.raises(Denied, match="Mancano"):
        actions.assess(case, tool, actions.Answered({"cv": 2}), by=acting(manager), on=MONDAY)
    actions.assess(case, tool, actions.Answered(whole), by=acting(manager), on=MONDAY)
    with pytest.raises(Denied, match="c'è già una valutazione"):
        actions.assess(case, tool, actions.Answered(whole), by=acting(manager), on=MONDAY)


@pytest.mark.parametrize("role", list(Role))
def test_one_sees_a_case_exactly_when_it_is_among_those_one_lists(role, manager):
    mine, other = a_case(manager=manager.user), a_case()
    membership = manager if role == Role.CASE_MANAGER else a_membership(role)
    actor = acting(membership)
    for case in (mine, other):
        listed = policies.visible_cases(actor).filter(pk=case.pk).exists()
        assert bool(policies.can_see_case(actor, case)) == listed


def test_the_timeline_tells_each_role_its_own_part(case, manager):
    actions.write_note(case, "Una nota del diario", by=acting(manager))
    told = queries.timeline(acting(manager), case.person_id)
    assert [each.note for each in told.happenings] == ["Una nota del diario"]

    partner = a_membership(Role.PARTNER)
    Involvement.objects.create(
        person=case.person, part=Part.REFERRAL, organisation=partner.organisation, from_on=MONDAY
    )
    assert queries.timeline(acting(partner), case.person_id).happenings == []
    assert queries.timeline(an_actor(Role.CASE_MANAGER), case.person_id).happenings == []
