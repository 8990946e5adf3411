"""Whom one sees: through the part one has, in the role one is working in."""

import pytest
from django.db import transaction

from insieme.database.walls import behind_the_wall
from insieme.domain.access.rules import Part, Role
from insieme.domain.people import policies
from insieme.models import Person
from insieme.web.pages import claims_of
from tests.scenarios import a_membership, a_part, a_person, a_user, acting

pytestmark = pytest.mark.django_db


def seen_by(actor):
    """Whom the code shows, and whom the database shows when the code forgets to ask."""
    listed = set(policies.visible(actor))
    with transaction.atomic(), behind_the_wall(claims_of(actor), read_only=True):
        behind = set(Person.objects.all())
    return listed, behind


@pytest.mark.parametrize(("role", "part"), [(Role.CASE_MANAGER, Part.CASE), (Role.TUTOR, Part.TUTORING)])
def test_who_follows_a_person_by_name_sees_them(role, part):
    membership, person = a_membership(role), a_person()
    a_person()
    a_part(person, part, user_id=membership.user_id)
    assert seen_by(acting(membership)) == ({person}, {person})


@pytest.mark.parametrize("role", [Role.TRAINER, Role.PARTNER, Role.SCOUT, Role.COMPANY, Role.ADMINISTRATION])
def test_in_another_role_one_does_not_see_the_people_followed_by_name(role):
    user, person = a_user(), a_person()
    a_part(person, Part.CASE, user_id=user.pk)
    elsewhere = a_membership(role, user=user)
    assert seen_by(acting(elsewhere)) == (set(), set())
    assert not policies.can_see(acting(elsewhere), person)
