from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from insieme.domain.access.rules import Part, Role
from insieme.domain.network.rules import check_role, check_term, part_of, roles_of
from insieme.domain.network.states import OrganisationKind

DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))


@given(DAYS, st.none() | DAYS, DAYS)
def test_an_accepted_agreement_was_signed_by_today_and_ends_after(signed_on, ends_on, today):
    if check_term(signed_on, ends_on, today):
        assert signed_on <= today
        assert ends_on is None or ends_on >= signed_on


def test_each_kind_of_organisation_has_roles_and_only_the_programme_has_staff():
    for kind in OrganisationKind.values:
        assert (Role.COORDINATOR in roles_of(kind)) == (kind == "programme")
        assert Role.CANDIDATE not in roles_of(kind) and Role.COMPANY not in roles_of(kind)
    assert check_role("training_body", Role.TRAINER) and not check_role("parish", Role.TRAINER)


def test_administrations_take_their_own_part():
    assert part_of("union") == part_of("municipality") == Part.ADMINISTRATION
    assert part_of("parish") == Part.REFERRAL
