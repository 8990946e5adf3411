from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse

from insieme.domain.access.rules import Role
from insieme.domain.funds import actions
from insieme.domain.funds.states import Purpose
from insieme.domain.people.actions import search_terms
from insieme.models import Fund, Obstacle, Posting, Reading, SearchTerm
from insieme.web.pages import now
from tests.pages import opened
from tests.scenarios import MONDAY, a_case, a_fund, an_actor, an_organisation, sign_in

pytestmark = pytest.mark.django_db


def words(answer):
    return " ".join(answer.content.decode().replace("&#x27;", "'").split())


@pytest.fixture
def keeper(client):
    return replace(sign_in(client, Role.FUND_MANAGER), at=now())


def at(name, thing):
    return reverse(f"funds:{name}", args=[thing.pk])


def a_full_fund(cents=1_000_000, commitments=0):
    by = an_actor(Role.COORDINATOR)
    fund, body = a_fund(), an_organisation()
    actions.contribute(fund, body, by=by, on=MONDAY, cents=cents)
    promise = actions.Promise(cents=1_000, purpose=Purpose.COURSE, text="Corso", organisation=body)
    made = [
        actions.commit(fund, promise, by=replace(by, at=by.at + timedelta(minutes=n + 1)), on=MONDAY)
        for n in range(commitments)
    ]
    return fund, made


def an_obstacle():
    case = a_case()
    SearchTerm.objects.bulk_create(
        SearchTerm(kind="person", subject_id=case.person_id, person_ref=case.person_id, term=term)
        for term in search_terms(case.person)
    )
    return Obstacle.objects.create(case=case, person=case.person, kind="licence", found_on=MONDAY)


def test_the_list_and_a_fund_are_within_budget(client, keeper):
    fund, _commitments = a_full_fund(commitments=30)
    opened(client, reverse("funds:funds"), queries=8)
    page = words(opened(client, at("fund", fund)))
    assert "9.700,00 €" in page and "Disponibile dopo" in page
    second = words(opened(client, at("fund", fund) + "?kind=commitment"))
    assert "Corso" in second


def test_the_sheet_has_every_line_with_its_balance(client, keeper):
    fund, _commitments = a_full_fund(commitments=30)
    sheet = client.get(at("fund", fund), {"format": "csv"})
    lines = sheet.getvalue().decode().strip().splitlines()
    sheet.close()
    assert len(lines) == 32
    assert ";9700,00;" in lines[1] and ";10000,00;" in lines[-1]


def test_a_fund_lives_from_its_opening_to_a_reversal(client, keeper):
    body, today = an_organisation(name="Fondazione Prova"), keeper.today.isoformat()
    client.post(reverse("funds:open_fund"), {"code": "fsc-2027", "name": "Fondo sociale", "year": "2027"})
    fund = Fund.objects.get(code="FSC-2027")
    client.post(at("contribute", fund), {"funder_text": "fondazione prova", "cents": "1.000,00", "on": today})
    sent = {"cents": "250,5", "purpose": "licence", "organisation": body.ref, "text": "Patente B", "on": today}
    client.post(at("commit", fund), sent)
    commitment = Posting.objects.get(kind="commitment")
    opened(client, at("posting", commitment))
    for verb, cents in (("spend", "200"), ("release", "50,50"), ("refund", "20")):
        opened(client, at(verb, commitment))
        client.post(at(verb, commitment), {"cents": cents, "on": today})
    fund.refresh_from_db()
    assert (fund.committed_cents, fund.spent_cents, fund.available_cents) == (0, 18_000, 82_000)
    refund = Posting.objects.get(kind="refund")
    opened(client, at("reverse", refund))
    client.post(at("reverse", refund), {"on": today, "text": "Bonifico annullato"})
    fund.refresh_from_db()
    assert fund.spent_cents == 20_000
    assert "stornata" in words(opened(client, at("posting", refund)))


def test_too_much_is_refused_with_what_is_available_and_nothing_is_lost(client, keeper):
    fund, _commitments = a_full_fund(cents=10_000)
    body = an_organisation()
    sent = {"cents": "100,01", "purpose": "course", "organisation": body.ref, "text": "Corso lungo"}
    page = words(client.post(at("commit", fund), sent | {"on": keeper.today.isoformat()}))
    assert "Nel fondo sono disponibili 100,00 €" in page and "Corso lungo" in page and "100,01" in page


@pytest.mark.parametrize("amount", ["", "0", "-5", "abc", "1,234", "9" * 25, "=1+1", "NaN", "1e9", "∞"])
def test_what_is_not_an_amount_is_explained_and_kept(client, keeper, amount):
    fund, _commitments = a_full_fund()
    sent = {"funder": an_organisation().ref, "cents": amount, "on": keeper.today.isoformat()}
    answer = client.post(at("contribute", fund), sent)
    assert answer.status_code == 200
    assert "Controlla queste risposte" in words(answer)
    assert Posting.objects.count() == 1


def test_for_a_person_the_coordinator_finds_the_obstacle_by_name(client):
    coordinator = replace(sign_in(client, Role.COORDINATOR), at=now())
    fund, _commitments = a_full_fund()
    obstacle = an_obstacle()
    found = client.get(reverse("funds:find_obstacles"), {"field": "obstacle", "q": "amina"})
    assert obstacle.ref in words(found)
    sent = {
        "cents": "900",
        "purpose": "licence",
        "organisation": an_organisation().ref,
        "text": "Patente B",
        "obstacle_text": "Amina",
        "on": coordinator.today.isoformat(),
    }
    client.post(at("commit", fund), sent)
    made = Posting.objects.get(kind="commitment")
    assert (made.person_id, made.obstacle_id) == (obstacle.person_id, obstacle.pk)
    assert "Amina Prova" in words(opened(client, at("posting", made)))
    assert Reading.objects.filter(person=obstacle.person).exists()


def test_the_fund_manager_never_reads_a_name(client, keeper):
    obstacle = an_obstacle()
    fund, _commitments = a_full_fund()
    promise = actions.Promise(
        cents=1_000, purpose=Purpose.LICENCE, text="Patente", organisation=an_organisation(), obstacle=obstacle
    )
    made = actions.commit(fund, promise, by=an_actor(Role.COORDINATOR), on=MONDAY)
    for page in (at("fund", fund), at("posting", made)):
        assert "Amina" not in words(opened(client, page))
    assert "Amina" not in words(client.get(reverse("funds:find_obstacles"), {"field": "obstacle", "q": "amina"}))
    assert 'name="obstacle' not in words(client.get(at("commit", fund)))


def test_governance_sees_the_sums_and_no_line(client):
    fund, made = a_full_fund(commitments=2)
    sign_in(client, Role.GOVERNANCE)
    page = words(opened(client, at("fund", fund)))
    assert "9.980,00 €" in page and "Disponibile dopo" not in page
    assert client.get(at("posting", made[0])).status_code == 403
    assert client.get(at("commit", fund)).status_code == 403


@pytest.mark.parametrize("role", [Role.CASE_MANAGER, Role.TUTOR, Role.PARTNER, Role.COMPANY, Role.CANDIDATE])
def test_other_roles_do_not_open_funds(client, role):
    sign_in(client, role)
    assert client.get(reverse("funds:funds")).status_code == 403
