"""Who sees which applications and interviews: one row and all rows agree, for every role and relation."""

import pytest

from insieme.domain.access.rules import Part, Role
from insieme.domain.casework import policies
from insieme.models import Application, Interview
from tests.scenarios import a_membership, a_part, a_person, acting, an_application, an_interview

pytestmark = pytest.mark.django_db


def a_world(role: Role):
    """An actor, and applications in every relation to them: theirs, another's, nobody's."""
    mine, another = a_membership(role), a_membership(role)
    for membership in (mine, another):
        person = a_person()
        if membership.person_ref is not None:
            person.pk = membership.person_ref
            person.refresh_from_db()
        a_part(person, Part.CASE, user_id=membership.user_id)
        an_interview(an_application(person, state="to_interview"), membership.user)
        an_application(channel="partner", referred_by=membership.organisation)
    an_application()
    return acting(mine)


@pytest.mark.parametrize("role", Role)
def test_one_application_and_all_of_them_agree(role):
    actor = a_world(role)
    seen = set(policies.visible_applications(actor))
    assert seen == {each for each in Application.objects.all() if policies.can_see_application(actor, each)}


@pytest.mark.parametrize("role", Role)
def test_one_interview_and_all_of_them_agree(role):
    actor = a_world(role)
    seen = set(policies.visible_interviews(actor))
    assert seen == {each for each in Interview.objects.all() if policies.can_see_interview(actor, each)}


@pytest.mark.parametrize(
    "role, applications, interviews",
    [
        (Role.SECRETARIAT, 5, 2),
        (Role.COORDINATOR, 5, 2),
        (Role.CASE_MANAGER, 1, 1),
        (Role.PARTNER, 1, 0),
        (Role.ADMINISTRATION, 1, 0),
        (Role.CANDIDATE, 1, 1),
        (Role.SCOUT, 0, 0),
        (Role.GOVERNANCE, 0, 0),
        (Role.COMPANY, 0, 0),
    ],
)
def test_each_sees_what_they_have_a_part_in(role, applications, interviews):
    actor = a_world(role)
    assert policies.visible_applications(actor).count() == applications
    assert policies.visible_interviews(actor).count() == interviews
