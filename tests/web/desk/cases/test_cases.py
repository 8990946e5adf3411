"""The pages of a case's verbs: offered, refused with the reason, done, and nothing typed lost."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.urls import reverse

from insieme.domain.access.rules import Part, Role
from insieme.domain.casework import actions
from insieme.domain.casework.states import ActionOwner, ObstacleKind
from insieme.models import Action, Assessment, Instrument, Milestone, Note, Obstacle, Plan, Referral
from insieme.web.pages import now
from tests.scenarios import MONDAY, a_case, a_membership, a_part, a_person, an_organisation, sign_in, the_programme

pytestmark = pytest.mark.django_db
ANSWERS = dict.fromkeys(["motivation", "cv", "channels", "digital", "interview", "time", "network", "language"], "2")


@pytest.fixture
def manager(client):
    the_programme()
    return replace(sign_in(client, Role.CASE_MANAGER), at=now())  # the clock the pages read


@pytest.fixture
def case(manager):
    case = a_case(a_person("Zora", "Percorso"), opened_on=date(2026, 1, 7))
    case.manager_id = manager.user_id
    case.save()
    a_part(case.person, Part.CASE, user_id=manager.user_id)
    return case


@pytest.fixture
def later(manager):
    return manager.today + timedelta(days=20)


def url(verb, thing):
    return reverse(f"cases:{verb}", args=[thing.pk])


def everything(manager, case):
    """One of each thing that a verb works on."""
    obstacle = actions.add_obstacle(case, actions.Barrier(ObstacleKind.LICENCE), by=manager, on=MONDAY)
    removed = actions.add_obstacle(case, actions.Barrier(ObstacleKind.HOUSING), by=manager, on=MONDAY)
    actions.remove_obstacle(removed, by=manager, on=MONDAY)
    plan = actions.draft_plan(case, "Lavorare", by=manager, on=MONDAY)
    due = manager.today + timedelta(days=9)
    action = actions.add_action(plan, actions.Task("Fare il curriculum", ActionOwner.PERSON, due), by=manager)
    return obstacle, removed, plan, action


CASE_VERBS = ("set_readiness", "suspend", "close", "write_note", "assess", "add_obstacle", "draft_plan", "send")


def test_every_verb_of_an_open_case_has_its_page_and_the_file_leads_there(client, manager, case):
    obstacle, removed, plan, action = everything(manager, case)
    there = [url(verb, case) for verb in CASE_VERBS]
    there += [url("remove_obstacle", obstacle), url("entrust_obstacle", obstacle), url("return_obstacle", removed)]
    there += [url("agree_plan", plan), url("add_action", plan)]
    there += [url("complete_action", action), url("drop_action", action)]
    tabs = ("person", "assessment", "obstacles", "plan")
    offered = "".join(client.get(reverse(f"people:{tab}", args=[case.person_id])).content.decode() for tab in tabs)
    for address in there:
        response = client.get(address)
        assert response.status_code == 200, address
        assert "Zora Percorso" in response.content.decode()
        assert f'href="{address}"' in offered, address


def test_nobody_else_finds_any_of_them(client, manager, case):
    obstacle, removed, plan, action = everything(manager, case)
    milestone = Milestone.objects.filter(case=case).first()
    there = [url(verb, case) for verb in (*CASE_VERBS, "assign", "resume", "reopen")]
    there += [url("remove_obstacle", obstacle), url("entrust_obstacle", obstacle), url("return_obstacle", removed)]
    there += [url("agree_plan", plan), url("add_action", plan), url("correct_milestone", milestone)]
    there += [url("complete_action", action), url("drop_action", action)]
    for role in sorted(set(Role) - {Role.COORDINATOR, Role.SECRETARIAT}):
        sign_in(client, role)
        for address in there:
            assert client.get(address).status_code in {403, 404}, (role, address)
            assert client.post(address, {"on": "02/03/2026", **ANSWERS}).status_code in {403, 404}, (role, address)
    assert not Note.objects.exists() and not Assessment.objects.exists()


def test_suspend_keeps_what_was_typed_and_then_acts(client, manager, case, later):
    form = {"reason": "family", "on": "2026-03-02", "resume_by": "2026-03-01"}
    wrong = client.post(url("suspend", case), form)
    assert wrong.status_code == 200 and "viene dopo quello della sospensione" in wrong.content.decode()
    assert 'value="2026-03-01"' in wrong.content.decode()
    assert (
        client.post(url("suspend", case), {**form, "resume_by": f"{later}", "on": f"{manager.today}"}).status_code
        == 302
    )
    case.refresh_from_db()
    assert (case.state, case.resume_by) == ("suspended", later)


def test_a_verb_out_of_place_is_refused_with_its_reason(client, case):
    response = client.get(url("resume", case))
    assert response.status_code == 403 and "non è sospeso" in response.content.decode()
    response = client.get(url("assign", case))
    assert response.status_code == 403 and "ruolo" in response.content.decode()


def test_close_shows_what_is_left_to_do_and_reopen_takes_it_up_again(client, manager, case):
    everything(manager, case)
    assert "Fare il curriculum" in client.get(url("close", case)).content.decode()
    today = f"{manager.today}"
    closed = client.post(url("close", case), {"outcome": "employed", "note": "Assunta", "on": today}, follow=True)
    assert "Percorso chiuso." in closed.content.decode()
    client.post(url("reopen", case), {"readiness": "ready", "on": today})
    case.refresh_from_db()
    assert case.state == "open"
    assert list(Milestone.objects.filter(case=case).order_by("recorded_at").values_list("kind", flat=True))[-2:] == [
        "closed",
        "reopened",
    ]


def test_a_double_click_writes_one_note(client, case):
    page = client.get(url("write_note", case)).content.decode()
    token = page.split('name="once" value="')[1].split('"')[0]
    for _click in range(2):
        assert client.post(url("write_note", case), {"text": "Una sola volta", "once": token}).status_code == 302
    assert Note.objects.count() == 1


def test_a_note_written_after_going_back_is_kept_too(client, case):
    page = client.get(url("write_note", case)).content.decode()
    token = page.split('name="once" value="')[1].split('"')[0]
    for text in ("La prima", "La seconda, con il tasto indietro"):
        client.post(url("write_note", case), {"text": text, "once": token})
    assert Note.objects.count() == 2


@pytest.mark.parametrize(
    "text, said", [("", "Compila"), ("a" * 4001, "4000"), ("ciao\x00", "caratteri"), ("   ", "Compila")]
)
def test_a_note_empty_enormous_or_hostile_is_refused_with_a_sentence(client, case, text, said):
    response = client.post(url("write_note", case), {"text": text})
    assert response.status_code == 200 and said in response.content.decode()
    assert not Note.objects.exists()


def test_hostile_words_are_shown_as_words(client, case):
    client.post(url("write_note", case), {"text": "<script>alert(1)</script>"})
    html = client.get(reverse("people:person", args=[case.person_id])).content.decode()
    assert "&lt;script&gt;alert(1)" in html and "<script>alert(1)" not in html


def test_the_assessment_is_asked_item_by_item_and_kept_whole(client, manager, case):
    form = {**ANSWERS, "on": f"{manager.today}"}
    html = client.get(url("assess", case)).content.decode()
    assert html.count('type="radio"') == 40 and "Lo adatta a ogni offerta" in html
    missing = client.post(url("assess", case), {**form, "cv": ""}).content.decode()
    assert "Rispondi alla voce «Curriculum»" in missing and missing.count("checked") == 7
    assert client.post(url("assess", case), {**form, "cv": "7"}).status_code == 200
    assert not Assessment.objects.exists()
    assert client.post(url("assess", case), form).status_code == 302
    assert Assessment.objects.get().total == 16
    again = client.post(url("assess", case), form).content.decode()
    assert "già una valutazione" in again.replace("&#x27;", "'")


def test_the_assessment_speaks_english_too(client, case):
    client.cookies["django_language"] = "en"
    assert "Adapts it to each offer" in client.get(url("assess", case)).content.decode()


def test_obstacles_and_plan_are_worked_on_from_the_file(client, manager, case, later):
    today = f"{manager.today}"
    client.post(url("add_obstacle", case), {"kind": "licence", "note": "La B", "works_on_it": "", "on": today})
    obstacle = Obstacle.objects.get()
    client.post(url("entrust_obstacle", obstacle), {"works_on_it": "Scuola guida"})
    client.post(url("draft_plan", case), {"goal": "Guidare per lavoro", "on": today})
    plan = Plan.objects.get()
    task = {"text": "Iscriversi", "owner": "person", "due_on": f"{later}", "obstacle": obstacle.ref}
    assert client.post(url("add_action", plan), task).status_code == 302
    action = Action.objects.get()
    assert action.obstacle == obstacle
    client.post(url("agree_plan", plan), {"on": today})
    client.post(url("complete_action", action), {"on": today})
    client.post(url("remove_obstacle", obstacle), {"on": today})
    client.post(url("return_obstacle", obstacle), {"on": today})
    plan.refresh_from_db()
    action.refresh_from_db()
    assert (plan.agreed_how, action.state, Obstacle.objects.count()) == ("paper", "done", 2)
    printed = client.get(reverse("people:printed_plan", args=[case.person_id])).content.decode()
    assert "Guidare per lavoro" in printed and "Iscriversi" in printed


def test_a_person_is_sent_to_a_service_by_its_name(client, manager, case):
    partner = an_organisation(name="Casa Accogliente")
    an_organisation(name="Casa Serena")
    form = {"organisation_text": "casa", "reason": "Serve un alloggio", "person_agreed_on": f"{manager.today}"}
    unsure = client.post(url("send", case), form).content.decode()
    assert "Casa Accogliente" in unsure and "Casa Serena" in unsure and "Serve un alloggio" in unsure
    sent = client.post(url("send", case), {**form, "organisation": str(partner.pk)})
    assert sent.status_code == 302 and Referral.objects.get().organisation == partner


def test_the_secretariat_assigns_to_whoever_has_the_least(client, case):
    free = a_membership(Role.CASE_MANAGER)
    sign_in(client, Role.SECRETARIAT)
    html = client.get(url("assign", case)).content.decode()
    assert html.index("(0 in carico)") < html.index("(1 in carico)")
    client.post(url("assign", case), {"manager": free.user.ref, "on": "2026-03-02"})
    case.refresh_from_db()
    assert case.manager == free.user
    strange = client.post(url("assign", case), {"manager": "nonsense", "on": "2026-03-02"})
    assert "non è tra quelle possibili" in strange.content.decode()


def test_a_milestone_is_corrected_by_whoever_coordinates_and_offered_only_there(client, case):
    milestone = Milestone.objects.get(case=case)
    profile = reverse("people:profile", args=[case.person_id])
    assert url("correct_milestone", milestone) not in client.get(profile).content.decode()
    sign_in(client, Role.COORDINATOR)
    assert url("correct_milestone", milestone) in client.get(profile).content.decode()
    form = {"what": "day", "happened_on": "", "why": "Letta male"}
    assert "Scrivi il giorno giusto" in client.post(url("correct_milestone", milestone), form).content.decode()
    assert client.post(url("correct_milestone", milestone), {**form, "happened_on": "05/01/2026"}).status_code == 302
    case.refresh_from_db()
    assert case.opened_on == date(2026, 1, 5)


def test_every_page_of_a_verb_is_light_and_cheap(client, manager, case, django_assert_max_num_queries):
    for verb in CASE_VERBS:
        with django_assert_max_num_queries(20):
            response = client.get(url(verb, case))
        assert len(response.content) < 60_000


def test_the_instrument_is_there_with_its_eight_items():
    assert len(Instrument.objects.get(code="autonomia-1").items) == 8
