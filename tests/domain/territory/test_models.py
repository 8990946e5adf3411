from datetime import date

import pytest
from django.db import IntegrityError

from insieme.domain.territory.models import AreaMembership, Municipality, UnionMembership

BUDRIO, LEFT = "037008", date(2021, 1, 1)

pytestmark = pytest.mark.django_db


def test_a_comune_is_in_one_union_at_a_time():
    with pytest.raises(IntegrityError, match="union_membership_one_at_a_time"):
        UnionMembership.objects.create(municipality_id=BUDRIO, union_id="RG", valid_from=date(2020, 12, 31))


def test_a_comune_may_join_a_union_the_day_it_leaves_another():
    UnionMembership.objects.create(municipality_id=BUDRIO, union_id="RG", valid_from=LEFT)


def test_a_comune_is_in_one_area_at_a_time():
    with pytest.raises(IntegrityError, match="area_membership_one_at_a_time"):
        AreaMembership.objects.create(municipality_id=BUDRIO, area_id="BO", valid_from=date(2030, 1, 1))


@pytest.mark.parametrize("membership", [UnionMembership(union_id="RG"), AreaMembership(area_id="RG")])
def test_a_membership_lasts_at_least_a_day(membership):
    membership.municipality_id, membership.valid_from, membership.valid_to = (
        "037039",
        date(1990, 1, 2),
        date(1990, 1, 1),
    )
    with pytest.raises(IntegrityError):
        membership.save()


def test_an_istat_code_is_six_digits():
    with pytest.raises(IntegrityError, match="municipality_istat_is_six_digits"):
        Municipality.objects.filter(istat="037039").update(istat="37039")
