"""The network through its pages: organisations, agreements, members, territories."""

import pytest
from django.urls import reverse

from insieme.domain.access.rules import Role
from insieme.domain.network.states import OrganisationKind
from insieme.models import Agreement, Membership, Organisation, User
from tests.scenarios import BUDRIO, MONDAY, a_company, a_membership, an_organisation, sign_in, the_programme

pytestmark = pytest.mark.django_db
AGREEMENT = {"kind": "protocol", "title": "Protocollo d'intesa", "signed_on": "2025-01-01", "ends_on": "2030-01-01"}


@pytest.fixture
def comune():
    the_programme()
    return an_organisation(OrganisationKind.MUNICIPALITY, name="Comune di Budrio", municipality_id=BUDRIO)


def card(organisation):
    return reverse("network:organisation", args=[organisation.pk])


def test_whoever_coordinates_adds_changes_signs_and_ends(client, comune):
    sign_in(client, Role.COORDINATOR)
    form = {"kind": "association", "name": "Aiuto insieme", "website": "https://aiuto.example"}
    assert client.post(reverse("network:add_organisation"), form).status_code == 302
    made = Organisation.objects.get(name="Aiuto insieme")
    twice = client.post(reverse("network:add_organisation"), form).content.decode().replace("&#x27;", "'")
    assert "C'è già" in twice and "https://aiuto.example" in twice
    client.post(reverse("network:change_organisation", args=[made.pk]), {"name": "Aiuto insieme ODV"})
    client.post(reverse("network:sign_agreement", args=[comune.pk]), AGREEMENT)
    agreement = Agreement.objects.get()
    html = client.get(card(comune)).content.decode()
    assert "Protocollo d&#x27;intesa" in html and "In corso" in html
    client.post(reverse("network:end_agreement", args=[agreement.pk]), {"on": "2026-01-01"})
    made.refresh_from_db()
    agreement.refresh_from_db()
    assert made.name == "Aiuto insieme ODV" and agreement.ends_on.year == 2026


def test_contradictory_dates_keep_what_was_typed(client, comune):
    sign_in(client, Role.COORDINATOR)
    there = reverse("network:sign_agreement", args=[comune.pk])
    html = client.post(there, {**AGREEMENT, "ends_on": "2020-01-01", "commitments": "Tante cose"}).content.decode()
    assert "prima della firma" in html and "Tante cose" in html
    strange = client.post(there, {**AGREEMENT, "signed_on": "31/02/2025"}).content.decode()
    assert "una data che esista" in strange and "31/02/2025" in strange


def test_the_website_cannot_be_a_script(client, comune):
    sign_in(client, Role.COORDINATOR)
    form = {"kind": "association", "name": "Furbi", "website": "javascript:alert(1)"}
    assert "https://" in client.post(reverse("network:add_organisation"), form).content.decode()
    assert not Organisation.objects.filter(name="Furbi").exists()


def test_somebody_joins_and_leaves(client, comune):
    sign_in(client, Role.COORDINATOR)
    there = reverse("network:add_member", args=[comune.pk])
    html = client.get(there).content.decode()
    assert 'value="administration"' in html and 'value="coordinator"' not in html
    form = {"name": "Ada Prova", "email": "ada@prova.example", "role": "administration", "on": "2026-03-02"}
    refused = client.post(there, {**form, "role": "coordinator"})
    assert refused.status_code == 200 and not User.objects.filter(email=form["email"]).exists()
    assert client.post(there, form).status_code == 302
    membership = Membership.objects.get(user__email=form["email"])
    end = reverse("network:end_membership", args=[membership.pk])
    assert end in client.get(card(comune)).content.decode()
    assert client.post(end, {"on": "2026-03-31"}).status_code == 302


