from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from insieme.models import Company, ContractEvent, Person
from tests.scenarios import a_user


@pytest.mark.django_db
def test_a_world_is_made_only_where_there_is_none():
    a_user()
    for command in (("seed_demo",), ("seed_scale", "200")):
        with pytest.raises(CommandError, match="already"):
            call_command(*command, stdout=StringIO())


@pytest.mark.parametrize("words", [("--at", "ieri"), ("--at", "1999-01-01"), ("--at", "2026-13-01T00:00")])
def test_a_moment_that_is_none_is_refused_with_a_sentence(words):
    with pytest.raises(CommandError, match="moment"):
        call_command("seed_demo", *words, stdout=StringIO())


@pytest.mark.parametrize("people", ["-3", "0", "99", "2000000"])
def test_a_number_of_people_out_of_reach_is_refused(people):
    with pytest.raises(CommandError, match="it can be"):
        call_command("seed_scale", "--", people, stdout=StringIO())


@pytest.mark.django_db
def test_a_world_in_scale_has_the_proportions_asked_for():
    out = StringIO()
    call_command("seed_scale", "300", stdout=out)
    assert Person.objects.count() == pytest.approx(300, rel=0.15)
    assert Company.objects.count() == pytest.approx(60, rel=0.15)
    assert ContractEvent.objects.filter(kind="activation", replaces=None).count() == pytest.approx(900, rel=0.15)
    assert "rows in" in out.getvalue()
