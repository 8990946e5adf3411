import pytest

from insieme.domain.access.rules import GRANTS, PART_OF, PORTAL_ROLES, Permission, Role

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
