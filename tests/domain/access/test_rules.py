import pytest
from django.utils.translation import override

from insieme.domain.access.policies import Actor, has
from insieme.domain.access.rules import GRANTS, PART_OF, PERMISSION_NAMES, PORTAL_ROLES, Permission, Role
from insieme.web.words import words_of
from tests.scenarios import NOON

NAMELESS = (Role.GOVERNANCE, Role.FUND_MANAGER, Role.DPO)


def test_every_role_has_its_row():
    assert set(GRANTS) == set(Role)


@pytest.mark.parametrize("role", NAMELESS)
def test_who_governs_pays_or_guards_the_data_sees_no_person(role):
    assert not GRANTS[role] & {Permission.SEE_PEOPLE, Permission.SEE_EVERYONE}


def test_only_the_programme_sees_everyone():
    assert {role for role in Role if Permission.SEE_EVERYONE in GRANTS[role]} == {Role.COORDINATOR, Role.SECRETARIAT}


def test_the_read_log_is_for_who_guards_the_data_and_nobody_who_writes_in_it():
    assert {role for role in Role if Permission.SEE_READ_LOG in GRANTS[role]} == {Role.DPO}


def test_whoever_sees_through_an_organisation_has_one_part():
    assert len(set(PART_OF.values())) == len(PART_OF)
    assert {Role.CANDIDATE, Role.COMPANY} == PORTAL_ROLES


def test_every_permission_is_said_in_words_once():
    assert set(PERMISSION_NAMES) == set(Permission)
    assert len(set(PERMISSION_NAMES.values())) == len(Permission)


@pytest.mark.parametrize("permission", list(Permission))
def test_what_a_role_does_not_include_is_said_without_codes_in_both_languages(permission):
    refusal = has(Actor(at=NOON), permission)
    with override("it"):
        italian = words_of(refusal)
    with override("en"):
        english = words_of(refusal)
    assert PERMISSION_NAMES[permission] in italian
    assert PERMISSION_NAMES[permission] not in english and english != italian
    assert permission.value not in italian + english