def test_lists_are_narrowed_and_companies_are_elsewhere(client, comune):
    sign_in(client, Role.GOVERNANCE)
    company = a_company("Forno Altrove").organisation
    Agreement.objects.create(organisation=comune, kind="protocol", title="Patto", signed_on=MONDAY)
    html = client.get("/rete/").content.decode()
    assert "Comune di Budrio" in html and "Forno Altrove" not in html
    assert client.get(card(company)).status_code == 404
    assert "Comune di Budrio" not in client.get("/rete/?kind=parish").content.decode()
    assert "Comune di Budrio" in client.get("/rete/?agreement=1").content.decode()
    assert "Patto" in client.get("/rete/accordi/").content.decode()
    assert "Patto" not in client.get("/rete/accordi/?expiring=1").content.decode()


@pytest.mark.parametrize("role", [Role.TUTOR, Role.TRAINER, Role.CANDIDATE, Role.COMPANY])
def test_those_who_do_not_see_the_network_find_no_list(client, comune, role):
    sign_in(client, role)
    for there in ("/rete/", "/rete/accordi/", "/rete/territorio/", f"/rete/comuni/{BUDRIO}/"):
        assert client.get(there).status_code == 403, there
    assert client.get(card(comune)).status_code in {403, 404}


def test_a_partner_reads_no_agreement_or_member_of_others(client, comune):
    Agreement.objects.create(organisation=comune, kind="protocol", title="Patto segreto", signed_on=MONDAY)
    member = a_membership(Role.ADMINISTRATION, comune)
    sign_in(client, Role.PARTNER)
    for there in (card(comune), "/rete/accordi/", f"/rete/comuni/{BUDRIO}/"):
        html = client.get(there).content.decode()
        assert "Patto segreto" not in html and member.user.name not in html


def test_only_whoever_keeps_the_network_finds_its_verbs(client, comune):
    agreement = Agreement.objects.create(organisation=comune, kind="protocol", title="Patto", signed_on=MONDAY)
    membership = a_membership(Role.ADMINISTRATION, comune)
    there = [
        reverse("network:add_organisation"),
        *(
            reverse(f"network:{verb}", args=[comune.pk])
            for verb in ("change_organisation", "sign_agreement", "add_member")
        ),
        reverse("network:end_agreement", args=[agreement.pk]),
        reverse("network:end_membership", args=[membership.pk]),
    ]
    for role in sorted(set(Role) - {Role.COORDINATOR}):
        sign_in(client, role)
        for address in there:
            assert client.get(address).status_code in {403, 404}, (role, address)


def test_an_administration_has_a_desk_of_its_own(client, comune):
    Agreement.objects.create(organisation=comune, kind="protocol", title="Patto nostro", signed_on=MONDAY)
    sign_in(client, Role.ADMINISTRATION, a_membership(Role.ADMINISTRATION, comune))
    html = client.get("/rete/mia/", follow=True).content.decode()
    assert "Budrio" in html and "Patto nostro" in html and "Comune di Budrio" in html


def test_the_territory_is_that_of_today(client, comune):
    sign_in(client, Role.COORDINATOR)
    html = client.get("/rete/unioni/TDP/").content.decode()
    assert "Molinella" in html or "Minerbio" in html
    assert "Budrio" not in html.split("I comuni di oggi")[1].split("Amministrazioni")[0]
    assert client.get("/rete/unioni/XX/").status_code == 404
    assert client.get("/rete/comuni/000000/").status_code == 404
    assert client.get("/rete/territorio/").status_code == 200


def test_an_organisation_is_found_by_part_of_its_name(client, comune):
    sign_in(client, Role.CASE_MANAGER)
    html = client.get(reverse("network:find_organisation"), {"field": "organisation", "q": "budr"}).content.decode()
    assert "Comune di Budrio" in html


def test_pages_are_light_and_cheap(client, comune, django_assert_max_num_queries):
    sign_in(client, Role.COORDINATOR)
    for there in ("/rete/", "/rete/accordi/", card(comune), "/rete/unioni/RG/", "/rete/territorio/"):
        with django_assert_max_num_queries(16):
            assert len(client.get(there).content) < 60_000, there
