"""Who may do what on what: every role, every verb of every area, on what one has a part in and on what one has not."""

import inspect
import re
import typing
from datetime import timedelta
from importlib import import_module
from pathlib import Path

import pytest
from django.db import transaction
from django.db.models import Model

from insieme import models as tables
from insieme.core.decisions import Decision
from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import GRANTS, Permission, Role
from insieme.models import Case, Person, User
from tests.scenarios import BOLOGNA, NOON, a_case, a_person, a_user
from tests.two_sides import two_sides

pytestmark = pytest.mark.django_db

DOMAIN = Path(__file__).resolve().parents[2] / "insieme" / "domain"
ROLES = list(Role)

# What may be done without any permission, and why.
OWN_RIGHT = {
    "can_start_draft": "everyone may apply",
    "can_refer_from": "says from where; can_refer says who",
    "can_open_vacancy": "a company opens its own searches",
    "can_complete_action": "people say what they themselves have done",
    "can_see": "one's own file, company, organisation, placement",
    "can_see_case": "one's own path",
    "can_see_application": "one's own, or those one's organisation sent",
    "can_see_referral": "one's own, or those of one's organisation",
    "can_see_enrolment": "one's own courses",
}
A_CODE = re.compile(r"[a-z]+[._][a-z]+")
EVERYONE_MAY = {"can_start_draft", "can_be_there", "can_refer_from"}
# What may be done on things that are not seen through people: it says who may, on anything of the kind.
FOR_THE_WHOLE_KIND = {"can_refer_from": "says from where; can_refer says who"}


def modules():
    for path in sorted(DOMAIN.glob("*/policies.py")) + sorted(DOMAIN.glob("*/policies/*.py")):
        if path.stem != "__init__" and "access" not in path.parts:
            yield import_module(".".join(("insieme", *path.relative_to(DOMAIN.parent).with_suffix("").parts)))


def functions(prefix):
    found = {}
    for module in modules():
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if name.startswith(prefix) and function.__module__ == module.__name__:
                found[f"{module.__name__.removeprefix('insieme.domain.')}.{name}"] = function
    return found


def asks_about_an_actor(function):
    return next(iter(inspect.signature(function).parameters)) == "actor" and hints_of(function)["return"] is Decision


def hints_of(function):
    return typing.get_type_hints(function)


def shown_by(sight):
    """The model whose rows a `visible` gives. Django forgets it at run time: it is read from the signature."""
    return getattr(tables, re.search(r"QuerySet\[(\w+)", inspect.getsource(sight))[1])


VERBS = {name: f for name, f in functions("can_").items() if asks_about_an_actor(f)}
SIGHTS = {
    name: f
    for name, f in functions("visible").items()
    # `visible_cases` stands beside `can_see_case`, `visible` beside `can_see`.
    if name.replace("visible", "can_see").removesuffix("s") in VERBS
}
WITHOUT_A_TWIN = {
    "casework.policies.cases.visible_assessments": "seen with the case",
    "casework.policies.cases.visible_notes": "seen with the case",
    "casework.policies.cases.visible_milestones": "seen with the case",
    "casework.policies.entry.visible_drafts": "seen by whoever holds the code",
    "casework.policies.plans.visible_obstacles": "seen with the case",
    "casework.policies.plans.visible_plans": "seen with the case",
    "casework.policies.plans.visible_actions": "seen with the case",
    "people.policies.visible_readings": "one's own, or the whole log",
    "people.policies.visible_consents": "seen with the person",
    "people.policies.visible_ids": "the keys of the same people",
}


def hints(function):
    return {name: kind for name, kind in hints_of(function).items() if name not in {"actor", "return"}}


def plain(kind):
    """The type without None."""
    inside = [each for each in typing.get_args(kind) if each is not type(None)]
    return inside[0] if inside else kind


def arguments(function, side):
    """What to ask the rule about, of that side."""
    chosen = {}
    for name, kind in hints(function).items():
        model = plain(kind)
        if inspect.isclass(model) and issubclass(model, Model):
            if model is User:
                chosen[name] = side.members[Role.CASE_MANAGER].user
            elif model in side.things:
                chosen[name] = side[model]
            elif inspect.signature(function).parameters[name].default is inspect.Parameter.empty:
                return None
        elif inspect.signature(function).parameters[name].default is inspect.Parameter.empty:
            chosen[name] = {"starts_at": NOON + timedelta(days=400), "municipality": BOLOGNA}.get(name, "")
    return chosen


def things(given):
    return [thing for thing in given.values() if isinstance(thing, Model) and not isinstance(thing, User)]


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Made once, and undone when this module is over: rules only read."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield two_sides()
        transaction.set_rollback(True)


