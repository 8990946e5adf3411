from datetime import date

import pytest
from django.apps import apps

from insieme.domain.territory.models import AreaMembership, Municipality, UnionMembership
from insieme.domain.vocabulary.models import Occupation
from insieme.reference.load import load

pytestmark = pytest.mark.django_db


def everything():
    models = (Municipality, UnionMembership, AreaMembership, Occupation)
    return [list(model.objects.order_by("pk").values_list()) for model in models]


def test_loading_again_changes_nothing():
    before = everything()
    load()
    assert everything() == before


def test_loading_mends_what_was_spoiled():
    before = everything()
    Municipality.objects.filter(name="Budrio").update(population=1)
    load()
    assert everything() == before


def test_loading_takes_away_memberships_that_are_no_facts():
    extra = UnionMembership.objects.create(municipality_id="037039", union_id="RG", valid_from=date(2022, 1, 1))
    load()
    assert not UnionMembership.objects.filter(pk=extra.pk).exists()


def test_a_lost_membership_comes_back():
    UnionMembership.objects.filter(municipality="037008").delete()
    load(apps)
    assert UnionMembership.objects.get(municipality="037008").valid_to == date(2021, 1, 1)
