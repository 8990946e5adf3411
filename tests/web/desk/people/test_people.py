"""The list of people and the file: who opens it, what it shows, what it costs, and that opening it is written down."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.urls import reverse

from insieme.core.events import record
from insieme.domain.access.rules import Part, Role
from insieme.domain.casework import actions
from insieme.domain.casework.states import ActionOwner, ObstacleKind
from insieme.domain.territory.queries import union_of
from insieme.models import Event, Instrument, Involvement, Reading
from insieme.web.pages import now
from tests.scenarios import (
    IMOLA,
    MONDAY,
    a_case,
    a_part,
    a_person,
    a_placement,
    a_proposal,
    an_enrolment,
    sign_in,
    the_programme,
)

pytestmark = pytest.mark.django_db
TABS = (
    "person", "profile", "assessment", "obstacles", "plan", "printed_plan", "training", "proposals", "placements",
)  # fmt: skip


@pytest.fixture
def manager(client):
    the_programme()
    return replace(sign_in(client, Role.CASE_MANAGER), at=now())  # the clock the pages read


@pytest.fixture
def case(manager):
    """A person in charge with something on every tab."""
    case = a_case(a_person("Zora", "Fascicolo"), opened_on=date(2026, 1, 7))
    case.manager_id = manager.user_id
    case.save()
    a_part(case.person, Part.CASE, user_id=manager.user_id)
    tool = Instrument.objects.get(code="autonomia-1")
    low = {item["key"]: 1 for item in tool.items}
    actions.assess(case, tool, actions.Answered(low), by=manager, on=date(2026, 1, 10))
    actions.assess(case, tool, actions.Answered({**low, "cv": 4}), by=manager, on=MONDAY)
    obstacle = actions.add_obstacle(case, actions.Barrier(ObstacleKind.LICENCE, "La B"), by=manager, on=MONDAY)
    plan = actions.draft_plan(case, "Lavorare in cucina", by=manager, on=MONDAY)
    due = manager.today + timedelta(days=9)
    actions.add_action(plan, actions.Task("Iscriversi a scuola guida", ActionOwner.PERSON, due, obstacle), by=manager)
    actions.write_note(case, "Prima chiacchierata", by=manager)
    an_enrolment(case=case)
    a_proposal(case=case)
    a_placement(case)
    union_of(IMOLA, MONDAY)  # read once for each process, and remembered
    return case


def queries_of_ours(captured):
    """Leaves out what only a test has (savepoints) and the words to the wall, which cost no row."""
    return [
        each["sql"] for each in captured if not each["sql"].startswith(("SAVEPOINT", "RELEASE", "SELECT set_config"))
    ]


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_opens_within_its_budget_and_the_opening_is_written_down(
    client, case, tab, django_assert_max_num_queries
):
    with django_assert_max_num_queries(40) as captured:
        response = client.get(reverse(f"people:{tab}", args=[case.person_id]))
    html = response.content.decode()
    assert response.status_code == 200 and "Zora" in html
    assert len(queries_of_ours(captured)) <= 12, "\n".join(queries_of_ours(captured))
    assert len(response.content) < 60_000
    assert Reading.objects.get().person_id == case.person_id


def test_the_file_says_who_where_what_stands_between_and_what_is_next(client, case):
    html = client.get(reverse("people:person", args=[case.person_id])).content.decode()
    for words in (
        "Zora Fascicolo",
        "Bologna",
        "Patente",
        "Prossimo passo",
        "Condividi il patto",
        "Prima chiacchierata",
    ):
        assert words in html
    assert html.count("btn-primary") == 1


def test_the_timeline_is_narrowed_and_goes_on(client, case, manager):
    url = reverse("people:person", args=[case.person_id])
    notes = client.get(url, {"topic": "notes"}).content.decode()
    assert "Prima chiacchierata" in notes and "Valutazione compilata" not in notes
    for number in range(40):
        actions.write_note(case, f"Nota numero {number}.", by=manager)
    first = client.get(url, {"topic": "notes"}).content.decode()
    assert "Nota numero 39." in first or "Nota numero 0." in first
    more = first.split('href="?topic=notes&amp;before=')[1].split('"')[0]
    rest = client.get(url, {"topic": "notes", "before": more}).content.decode()
    shown = [number for number in range(40) if f"Nota numero {number}." in first]
    later = [number for number in range(40) if f"Nota numero {number}." in rest]
    assert sorted(shown + later) == list(range(40)) or len(shown) + len(later) >= 40


@pytest.mark.parametrize("before", ["nonsense", "0", "zzzzzzzzzzzz", "'; drop table"])
def test_a_strange_place_in_the_timeline_shows_its_beginning(client, case, before):
    assert client.get(reverse("people:person", args=[case.person_id]), {"before": before}).status_code == 200


def test_the_assessment_shows_the_distance_in_figures_and_in_a_chart(client, case):
    html = client.get(reverse("people:assessment", args=[case.person_id])).content.decode()
    assert "<strong>+3</strong>" in html and "<svg" in html and "Curriculum" in html


def test_the_file_of_somebody_else_is_not_there(client, case):
    stranger = a_case(a_person("Rosa", "Altrove"))
    for tab in TABS:
        for person_id in (stranger.person_id, 12345):
            assert client.get(reverse(f"people:{tab}", args=[person_id])).status_code == 404
    assert not Reading.objects.exists()


def test_a_partner_reads_how_to_reach_the_person_and_nothing_of_the_path(client, case):
    partner = sign_in(client, Role.PARTNER)
    a_part(case.person, Part.REFERRAL, organisation_id=partner.organisation_id)
    html = client.get(reverse("people:person", args=[case.person_id])).content.decode()
    profile = client.get(reverse("people:profile", args=[case.person_id])).content.decode()
    assert case.person.phone in profile
    for secret in ("Patente", "Prima chiacchierata", "1985", "Lavorare in cucina", "Tappe"):
        assert secret not in html and secret not in profile
    assert client.get(reverse("people:plan", args=[case.person_id])).status_code == 403


@pytest.mark.parametrize("role", [Role.CANDIDATE, Role.COMPANY])
def test_the_portals_have_pages_of_their_own(client, case, role):
    sign_in(client, role)
    assert client.get(reverse("people:person", args=[case.person_id])).status_code in {403, 404}
    assert client.get(reverse("people:people")).status_code == 403


def test_the_list_shows_each_their_own_people(client, case):
    a_case(a_person("Rosa", "Altrove"))
    html = client.get("/persone/").content.decode()
    assert "Fascicolo Zora" in html and "Altrove" not in html

    sign_in(client, Role.COORDINATOR)
    html = client.get("/persone/").content.decode()
    assert "Fascicolo Zora" in html and "Altrove Rosa" in html


@pytest.mark.parametrize(
    "asked, there",
    [
        ("state=open", True),
        ("state=closed", False),
        ("readiness=ready", True),
        ("mine=1", True),
        ("unassigned=1", False),
        ("area=BO", True),
        ("area=RG", False),
        ("comune=bolo", True),
        ("comune=imola", False),
    ],
)
def test_the_list_is_narrowed_and_the_sheet_has_the_same_rows(client, case, asked, there):
    html = client.get(f"/persone/?{asked}").content.decode()
    assert ("Fascicolo Zora" in html) == there
    sheet = b"".join(client.get(f"/persone/?{asked}&format=csv").streaming_content).decode()
    assert ("Fascicolo Zora" in sheet) == there


def test_people_are_found_by_the_beginnings_of_their_names(client):
    the_programme()
    secretariat = sign_in(client, Role.SECRETARIAT)
    from insieme.domain.people import actions as people

    for name in ("Zora", "Rosa"):
        identity = people.Identity(name, "Della Valle", IMOLA, no_codice_fiscale="unsaid")
        a_case(people.register(identity, by=secretariat))
    html = client.get("/persone/?name=valle+zo").content.decode()
    assert "Della Valle Zora" in html and "Della Valle Rosa" not in html


def test_the_list_costs_what_it_shows(client, case, django_assert_max_num_queries):
    for number in range(40):
        other = a_case(a_person("Tante", f"Persone {number}"))
        a_part(other.person, Part.CASE, user_id=case.manager_id)
    with django_assert_max_num_queries(20) as captured:
        response = client.get("/persone/")
    assert len(queries_of_ours(captured)) <= 8
    assert len(response.content) < 60_000


def test_data_are_corrected_and_nothing_typed_is_lost(client, case):
    url = reverse("people:change", args=[case.person_id])
    good = {
        "given_name": "Zora", "family_name": "Nuovonome", "sex": "F", "no_codice_fiscale": "waiting",
        "municipality_id": IMOLA, "language": "it", "birth_date": "17/05/1985",
    }  # fmt: skip
    wrong = client.post(url, {**good, "birth_date": "17/05/2085", "family_name": "Da Tenere"}).content.decode()
    assert "futuro" in wrong and "Da Tenere" in wrong
    assert client.post(url, good).status_code == 302
    case.person.refresh_from_db()
    assert (case.person.family_name, case.person.municipality_id) == ("Nuovonome", IMOLA)
    happened = Event.objects.get(kind="people.person.moved")
    assert "family_name" in happened.details["fields"] and "municipality_id" in happened.details["fields"]


def test_who_opened_the_file_is_for_whoever_coordinates_and_the_log_for_the_officer(client, case):
    client.get(reverse("people:person", args=[case.person_id]))
    assert client.get(reverse("people:readers", args=[case.person_id])).status_code == 403
    sign_in(client, Role.COORDINATOR)
    html = client.get(reverse("people:readers", args=[case.person_id])).content.decode()
    assert "Operatore" in html and "Fascicolo: che cosa è successo" in html
    sign_in(client, Role.DPO)
    html = client.get(reverse("people:read_log")).content.decode()
    assert case.person.ref in html and "Zora" not in html


def test_the_list_of_a_scout_names_only_who_is_ready(client, case):
    scout = sign_in(client, Role.SCOUT)
    assert "Zora" not in client.get("/persone/").content.decode()
    Involvement.objects.create(
        person=case.person, part=Part.MATCHING, organisation_id=scout.organisation_id, from_on=MONDAY
    )
    assert "Fascicolo Zora" in client.get("/persone/").content.decode()


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_taking_a_list_of_people_away_is_written_down_and_the_dpo_sees_it(client, case, kind):
    answer = client.get(f"{reverse('people:people')}?format={kind}")
    b"".join(answer.streaming_content)

    event = Event.objects.get(kind="people.list.exported")
    assert event.details == {"table": "people", "rows": 1}
    assert event.person_ref is None

    sign_in(client, Role.DPO)
    page = client.get(reverse("people:read_log")).content.decode()
    assert "1 riga di «Persone in carico»" in page
    assert "Fascicolo Zora" not in page


def test_looking_at_a_list_is_not_taking_it_away(client, case):
    client.get(reverse("people:people"))
    assert not Event.objects.filter(kind="people.list.exported").exists()


def test_a_list_of_companies_is_nobodys_secret(client, case):
    b"".join(client.get(f"{reverse('companies:companies')}?format=csv").streaming_content)
    assert not Event.objects.filter(kind="people.list.exported").exists()


def test_a_training_body_does_not_read_where_else_the_person_studied(client, manager, case):
    record("training.enrolment.enrolled", case.person, by=manager, person_ref=case.person_id)
    url = reverse("people:person", args=[case.person_id])
    assert "Iscrizione a un corso" in client.get(url).content.decode()

    trainer = sign_in(client, Role.TRAINER)
    a_part(case.person, Part.TRAINING, organisation_id=trainer.organisation_id)
    answer = client.get(url)
    assert answer.status_code == 200
    assert "Iscrizione a un corso" not in answer.content.decode()