def can_see(actor, thing):
    """Whether the actor sees this thing, as the policy of its kind says; None when its kind has none."""
    for name, sight in SIGHTS.items():
        if shown_by(sight) is type(thing):
            return bool(VERBS[name.replace("visible", "can_see").removesuffix("s")](actor, thing))
    return None


def test_every_way_of_seeing_stands_beside_its_twin():
    alone = {name for name in functions("visible") if name not in SIGHTS}
    assert alone == set(WITHOUT_A_TWIN), "write can_see_<thing> beside visible_<things>, or say why not here"


@pytest.mark.parametrize("role", ROLES)
def test_what_one_may_see_is_what_the_lists_show(world, role):
    actor, disagree = world.actor(role), []
    for name, sight in SIGHTS.items():
        model = shown_by(sight)
        one = VERBS[name.replace("visible", "can_see").removesuffix("s")]
        for side in (world.ours, world.theirs):
            thing = side[model]
            listed = sight(actor).filter(pk=thing.pk).exists()
            if bool(one(actor, thing)) != listed:
                disagree.append(f"{name} on {side.marker}: the list says {listed}")
    assert not disagree, f"{role.value}: {disagree}"


@pytest.mark.parametrize("role", ROLES)
def test_every_rule_answers_and_every_no_has_a_reason(world, role):
    actor = world.actor(role)
    for name, verb in VERBS.items():
        for side in (world.ours, world.theirs):
            given = arguments(verb, side)
            if given is None:
                continue
            decision = verb(actor, **given)
            assert isinstance(decision, Decision), f"{name}: answer with a Decision"
            assert decision or decision.reason, f"{role.value}: {name}: a no without a reason"
            assert not A_CODE.search(decision.reason), f"{name}: say it in words: {decision.reason}"


@pytest.mark.parametrize("role", ROLES)
def test_nothing_is_done_to_what_one_does_not_see(world, role):
    actor, blind = world.actor(role), set()
    for name, verb in VERBS.items():
        given = arguments(verb, world.theirs)
        if name.rpartition(".")[2] not in FOR_THE_WHOLE_KIND and given is not None and verb(actor, **given):
            blind |= {name for thing in things(given) if can_see(actor, thing) is False}
    assert not blind, f"{role.value}: can do to what they do not see: {sorted(blind)}"


@pytest.mark.parametrize("role", ROLES)
def test_a_role_without_permissions_does_nothing(world, role, monkeypatch):
    membership = world.membership(role)
    monkeypatch.setitem(GRANTS, role, frozenset())
    actor = Actor(
        at=NOON, role=role, user_id=membership.user_id, organisation_id=membership.organisation_id,
        person_id=membership.person_ref,
    )  # fmt: skip
    asks_nothing = set()
    for name, verb in VERBS.items():
        given = arguments(verb, world.ours)
        if given is not None and name.rpartition(".")[2] not in OWN_RIGHT and verb(actor, **given):
            asks_nothing.add(name)
    assert not asks_nothing, f"{role.value}: asked for no permission by {sorted(asks_nothing)}"


def test_a_passer_by_does_nothing_but_apply(world):
    actor = Actor(at=NOON)
    for name, verb in VERBS.items():
        for side in (world.ours, world.theirs):
            given = arguments(verb, side)
            if given is not None and name.rpartition(".")[2] not in {
                "can_start_draft",
                "can_be_there",
                "can_refer_from",
            }:
                assert not verb(actor, **given), f"a passer-by: {name}"


def test_a_part_in_somebody_else_gives_nothing_here(world):
    """The same relation to another person: the strictest neighbour."""
    actor = world.actor(Role.CASE_MANAGER)
    third = a_case(a_person(family_name="Terza"), manager=a_user())
    for name, verb in VERBS.items():
        if any(plain(kind) is Case for kind in hints(verb).values()) and len(hints(verb)) == 1:
            decision = verb(actor, third)
            assert not decision, f"{name}: on somebody else's person"


def test_a_part_that_ended_is_no_part(world):
    actor = world.actor(Role.CASE_MANAGER)
    person = world.ours[Person]
    person.involvements.update(until_on=actor.today - timedelta(days=1))
    sight = SIGHTS["people.policies.visible"]
    assert not sight(actor).filter(pk=person.pk).exists()
    assert not VERBS["people.policies.can_see"](actor, person)


def test_every_permission_is_somebodys():
    granted = set().union(*GRANTS.values())
    assert granted == set(Permission)


def test_nearly_every_rule_is_asked(world):
    """What asks about a thing that the two sides do not have is not asked: only drafts."""
    unasked = {name for name, verb in VERBS.items() if arguments(verb, world.ours) is None}
    assert unasked == {"casework.policies.entry.can_save_draft", "casework.policies.entry.can_submit"}


def test_each_exception_is_needed(world):
    names = {name.rpartition(".")[2] for name in VERBS}
    assert set(OWN_RIGHT) <= names
    assert set(FOR_THE_WHOLE_KIND) <= names
