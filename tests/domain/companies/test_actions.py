from datetime import UTC, datetime, timedelta

import pytest

from insieme.core.decisions import Denied
from insieme.core.events import Event
from insieme.core.search import SearchTerm
from insieme.domain.access.rules import Role
from insieme.domain.companies import actions, policies, queries
from insieme.domain.companies.actions import Correction, Place, Profile, Reachable, Signature
from insieme.domain.companies.events import Happened
from insieme.domain.companies.models import Company, Engagement
from insieme.domain.companies.states import CompanyState, ContactHow, EngagementKind, Way
from tests.scenarios import BOLOGNA, BUDRIO, MONDAY, NOON, a_company, an_actor

pytestmark = pytest.mark.django_db
PROFILE = Profile(
    name="Officine Prova srl",
    partita_iva="12345670017",
    activity_code="25",
    size="small",
    monthly_capacity=4,
    email="info@officine.example",
)
EARLIER = MONDAY - timedelta(days=30)


@pytest.fixture
def scout():
    return an_actor(Role.SCOUT)


def facts(company):
    found = Engagement.objects.filter(company=company).order_by("recorded_at", "pk")
    return sorted((fact.kind, fact.happened_on, fact.is_void) for fact in found)


def test_a_company_is_added_with_its_main_site_and_found_by_its_words(scout):
    company = actions.add(PROFILE, Place("Sede", BUDRIO, "Via Prova 1"), by=scout)

    assert company.state == CompanyState.CONTACTED
    assert [(s.municipality_id, s.is_main) for s in queries.sites_of(company)] == [(BUDRIO, True)]
    assert company.organisation.municipality_id == BUDRIO
    assert queries.companies_matching(scout, "prova offi") == [company]
    assert queries.companies_matching(scout, "1234567") == [company]
    assert Event.objects.get(kind=Happened.ADDED).company_ref == company.pk


def test_a_partita_iva_already_known_says_whose_it_is(scout):
    a_company("Forno Rossi srl", partita_iva="12345670017")
    with pytest.raises(Denied, match="Forno Rossi srl"):
        actions.add(PROFILE, Place("Sede", BOLOGNA), by=scout)
    assert Company.objects.count() == 1


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.TUTOR, Role.CASE_MANAGER, Role.COMPANY, Role.PARTNER])
def test_others_do_not_keep_companies(role):
    with pytest.raises(Denied):
        actions.add(PROFILE, Place("Sede", BOLOGNA), by=an_actor(role))


def test_changing_the_name_changes_what_finds_it(scout):
    company = actions.add(PROFILE, Place("Sede", BOLOGNA), by=scout)
    actions.change(company, Profile(**{**vars(PROFILE), "name": "Meccanica Nuova srl"}), by=scout)

    assert queries.companies_matching(scout, "officine") == []
    assert queries.companies_matching(scout, "nuova")[0].organisation.name == "Meccanica Nuova srl"
    assert SearchTerm.objects.filter(kind="company", subject_id=company.pk).count() == 4


def test_sites_contacts_and_the_holder(scout):
    company = a_company()
    actions.add_site(company, Place("Magazzino", BUDRIO), by=scout)
    contact = actions.add_contact(company, Reachable("Bruna Prova", "Titolare"), by=scout)
    actions.end_contact(contact, by=scout, on=MONDAY)
    actions.assign_holder(company, scout.user_id, by=scout)

    assert [site.name for site in queries.sites_of(company)] == ["Sede", "Magazzino"]
    assert queries.contacts_of(company)[0].left_on == MONDAY
    assert queries.company(scout, company.pk).account_holder_id == scout.user_id
    with pytest.raises(Denied, match="non segue le aziende"):
        actions.assign_holder(company, an_actor(Role.TUTOR).user_id, by=scout)
    with pytest.raises(Denied, match="già uscito"):
        actions.end_contact(contact, by=scout, on=MONDAY)


def test_the_diary_tells_the_next_office_who_has_already_called(scout):
    company = a_company()
    actions.write_diary(company, ContactHow.PHONE, "Cercano un fornaio", by=scout)
    other = an_actor(Role.SCOUT)

    company.refresh_from_db()
    assert company.last_contact_at == NOON
    assert queries.heard_today(queries.diary_of(company), other).written_by_id == scout.user_id
    assert queries.heard_today(queries.diary_of(company), scout) is None
    tomorrow = an_actor(Role.SCOUT, at=NOON + timedelta(days=1))
    assert queries.heard_today(queries.diary_of(company), tomorrow) is None


def test_a_company_collaborates_from_a_day_until_another(scout):
    company = a_company()
    way = actions.start_collaboration(company, Way.HIRING, by=scout, on=EARLIER)
    company.refresh_from_db()
    assert company.state == CompanyState.COLLABORATING
    with pytest.raises(Denied, match="già in questo modo: Assume"):
        actions.start_collaboration(company, Way.HIRING, by=scout, on=MONDAY)

    actions.end_collaboration(way, by=scout, on=MONDAY)

    company.refresh_from_db()
    assert company.state == CompanyState.CONTACTED
    assert facts(company) == [
        (EngagementKind.COLLABORATION_ENDED, MONDAY, False),
        (EngagementKind.COLLABORATION_STARTED, EARLIER, False),
    ]
    with pytest.raises(Denied, match="già conclusa"):
        actions.end_collaboration(way, by=scout, on=MONDAY)


