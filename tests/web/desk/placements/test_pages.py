from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse

from insieme.domain.access.rules import Part, Role
from insieme.domain.companies.actions import search_terms as company_terms
from insieme.domain.people.actions import search_terms
from insieme.domain.placements import actions
from insieme.domain.placements.actions import Heard
from insieme.models import Placement, Reading, SearchTerm
from insieme.web.pages import now
from tests.pages import opened
from tests.scenarios import (
    FIXED_TERM,
    PERMANENT,
    TIROCINIO,
    a_case,
    a_company,
    a_contract_event,
    a_membership,
    a_part,
    a_placement,
    a_proposal,
    a_tutoring,
    sign_in,
)

pytestmark = pytest.mark.django_db


def words(answer):
    return " ".join(answer.content.decode().replace("&#x27;", "'").split())


@pytest.fixture
def coordinator(client):
    return replace(sign_in(client, Role.COORDINATOR), at=now())


@pytest.fixture
def placement(coordinator):
    """Begun a week ago, for a month: its check-ins are due, and it ends within sixty days."""
    started = coordinator.today - timedelta(days=7)
    case = a_case(opened_on=started)
    made = a_placement(case, state="agreed", starts_on=started, expected_end_on=started + timedelta(days=45))
    return actions.activate(made, by=coordinator, on=started)


def at(name, thing):
    return reverse(f"placements:{name}", args=[thing.pk])


def findable(case, company):
    terms = [("person", case.person.pk, case.person.pk, term) for term in search_terms(case.person)]
    terms += [("company", company.pk, None, term) for term in company_terms(company)]
    SearchTerm.objects.bulk_create(
        SearchTerm(kind=kind, subject_id=pk, person_ref=person, term=term) for kind, pk, person, term in terms
    )


def test_the_list_is_within_budget_with_every_filter(client, coordinator):
    for _ in range(28):
        a_placement()
    url = reverse("placements:placements")
    opened(client, url, queries=8)
    for filters in (
        "ending=1",
        "permanent=1",
        "mine=1",
        "worry=1",
        "area=BO&state=active",
        "order=ends",
        "order=-ends",
    ):
        opened(client, f"{url}?{filters}", queries=8)
    sheet = client.get(url, {"format": "csv", "clear": ""} | {"state": "active"})
    if sheet.status_code == 302:
        sheet = client.get(url, {"format": "csv", "state": "active"})
    assert sheet.getvalue().decode().count("Forno Prova") == 28
    sheet.close()


def test_a_placement_shows_its_life_its_check_ins_and_what_to_do_at_its_end(client, coordinator, placement):
    a_tutoring(placement)
    seven = placement.check_ins.get(offset_days=7)
    heard = Heard(person_mood="well", person_says="Mi trovo bene", tutor_mood="badly")
    actions.check_in(seven, heard, by=coordinator, on=coordinator.today, worry="L'orario non regge")
    page = words(opened(client, at("placement", placement)))
    for said in (
        "Il contratto sta per finire",
        "Mi trovo bene",
        "Non si sa",
        "L'orario non regge",
        "Attivazione",
        "<svg",
    ):
        assert said in page
    assert Reading.objects.filter(person=placement.person, user_id=coordinator.user_id).exists()


def test_a_placement_is_agreed_from_the_names_people_type(client, coordinator):
    case, company = a_case(opened_on=coordinator.today), a_company("Panetteria Zenith srl")
    findable(case, company)
    sent = {
        "case_text": case.person.given_name,
        "site_text": "zenith",
        "occupation": "7512",
        "occupation_text": "7512",
        "contract_type_id": TIROCINIO,
        "weekly_hours": "30",
        "starts_on": coordinator.today.isoformat(),
        "expected_end_on": (coordinator.today + timedelta(days=400)).isoformat(),
        "monthly_allowance_cents": "300",
    }
    answer = client.post(reverse("placements:agree"), sent, follow=True)
    made = Placement.objects.get()
    assert (made.company, made.monthly_allowance_cents) == (company, 30_000)
    page = words(answer)
    assert "solo per persone con disabilità" in page and "sotto il minimo di 450 €" in page


def test_a_chosen_person_is_agreed_from_their_proposal(client, coordinator):
    proposal = a_proposal(case=a_case(opened_on=coordinator.today), state="chosen")
    listed = words(client.get(reverse("placements:placements")))
    assert proposal.person.name in listed
    url = f"{reverse('placements:agree')}?proposta={proposal.ref}"
    page = words(opened(client, url))
    assert proposal.case.ref in page and proposal.vacancy.site.ref in page
    sent = {
        "case": proposal.case.ref,
        "site": proposal.vacancy.site.ref,
        "occupation": "7512",
        "contract_type_id": FIXED_TERM,
        "weekly_hours": "30",
        "starts_on": coordinator.today.isoformat(),
        "expected_end_on": (coordinator.today + timedelta(days=90)).isoformat(),
    }
    client.post(url, sent)
    made = Placement.objects.get()
    assert made.proposal == proposal
    client.post(at("activate", made), {"on": coordinator.today.isoformat()})
    proposal.refresh_from_db()
    assert proposal.state == "placed"


def test_wrong_terms_are_explained_and_kept(client, coordinator):
    answer = client.post(
        reverse("placements:agree"),
        {
            "case_text": "Nessuno Così",
            "site_text": "x",
            "occupation_text": "astronauta lunare",
            "contract_type_id": "Z.00",
            "weekly_hours": "900",
            "starts_on": "30/02/2026",
            "monthly_allowance_cents": "dieci euro",
        },
    )
    page = words(answer)
    assert answer.status_code == 200
    for said in ("Nessuno Così", "astronauta lunare", "900", "30/02/2026", "dieci euro", "Scrivi una data che esista"):
        assert said in page


