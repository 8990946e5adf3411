from dataclasses import replace
from datetime import date, timedelta

import pytest

from insieme.core.decisions import Denied
from insieme.domain.access.rules import Role
from insieme.domain.network import actions, policies, queries
from insieme.domain.network.states import OrganisationKind
from insieme.models import Agreement, Event, Membership, User
from tests.scenarios import (
    BUDRIO,
    MONDAY,
    a_company,
    a_membership,
    acting,
    an_actor,
    an_organisation,
    the_programme,
)

pytestmark = pytest.mark.django_db
CARD = actions.Card(kind="association", name="Aiuto insieme")
TERMS = actions.Terms("protocol", "Protocollo d'intesa", date(2025, 1, 1), date(2026, 4, 1))
ADA = actions.Newcomer("Ada Prova", "Ada@Prova.example", Role.PARTNER)


@pytest.fixture
def coordinator():
    return an_actor(Role.COORDINATOR)


def test_an_organisation_joins_the_network_once(coordinator):
    made = actions.add_organisation(CARD, by=coordinator)
    assert Event.objects.get().subject == f"organisation:{made.pk}"
    with pytest.raises(Denied, match="C'è già"):
        actions.add_organisation(replace(CARD, name="AIUTO INSIEME"), by=coordinator)


@pytest.mark.parametrize(
    "card, said",
    [
        (replace(CARD, kind="company"), "dalla loro pagina"),
        (replace(CARD, kind="programme"), "uno solo"),
        (replace(CARD, kind="union"), "Unione va detto quale"),
        (replace(CARD, kind="municipality"), "Comune va detto quale"),
    ],
)
def test_an_impossible_card_is_refused_with_a_sentence(coordinator, card, said):
    with pytest.raises(Denied, match=said):
        actions.add_organisation(card, by=coordinator)


def test_the_kind_of_an_organisation_does_not_change(coordinator):
    made = actions.add_organisation(CARD, by=coordinator)
    changed = actions.change_organisation(made, replace(CARD, email="ciao@prova.example"), by=coordinator)
    assert changed.email == "ciao@prova.example"
    with pytest.raises(Denied, match="non cambia"):
        actions.change_organisation(made, replace(CARD, kind="parish"), by=coordinator)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.COORDINATOR}))
def test_only_whoever_coordinates_keeps_the_network(role):
    with pytest.raises(Denied):
        actions.add_organisation(CARD, by=an_actor(role))


def test_an_agreement_is_signed_and_ends(coordinator):
    comune = an_organisation(OrganisationKind.MUNICIPALITY)
    agreement = actions.sign_agreement(comune, TERMS, by=coordinator)
    assert list(queries.expiring(queries.agreements(coordinator), MONDAY)) == [agreement]
    actions.end_agreement(agreement, by=coordinator, on=MONDAY - timedelta(days=1))
    with pytest.raises(Denied, match="già finito"):
        actions.end_agreement(agreement, by=coordinator, on=MONDAY)


@pytest.mark.parametrize(
    "terms, said",
    [
        (replace(TERMS, signed_on=date(2027, 1, 1), ends_on=None), "futuro"),
        (replace(TERMS, ends_on=date(2024, 1, 1)), "prima della firma"),
        (replace(TERMS, signed_on=date(1020, 1, 1)), "troppo lontana"),
    ],
)
def test_contradictory_terms_are_refused(coordinator, terms, said):
    with pytest.raises(Denied, match=said):
        actions.sign_agreement(an_organisation(), terms, by=coordinator)
    assert not Agreement.objects.exists()


def test_nothing_is_signed_with_oneself(coordinator):
    with pytest.raises(Denied, match="sé stesso"):
        actions.sign_agreement(the_programme(), TERMS, by=coordinator)


