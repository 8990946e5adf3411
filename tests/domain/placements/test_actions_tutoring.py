from datetime import timedelta

import pytest

from insieme.core.decisions import Denied
from insieme.domain.access.rules import Part, Role
from insieme.domain.placements import actions, policies, queries
from insieme.domain.placements.actions import Heard
from insieme.domain.placements.events import Happened
from insieme.models import CheckIn, Event, Involvement, Tutoring, User, Worry
from tests.scenarios import MONDAY, NOON, a_case, a_membership, a_placement, a_user, acting, an_actor

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=40)
THEN = MONDAY + timedelta(days=40)


@pytest.fixture
def coordinator():
    return an_actor(Role.COORDINATOR, at=LATER)


@pytest.fixture
def placement():
    made = a_placement(a_case(), state="agreed")
    return actions.activate(made, by=an_actor(Role.COORDINATOR), on=MONDAY)


@pytest.fixture
def tutor(placement, coordinator):
    membership = a_membership(Role.TUTOR)
    actions.assign_tutor(placement, membership.user, by=coordinator, on=MONDAY, company_tutor="Bruno del forno")
    return acting(membership, LATER)


def first(placement):
    return placement.check_ins.get(offset_days=7)


def test_a_tutor_sees_the_placement_only_from_when_they_have_it(placement, tutor):
    assert policies.visible(tutor).get() == placement
    assert not policies.visible(an_actor(Role.TUTOR)).exists()
    assert set(placement.check_ins.values_list("tutor_id", flat=True)) == {tutor.user_id}


def test_a_new_tutor_takes_over_and_the_old_one_no_longer_sees(placement, tutor, coordinator):
    other = a_membership(Role.TUTOR)
    actions.assign_tutor(placement, other.user, by=coordinator, on=THEN)
    names = Tutoring.objects.filter(until_on=None).values_list("tutor_id", flat=True)
    assert list(names) == [other.user_id]
    assert Involvement.objects.get(part=Part.TUTORING, user_id=tutor.user_id).until_on == THEN
    assert set(placement.check_ins.filter(state="due").values_list("tutor_id", flat=True)) == {other.user_id}


def test_only_a_tutor_of_the_programme_is_assigned_and_only_by_who_coordinates(placement, coordinator, tutor):
    with pytest.raises(Denied, match="non è un tutor"):
        actions.assign_tutor(placement, a_user(), by=coordinator, on=THEN)
    with pytest.raises(Denied, match="Il tuo ruolo non comprende"):
        actions.assign_tutor(placement, User.objects.get(pk=tutor.user_id), by=tutor, on=THEN)


def test_three_voices_are_kept_and_silence_stays_unknown(placement, tutor):
    heard = Heard(person_mood="well", person_says="Mi trovo bene", tutor_mood="so_so")
    done = actions.check_in(first(placement), heard, by=tutor, on=THEN)
    assert (done.state, done.done_on, done.company_mood) == ("done", THEN, "unknown")
    assert not Worry.objects.exists()


def test_a_check_in_needs_a_voice_and_a_day_of_work(placement, tutor):
    with pytest.raises(Denied, match="almeno una voce"):
        actions.check_in(first(placement), Heard(), by=tutor, on=THEN)
    with pytest.raises(Denied, match="tra l'inizio del lavoro"):
        actions.check_in(first(placement), Heard(tutor_mood="well"), by=tutor, on=MONDAY - timedelta(days=1))
    with pytest.raises(Denied, match="tra l'inizio del lavoro"):
        actions.check_in(first(placement), Heard(tutor_mood="well"), by=tutor, on=THEN + timedelta(days=1))


def test_when_it_goes_badly_one_says_what_worries(placement, tutor):
    badly = Heard(company_mood="badly")
    with pytest.raises(Denied, match="che cosa preoccupa"):
        actions.check_in(first(placement), badly, by=tutor, on=THEN)
    actions.check_in(first(placement), badly, by=tutor, on=THEN, worry="Arriva tardi")
    placement.refresh_from_db()
    assert (placement.worry, placement.worried_on) == ("Arriva tardi", THEN)
    assert queries.worrying(tutor) == [placement]


def test_a_worry_is_settled_and_its_words_stay(placement, tutor):
    actions.check_in(first(placement), Heard(tutor_mood="badly"), by=tutor, on=THEN, worry="Arriva tardi")
    placement.refresh_from_db()
    actions.settle_worry(placement, by=tutor, on=THEN, what_was_done="Trovato un autobus prima")
    placement.refresh_from_db()
    kept = Worry.objects.get()
    assert placement.worry == ""
    assert (kept.words, kept.settled_on, kept.settled_how) == ("Arriva tardi", THEN, "Trovato un autobus prima")
    with pytest.raises(Denied, match="nessuna preoccupazione"):
        actions.settle_worry(placement, by=tutor, on=THEN, what_was_done="Ancora")
    assert Event.objects.filter(kind=Happened.WORRY_SETTLED).count() == 1


def test_two_worries_at_once_are_one_alert(placement, tutor):
    thirty = placement.check_ins.get(offset_days=30)
    actions.check_in(first(placement), Heard(tutor_mood="badly"), by=tutor, on=THEN, worry="Arriva tardi")
    actions.check_in(thirty, Heard(tutor_mood="badly"), by=tutor, on=THEN, worry="Litiga")
    assert Worry.objects.get().words == "Arriva tardi · Litiga"


def test_silence_is_marked_and_can_still_be_heard_later(placement, tutor):
    silent = actions.mark_silent(first(placement), by=tutor)
    assert silent.state == "silent"
    assert actions.check_in(silent, Heard(person_mood="well"), by=tutor, on=THEN).state == "done"


def test_silence_is_not_marked_before_its_day(placement, tutor):
    with pytest.raises(Denied, match="non è ancora arrivato"):
        actions.mark_silent(placement.check_ins.get(offset_days=90), by=tutor)


def test_check_ins_due_are_ones_own_and_those_of_work_in_progress(placement, tutor):
    found = queries.check_ins_due(tutor, THEN)
    assert [each.offset_days for each in found] == [7, 30]
    CheckIn.objects.update(tutor=a_user())
    assert queries.check_ins_due(tutor, THEN) == []


def test_whoever_does_not_tutor_writes_no_voices(placement):
    scout = an_actor(Role.SCOUT, at=LATER)
    with pytest.raises(Denied):
        actions.check_in(first(placement), Heard(tutor_mood="well"), by=scout, on=THEN)