def test_an_extension_backwards_is_explained_on_its_form(client, coordinator, placement):
    until = placement.starts_on.isoformat()
    answer = client.post(at("extend", placement), {"on": coordinator.today.isoformat(), "until": until})
    assert "La nuova scadenza viene dopo" in words(answer)
    later = (coordinator.today + timedelta(days=200)).isoformat()
    client.post(at("extend", placement), {"on": coordinator.today.isoformat(), "until": later})
    placement.refresh_from_db()
    assert placement.expected_end_on.isoformat() == later


def test_a_contract_becomes_permanent_and_then_ends_in_the_interface(client, coordinator, placement):
    today = coordinator.today.isoformat()
    opened(client, at("transform", placement))
    client.post(at("transform", placement), {"kind": "DI", "on": today})
    placement.refresh_from_db()
    assert placement.contract_type_id == PERMANENT
    opened(client, at("terminate", placement))
    client.post(at("terminate", placement), {"reason": "AL", "on": today})
    placement.refresh_from_db()
    assert placement.state == "ended"
    opened(client, at("placement", placement))


def test_a_line_is_corrected_in_the_interface(client, coordinator, placement):
    line = placement.ledger.get()
    url = at("correct_line", line)
    opened(client, url)
    assert "Scrivi il giorno giusto" in words(client.post(url, {"reason": "mistyped"}))
    day = (placement.starts_on + timedelta(days=2)).isoformat()
    end = placement.expected_end_on.isoformat()
    sent = {"reason": "mistyped", "on": day, "contract_type_id": FIXED_TERM, "expected_end_on": end}
    client.post(url, sent)
    placement.refresh_from_db()
    assert placement.starts_on.isoformat() == day
    assert "corretta" in words(client.get(at("placement", placement)))
    client.post(at("correct_line", placement.ledger.get(replaced_by=None)), {"reason": "never_happened", "never": "on"})
    placement.refresh_from_db()
    assert placement.state == "agreed"


def test_a_tutor_is_assigned_and_does_the_check_ins_of_their_own(client, coordinator, placement):
    membership = a_membership(Role.TUTOR)
    opened(client, at("assign_tutor", placement))
    client.post(
        at("assign_tutor", placement), {"tutor": "1", "company_tutor": "Bruno", "on": coordinator.today.isoformat()}
    )
    sign_in(client, Role.TUTOR, membership)
    assert placement.person.listed_name in words(opened(client, reverse("placements:placements"), queries=8))
    opened(client, at("placement", placement))
    due = placement.check_ins.get(offset_days=7)
    opened(client, at("check_in", due))
    said = {
        "person_mood": "well",
        "company_mood": "badly",
        "tutor_mood": "unknown",
        "on": coordinator.today.isoformat(),
    }
    assert "scrivi che cosa preoccupa" in words(client.post(at("check_in", due), said))
    client.post(at("check_in", due), said | {"worry": "Non capisce le consegne"})
    settled = {"what_was_done": "Un corso di italiano", "on": coordinator.today.isoformat()}
    opened(client, at("settle_worry", placement))
    client.post(at("settle_worry", placement), settled)
    placement.refresh_from_db()
    assert placement.worry == "" and placement.worries.get().settled_how == "Un corso di italiano"


def test_a_tutor_who_ends_a_contract_still_sees_the_answer(client, coordinator, placement):
    membership = a_membership(Role.TUTOR)
    actions.assign_tutor(placement, membership.user, by=coordinator, on=coordinator.today)
    sign_in(client, Role.TUTOR, membership)
    sent = {"reason": "AL", "on": (coordinator.today - timedelta(days=2)).isoformat()}
    answer = client.post(at("terminate", placement), sent, follow=True)
    assert answer.status_code == 200 and "Cessazione registrata" in words(answer)


def test_silence_is_marked_in_the_interface(client, coordinator, placement):
    due = placement.check_ins.get(offset_days=7)
    opened(client, at("mark_silent", due))
    client.post(at("mark_silent", due))
    due.refresh_from_db()
    assert due.state == "silent"


def test_an_agreed_placement_is_cancelled_with_a_reason(client, coordinator):
    agreed = a_placement(state="agreed")
    assert "Compila" in words(client.post(at("cancel", agreed), {"reason": ""}))
    client.post(at("cancel", agreed), {"reason": "L'azienda ha rinviato"})
    agreed.refresh_from_db()
    assert agreed.state == "cancelled"


@pytest.mark.parametrize("role", [Role.TUTOR, Role.CASE_MANAGER, Role.SCOUT])
def test_whoever_has_no_part_finds_nothing(client, role):
    placement = a_placement()
    line = a_contract_event(placement, "extension")
    sign_in(client, role)
    for name in ("placement", "activate", "extend", "transform", "terminate", "cancel"):
        assert client.get(at(name, placement)).status_code == 404, name
    assert client.get(at("correct_line", line)).status_code == 404
    assert placement.person.listed_name not in words(client.get(reverse("placements:placements")))


def test_a_case_manager_sees_the_placements_of_their_people(client):
    manager = sign_in(client, Role.CASE_MANAGER)
    placement = a_placement()
    a_part(placement.person, Part.CASE, user_id=manager.user_id)
    opened(client, at("placement", placement))


@pytest.mark.parametrize("role", [Role.TRAINER, Role.PARTNER, Role.GOVERNANCE, Role.COMPANY, Role.CANDIDATE, Role.DPO])
def test_other_roles_do_not_open_placements(client, role):
    sign_in(client, role)
    assert client.get(reverse("placements:placements")).status_code == 403
