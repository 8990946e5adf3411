"""Who still sees somebody whose path is closed: whoever followed it, and only as long as there is a need."""

from dataclasses import replace
from datetime import timedelta

import pytest

from insieme.core.decisions import Denied
from insieme.domain.access.rules import Part, Role
from insieme.domain.casework import actions
from insieme.domain.casework.actions import Closing
from insieme.domain.casework.rules.paths import FINISHING, FOLLOWING
from insieme.domain.casework.states import Readiness
from insieme.domain.people import policies as people
from insieme.models import Involvement, Note
from tests.scenarios import (
    MONDAY,
    NOON,
    a_case,
    a_membership,
    a_part,
    a_user,
    acting,
    an_actor,
    the_programme,
)

pytestmark = pytest.mark.django_db
LAST = MONDAY + FINISHING


@pytest.fixture
def manager():
    the_programme()
    return acting(a_membership(Role.CASE_MANAGER))


@pytest.fixture
def case(manager):
    case = a_case()
    case.manager_id = manager.user_id
    case.save()
    a_part(case.person, Part.CASE, user_id=manager.user_id)
    return case


def in_days(actor, days):
    return replace(actor, at=NOON + timedelta(days=days))


def last_day(case):
    return Involvement.objects.get(person=case.person, part=Part.CASE).until_on


def test_a_closed_path_leaves_thirty_days_to_finish_the_writing(case, manager):
    actions.close(case, Closing("lost"), by=manager, on=MONDAY)

    case.refresh_from_db()
    assert last_day(case) == LAST
    actions.write_note(case, "Ultime cose da scrivere", by=in_days(manager, 30))
    after = in_days(manager, 31)
    assert not people.can_see(after, case.person)
    with pytest.raises(Denied, match="parte nel percorso"):
        actions.write_note(case, "Ancora una", by=after)
    with pytest.raises(Denied, match="parte nel percorso"):
        actions.reopen(case, Readiness.READY, by=after, on=after.today)


def test_the_days_count_from_when_it_is_written_down(case, manager):
    actions.close(case, Closing("lost"), by=in_days(manager, 40), on=MONDAY)
    assert last_day(case) == MONDAY + timedelta(days=70)


def test_whoever_is_followed_in_a_company_is_followed_for_a_year_at_most(case, manager):
    a_part(case.person, Part.TUTORING, user_id=a_user().pk)
    actions.close(case, Closing("employed"), by=manager, on=MONDAY)
    assert last_day(case) == MONDAY + FOLLOWING


def test_when_the_last_tutoring_ends_thirty_days_are_left(case, manager):
    tutoring = a_part(case.person, Part.TUTORING, user_id=a_user().pk)
    other = a_part(case.person, Part.TUTORING, user_id=a_user().pk)
    actions.close(case, Closing("employed"), by=manager, on=MONDAY)

    for part, expected in ((tutoring, MONDAY + FOLLOWING), (other, MONDAY + timedelta(days=90))):
        part.until_on = MONDAY + timedelta(days=60)
        part.save()
        actions.stop_following(case.person, by=in_days(manager, 60))
        assert last_day(case) == expected


def test_a_stated_reason_keeps_the_part_until_its_day_and_stays_in_the_diary(case, manager):
    asked = MONDAY + timedelta(days=90)
    actions.close(case, Closing("training", "", asked, "Finisce il corso a giugno"), by=manager, on=MONDAY)
    actions.stop_following(case.person, by=manager)
    assert last_day(case) == asked
    assert Note.objects.get(case=case).text == "Finisce il corso a giugno"


@pytest.mark.parametrize(
    "days, why, said",
    [
        (90, "", "perché la segui ancora"),
        (None, "Finisce il corso", "fino a quando"),
        (366, "Finisce il corso", "al massimo per un anno"),
        (-1, "Finisce il corso", "viene dopo la chiusura"),
    ],
)
def test_a_day_without_a_reason_or_too_far_is_refused(case, manager, days, why, said):
    asked = None if days is None else MONDAY + timedelta(days=days)
    with pytest.raises(Denied, match=said):
        actions.close(case, Closing("training", "", asked, why), by=manager, on=MONDAY)


def test_whoever_comes_back_is_followed_again_and_no_part_of_before_is_left_over(case, manager):
    actions.close(case, Closing("lost"), by=manager, on=MONDAY)
    actions.reopen(case, Readiness.READY, by=an_actor(Role.SECRETARIAT), on=MONDAY)
    other = a_membership(Role.CASE_MANAGER)
    actions.assign(case, other.user, by=an_actor(Role.COORDINATOR), on=MONDAY)

    assert not people.can_see(in_days(manager, 1), case.person)
    assert people.can_see(in_days(acting(other), 1), case.person)
