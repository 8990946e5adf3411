import pytest

from insieme.core.decisions import Denied
from insieme.core.search import found
from insieme.domain.access.rules import Part, Role
from insieme.domain.people import actions
from insieme.domain.people.states import ConsentKind, ConsentSource
from insieme.models import Event, Involvement, Membership, User
from tests.scenarios import BOLOGNA, BUDRIO, NOON, a_membership, a_part, a_person, a_user, acting, an_actor

pytestmark = pytest.mark.django_db

AMINA = actions.Identity("Amina", "Rossetti", BOLOGNA, no_codice_fiscale="not_shown", phone="+393330000001")


def link(_user):
    return "https://insieme.example/entra"


def test_whoever_is_registered_is_found_by_name_and_phone():
    person = actions.register(AMINA, by=an_actor(Role.SECRETARIAT))
    assert found("ross ami", {"person": None}, most=5) == {"person": [person.pk]}
    assert found("333 000 0001", {"person": None}, most=5) == {"person": [person.pk]}


def test_only_the_secretariat_and_the_coordination_register():
    with pytest.raises(Denied, match="segreteria"):
        actions.register(AMINA, by=an_actor(Role.TUTOR))


def test_a_codice_fiscale_is_of_one_person_only():
    one = actions.Identity("Amina", "Rossetti", BOLOGNA, codice_fiscale="RSSMNA85E57A944K")
    actions.register(one, by=an_actor(Role.SECRETARIAT))
    with pytest.raises(Denied, match="già di un'altra persona"):
        actions.register(one, by=an_actor(Role.SECRETARIAT))


def test_a_correction_changes_how_the_person_is_found():
    by = an_actor(Role.SECRETARIAT)
    person = actions.register(AMINA, by=by)
    changed = actions.Identity("Amina", "Bianchi", BOLOGNA, no_codice_fiscale="not_shown")

    actions.change(person, changed, by=by)

    assert found("rossetti", {"person": None}, most=5) == {"person": []}
    assert Event.objects.filter(kind="people.person.changed", person_ref=person.pk).exists()


def test_a_change_of_comune_is_told_as_one():
    by = an_actor(Role.SECRETARIAT)
    person = actions.register(AMINA, by=by)
    moved = actions.Identity("Amina", "Rossetti", BUDRIO, no_codice_fiscale="not_shown", phone=AMINA.phone)
    actions.change(person, moved, by=by)
    assert Event.objects.filter(kind="people.person.moved", person_ref=person.pk).exists()


def test_nobody_corrects_a_person_they_have_no_part_in():
    with pytest.raises(Denied, match="parte nel percorso"):
        actions.change(a_person(), AMINA, by=an_actor(Role.CASE_MANAGER))


def test_a_part_begins_once_and_ends():
    person, user, by = a_person(), a_user(), an_actor(Role.COORDINATOR)
    first = actions.involve(person, Part.CASE, user, by=by, on=by.today)
    assert actions.involve(person, Part.CASE, user, by=by, on=by.today) == first

    actions.release(person, Part.CASE, user, by=by, on=by.today)

    assert Involvement.objects.get(person=person).until_on == by.today


def test_a_consent_is_kept_once():
    person, by = a_person(), an_actor(Role.SECRETARIAT)
    first = actions.note_consent(person, ConsentKind.COMPANIES, by=by, on=by.today, source=ConsentSource.DESK)
    assert actions.note_consent(person, ConsentKind.COMPANIES, by=by, on=by.today, source=ConsentSource.PORTAL) == first


def test_ones_own_reading_is_not_noted():
    me = a_membership(Role.CANDIDATE)
    opened = actions.Opened("portal", "own")
    assert actions.note_reading(me.person_ref, opened, by=acting(me)) is None


def test_the_portal_opens_for_the_person_and_for_nobody_else(monkeypatch):
    sent = []
    monkeypatch.setattr(actions, "post", lambda to, subject, text, **_kwargs: sent.append((to, text)))
    person = a_person(email="Amina@insieme.example")
    by = an_actor(Role.CASE_MANAGER)
    a_part(person, Part.CASE, user_id=by.user_id)

    membership = actions.open_account(person, link, by=by)

    assert (membership.role, membership.person_ref) == ("candidate", person.pk)
    assert not membership.user.has_usable_password()
    assert sent[0][0] == "Amina@insieme.example"
    assert "https://insieme.example/entra" in sent[0][1]


@pytest.mark.parametrize("email, why", [("", "Per entrare nel portale"), ("famiglia@insieme.example", "ne serve uno")])
def test_the_portal_needs_an_address_of_ones_own(email, why):
    User.objects.create(email="famiglia@insieme.example", name="Madre", password="!")
    with pytest.raises(Denied, match=why):
        actions.open_account(a_person(email=email), link, by=an_actor(Role.COORDINATOR))
    assert not Membership.objects.filter(role="candidate").exists()


def test_a_portal_opens_once():
    person = a_person(email="amina@insieme.example")
    Membership.objects.create(
        user=a_user(), organisation_id=an_actor(Role.SECRETARIAT).organisation_id, role="candidate",
        person_ref=person.pk, from_on=NOON.date(),
    )  # fmt: skip
    with pytest.raises(Denied, match="già l'accesso"):
        actions.open_account(person, link, by=an_actor(Role.COORDINATOR))


def test_nobody_opens_the_portal_of_a_person_they_have_no_part_in():
    with pytest.raises(Denied, match="parte nel percorso"):
        actions.open_account(a_person(email="a@insieme.example"), link, by=an_actor(Role.CASE_MANAGER))