def test_who_joins_the_board_collaborates(scout):
    company = a_company()
    with pytest.raises(Denied, match="in che modo"):
        actions.join_board(company, Signature(MONDAY), by=scout)

    actions.join_board(company, Signature(MONDAY, "Prot. 12", way=Way.TIROCINI), by=scout)

    company.refresh_from_db()
    assert company.state == CompanyState.ON_BOARD
    assert [kind for kind, _, _ in facts(company)] == [
        EngagementKind.BOARD_JOINED,
        EngagementKind.COLLABORATION_STARTED,
    ]
    with pytest.raises(Denied, match="già nel Board"):
        actions.join_board(company, Signature(MONDAY), by=scout)


def test_a_member_leaves_the_board_before_it_stops_collaborating(scout):
    company = a_company()
    way = actions.start_collaboration(company, Way.HIRING, by=scout, on=EARLIER)
    actions.join_board(company, Signature(EARLIER), by=scout)
    with pytest.raises(Denied, match="prima l'uscita dal Board"):
        actions.end_collaboration(way, by=scout, on=MONDAY)

    actions.leave_board(company, by=scout, on=MONDAY)
    company.refresh_from_db()
    assert company.state == CompanyState.COLLABORATING
    actions.end_collaboration(way, by=scout, on=MONDAY)
    with pytest.raises(Denied, match="non è nel Board"):
        actions.leave_board(company, by=scout, on=MONDAY)


def later(actor_role=Role.SCOUT):
    return an_actor(actor_role, at=NOON + timedelta(days=5))


def test_a_wrong_day_is_corrected_by_a_new_fact_and_the_past_stays_askable(scout):
    company = a_company()
    way = actions.start_collaboration(company, Way.HIRING, by=scout, on=MONDAY)
    fact = Engagement.objects.get()

    actions.correct_engagement(fact, Correction(EARLIER, "data sbagliata"), by=later())

    way.refresh_from_db()
    assert way.started_on == EARLIER
    assert Engagement.objects.known(MONDAY).get().happened_on == MONDAY
    assert Engagement.objects.known(MONDAY + timedelta(days=5)).get().happened_on == EARLIER
    with pytest.raises(Denied, match="già stata corretta"):
        actions.correct_engagement(fact, Correction(EARLIER, "ancora"), by=later())


def test_a_fact_that_never_was_is_voided_and_can_be_recorded_again(scout):
    company = a_company()
    actions.start_collaboration(company, Way.HIRING, by=scout, on=MONDAY)
    actions.correct_engagement(Engagement.objects.get(), Correction(None, "azienda sbagliata"), by=later())

    company.refresh_from_db()
    assert company.state == CompanyState.CONTACTED
    assert queries.collaborations_of(company) == []
    assert not Engagement.objects.known(MONDAY + timedelta(days=5)).exists()
    actions.start_collaboration(company, Way.HIRING, by=scout, on=MONDAY)


def test_an_end_recorded_by_mistake_makes_the_collaboration_live_again(scout):
    company = a_company()
    way = actions.start_collaboration(company, Way.HIRING, by=scout, on=EARLIER)
    actions.end_collaboration(way, by=scout, on=MONDAY)
    start, end = Engagement.objects.order_by("happened_on")
    with pytest.raises(Denied, match="correggi prima quella"):
        actions.correct_engagement(start, Correction(None, "mai iniziata"), by=later())
    with pytest.raises(Denied, match="verrebbe prima dell'inizio"):
        actions.correct_engagement(end, Correction(EARLIER - timedelta(days=1), "prima"), by=later())

    actions.correct_engagement(end, Correction(None, "continua"), by=later())

    way.refresh_from_db()
    company.refresh_from_db()
    assert (way.ended_on, company.state) == (None, CompanyState.COLLABORATING)


def test_a_correction_never_leaves_a_board_member_without_a_collaboration(scout):
    company = a_company()
    actions.join_board(company, Signature(EARLIER, way=Way.HIRING), by=scout)
    start = Engagement.objects.get(kind=EngagementKind.COLLABORATION_STARTED)
    with pytest.raises(Denied, match="senza collaborazioni"):
        actions.correct_engagement(start, Correction(MONDAY, "data sbagliata"), by=later())
    assert Engagement.objects.count() == 2


def test_companies_are_seen_by_who_works_with_them_and_by_themselves():
    mine, other = a_company(), a_company()
    contact = an_actor(Role.COMPANY, mine.organisation)
    seers = [(contact, {mine}), (an_actor(Role.SCOUT), {mine, other}), (an_actor(Role.TRAINER), set())]
    for actor, expected in seers:
        assert set(policies.visible(actor)) == expected
        for company in (mine, other):
            assert bool(policies.can_see(actor, company)) == (company in expected)


def test_silent_companies_are_those_not_heard_for_ninety_days(scout):
    never, old = a_company(), a_company(last_contact_at=datetime(2025, 11, 1, tzinfo=UTC))
    a_company(last_contact_at=NOON)
    assert set(queries.silent(queries.companies(scout), scout.today)) == {never, old}