def test_a_newcomer_gets_an_account_and_a_role_until_its_last_day(coordinator):
    organisation = an_organisation()
    membership = actions.add_member(organisation, ADA, by=coordinator, on=MONDAY)
    user = User.objects.get(email="ada@prova.example")
    assert not user.has_usable_password()
    assert queries.memberships_of(user.pk, on=MONDAY) == [membership]

    actions.end_membership(membership, by=coordinator, on=MONDAY)
    assert queries.memberships_of(user.pk, on=MONDAY + timedelta(days=1)) == []
    again = actions.add_member(organisation, ADA, by=coordinator, on=MONDAY + timedelta(days=1))
    assert again.user == user and Membership.objects.filter(user=user).count() == 2


def test_a_role_belongs_to_its_kind_of_organisation(coordinator):
    with pytest.raises(Denied, match="non c'è questo ruolo"):
        actions.add_member(an_organisation(), replace(ADA, role=Role.COORDINATOR), by=coordinator, on=MONDAY)


def test_nobody_is_given_the_same_role_twice_or_ends_their_own(coordinator):
    organisation = an_organisation()
    actions.add_member(organisation, ADA, by=coordinator, on=MONDAY)
    with pytest.raises(Denied, match="già questo ruolo"):
        actions.add_member(organisation, ADA, by=coordinator, on=MONDAY)
    own = Membership.objects.get(user_id=coordinator.user_id)
    with pytest.raises(Denied, match="un'altra persona"):
        actions.end_membership(own, by=coordinator, on=MONDAY)


@pytest.mark.parametrize("role", [Role.DPO, Role.FUND_MANAGER])
def test_nobody_appoints_themselves(coordinator, role):
    me = User.objects.get(pk=coordinator.user_id)
    with pytest.raises(Denied, match="a sé stesso"):
        actions.add_member(
            the_programme(), actions.Newcomer(me.name, me.email.upper(), role), by=coordinator, on=MONDAY
        )
    assert Membership.objects.filter(user=me).count() == 1


def test_whoever_protects_the_data_has_no_other_work_to_watch_over(coordinator):
    worker, guardian = a_membership(Role.CASE_MANAGER).user, a_membership(Role.DPO).user
    for user, role in ((worker, Role.DPO), (guardian, Role.SECRETARIAT)):
        with pytest.raises(Denied, match="non ha altri incarichi"):
            actions.add_member(
                the_programme(), actions.Newcomer(user.name, user.email, role), by=coordinator, on=MONDAY
            )
    actions.end_membership(Membership.objects.get(user=worker), by=coordinator, on=MONDAY - timedelta(days=1))
    newcomer = actions.Newcomer(worker.name, worker.email, Role.DPO)
    assert actions.add_member(the_programme(), newcomer, by=coordinator, on=MONDAY).role == "dpo"


def test_a_role_does_not_end_before_it_began(coordinator):
    membership = a_membership(Role.PARTNER, from_on=MONDAY)
    with pytest.raises(Denied, match="prima di cominciare"):
        actions.end_membership(membership, by=coordinator, on=date(2026, 1, 1))


@pytest.mark.parametrize("role", list(Role))
def test_what_one_sees_of_the_network_is_what_one_lists(role, coordinator):
    membership = a_membership(role)
    own, other = membership.organisation, an_organisation(OrganisationKind.MUNICIPALITY, municipality_id=BUDRIO)
    agreements = [
        Agreement.objects.create(organisation=each, kind="protocol", title="Patto", signed_on=MONDAY)
        for each in (own, other)
    ]
    actor = acting(membership)
    for each in (own, other, a_company().organisation):
        assert bool(policies.can_see(actor, each)) == policies.visible(actor).filter(pk=each.pk).exists()
    for agreement in agreements:
        listed = policies.visible_agreements(actor).filter(pk=agreement.pk).exists()
        assert bool(policies.can_see_agreement(actor, agreement)) == listed
    for each in Membership.objects.all():
        listed = policies.visible_memberships(actor).filter(pk=each.pk).exists()
        assert bool(policies.can_see_membership(actor, each)) == listed
