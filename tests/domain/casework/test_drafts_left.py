"""An application begun and left there is forgotten, and only then."""

from datetime import timedelta

import pytest
from django.db import connection

from insieme import jobs
from insieme.core.decisions import Denied
from insieme.core.events import Event
from insieme.database import roles
from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Role
from insieme.domain.casework import actions
from insieme.domain.casework.events import Happened
from insieme.domain.casework.queries import hash_of_code
from insieme.models import Draft
from tests.scenarios import NOON, an_actor, the_system

pytestmark = pytest.mark.django_db

SIXTY_DAYS = timedelta(days=60)
HOLDER = hash_of_code("KQ7-4MF-2TX")


def a_draft(saved_at, code_hash=HOLDER):
    holder = Actor(at=saved_at, draft=code_hash)
    return actions.start_draft({"given_name": "Amina"}, code_hash=code_hash, language="it", by=holder)


def test_a_draft_left_for_more_than_sixty_days_is_forgotten():
    left = a_draft(NOON - SIXTY_DAYS - timedelta(seconds=1))
    assert actions.forget_drafts(by=the_system()) == 1
    assert not Draft.objects.exists()
    event = Event.objects.get(kind=Happened.DRAFT_FORGOTTEN)
    assert (event.subject, event.author, event.details) == (f"draft:{left.pk}", "system", {})


def test_sixty_days_are_kept_to_the_end():
    a_draft(NOON - SIXTY_DAYS)
    assert actions.forget_drafts(by=the_system()) == 0
    assert Draft.objects.count() == 1


def test_whoever_comes_back_has_it_for_sixty_days_more():
    draft = a_draft(NOON - timedelta(days=100))
    actions.save_draft(draft, {}, by=Actor(at=NOON - timedelta(days=1), draft=HOLDER))
    assert actions.forget_drafts(by=the_system()) == 0
    assert Draft.objects.get().answers == {"given_name": "Amina"}


def test_doing_it_again_changes_nothing():
    a_draft(NOON - timedelta(days=100))
    a_draft(NOON, hash_of_code("222-222-222"))
    assert [actions.forget_drafts(by=the_system()) for _time in range(3)] == [1, 0, 0]
    assert Draft.objects.count() == 1


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.SECRETARIAT, Role.DPO])
def test_nobody_forgets_them_sooner(role):
    with pytest.raises(Denied, match="da sole"):
        actions.forget_drafts(by=an_actor(role))


def test_the_job_does_it_as_whoever_serves_the_pages():
    """A row the role could not see would stay for ever, without a word."""
    a_draft(NOON - timedelta(days=1000))
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {roles.WEB}")
        assert jobs.forget_drafts(timestamp=0) == 1
        assert jobs.forget_drafts(timestamp=0) == 0
        cursor.execute("RESET ROLE")
    assert not Draft.objects.exists()


def test_it_is_done_every_night():
    periodic = {name for (name, _id) in jobs.app.periodic_registry.periodic_tasks}
    assert "forget_drafts" in periodic
