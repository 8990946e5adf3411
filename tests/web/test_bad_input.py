"""Whatever is sent to any form of the product is answered in words: never an error page, nothing lost, nothing half written."""

import html
import re

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from insieme import models
from insieme.core.events import Event
from insieme.domain.access.rules import Role
from tests.forms_found import forms_in
from tests.house.test_crawl import PAGES, filled
from tests.scenarios import sign_in
from tests.two_sides import two_sides

pytestmark = pytest.mark.django_db

ROLES = (
    Role.COORDINATOR, Role.PARTNER, Role.CASE_MANAGER, Role.TRAINER, Role.TUTOR, Role.COMPANY, Role.CANDIDATE,
    Role.SECRETARIAT, Role.SCOUT,
)  # fmt: skip
SCRIPT = "<script>alert(1)</script>"
# What could be right in a text goes into every field at once, to see how far it goes.
BELIEVABLE = {
    "script": SCRIPT,
    "sql": "Robert'); DROP TABLE insieme_person;--",
    "braces": "{0} {name} %s %(x)s {{ x }} {% x %}",
    "formula": '=HYPERLINK("http://insieme.example","x")',
    "emoji": "👩🏽‍🏭 lavoro 🇮🇹",
}
# What cannot is dealt out among the fields, a different one to each.
UNBELIEVABLE = (
    "a\x00b", "a\u202eb\u202d", "\ufffe\uffff", "\u00a0\u2003\t\r\n ", "٣", "-1", "1e9", "NaN", "Infinity", "1" + "0" * 30,
    "9" * 4000, "0x10", "1,5,5", "¼", "1e9999999",
)  # fmt: skip
ENORMOUS = "a" * 200_000
DAYS = (
    "0001-01-01",
    "9999-12-31",
    "31/02/2025",
    "2020-13-45",
    "00/00/0000",
    "1899-12-31",
    "2101-01-01T99:99",
    "1/99999999999999999999/2026",
    "32",
    "-1",
)
DATED, TEXTS = {"date", "datetime-local"}, {"text", "textarea", "search", "url"}
# The page's thing must stand so that its form is offered.
STANDING = {
    "applications:reopen_application": ("Application", {"state": "withdrawn"}),
    "applications:identify": ("Application", {"state": "received", "person": None}),
    "applications:book_interview": ("Application", {"state": "received"}),
    "cases:resume": ("Case", {"state": "suspended", "suspension_reason": "family"}),
    "cases:reopen": ("Case", {"state": "closed", "closed_on": "2026-03-03", "closing_outcome": "moved"}),
    "cases:return_obstacle": ("Obstacle", {"removed_on": "2026-03-03"}),
    "placements:activate": ("Placement", {"state": "agreed"}),
    "placements:cancel": ("Placement", {"state": "agreed"}),
    "referrals:conclude_referral": ("Referral", {"state": "accepted"}),
    "training:start_edition": ("Edition", {"state": "open"}),
    "vacancies:accept": ("Proposal", {"state": "proposed"}),
    "vacancies:present": ("Proposal", {"state": "accepted"}),
    "vacancies:reopen": ("Vacancy", {"state": "closed", "closed_on": "2026-03-03"}),
    "candidate:accept": ("Proposal", {"state": "proposed"}),
    "candidate:refuse": ("Proposal", {"state": "proposed"}),
}
# Pages that answer a search box, and the gallery, whose form shows how errors look and does nothing.
NEVER_A_FORM = re.compile(r"(find_\w+|\w+_options|options|^gallery)$")


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield two_sides()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def clients(world):
    found = {}
    for role in ROLES:
        found[role] = Client(raise_request_exception=False)
        sign_in(found[role], role, world.membership(role))
    return found


def stand(world, name):
    if name in STANDING:
        model, changes = STANDING[name]
        thing = world.ours[getattr(models, model)]
        type(thing).objects.filter(pk=thing.pk).update(**changes)


def offered(world, clients, name, places):
    """The first role to whom the page offers its form, and the form."""
    url = filled(name, places, world.ours)
    for client in clients.values():
        answer = client.get(url)
        if answer.status_code == 200 and "html" in answer.get("Content-Type", ""):
            forms = [form for form in forms_in(answer.content.decode()) if form.action in {"", url}]
            if forms:
                return client, url, forms[0]
    return None


def sent(client, url, data):
    """What the page answers, and how many things happened; all is then undone."""
    with transaction.atomic():
        before = Event.objects.count()
        answer = client.post(url, data)
        content = answer.content.decode("utf-8", "replace")
        happened = Event.objects.count() - before
        transaction.set_rollback(True)
    return answer.status_code, content, happened


def complaints(client, url, form):
    """All that is wrong with how the page answers to bad input."""
    wrong = []
    attempts = {"nothing": {}, "everything script": form.filled(SCRIPT), "everything nul": form.filled("\x00")}
    attempts |= {f"texts {key}": form.filled(text, kinds=TEXTS) for key, text in BELIEVABLE.items()}
    attempts |= {f"dealt {first}": dealt(form, UNBELIEVABLE, first) for first in range(0, len(UNBELIEVABLE), 3)}
    # Ten such texts are as much as a request may weigh.
    attempts["enormous"] = dict(list(form.filled(ENORMOUS).items())[:10])
    if DATED & {*form.kinds.values()}:
        attempts |= {f"day {day}": form.filled(day, kinds=DATED) for day in DAYS}
    for said, data in attempts.items():
        status, content, happened = sent(client, url, data)
        if status not in {200, 302, 403, 404}:
            wrong.append(f"{said}: answered {status}")
        elif status == 200:
            wrong += [f"{said}: {each}" for each in of_a_refusal(said, data, content, form, happened)]
    return wrong


def dealt(form, texts, first):
    """A different text to each field that is written in, beginning with the one at that place."""
    sent = form.filled("3", kinds=set())
    written = [name for name, kind in form.kinds.items() if kind in {*TEXTS, "number", "email", "tel"}]
    return sent | {name: texts[(first + place) % len(texts)] for place, name in enumerate(written)}


def of_a_refusal(said, data, content, form, happened):
    """A refused form says why, keeps what was typed, writes nothing."""
    if happened:
        yield f"refused, and yet {happened} things happened"
    if "errorlist" not in content and "Traceback" in content:
        yield "says nothing of why"
    if SCRIPT in content:
        yield "a script comes back alive"
    if said in {"everything script", "texts sql", "texts emoji"}:
        lost = [name for name in form.typed if data.get(name) and html.escape(data[name]) not in content]
        if lost:
            yield f"what was typed is lost: {lost}"


FORMS = [(name, places) for name, places, _entry in PAGES if not NEVER_A_FORM.search(name)]


@pytest.mark.parametrize(("name", "places"), FORMS, ids=[name for name, _places in FORMS])
def test_a_form_answers_anything_in_words(world, clients, name, places):
    with transaction.atomic():
        stand(world, name)
        found = offered(world, clients, name, places)
        if found:
            wrong = complaints(*found)
        transaction.set_rollback(True)
    if not found:
        pytest.skip("offers no form of its own")
    assert not wrong, "\n".join(wrong)


STEPS = ("nome", "nascita", "recapiti", "comune", "lavoro", "desideri", "consenso")


@pytest.mark.parametrize("step", STEPS)
def test_every_question_of_the_application_answers_anything_in_words(step):
    client = Client(raise_request_exception=False)
    client.post(reverse("apply:question", args=["nome"]), {"given_name": "Amina", "family_name": "Prova"})
    url = reverse("apply:question", args=[step])
    form = forms_in(client.get(url).content.decode())[0]
    assert not complaints(client, url, form)


IN_AN_ADDRESS = (
    "name", "state", "area", "after", "before", "order", "q", "page", "anno", "format", "field", "topic", "day", "week",
    "percorso", "proposta", "case", "sent", "submitted_from", "submitted_to",
)  # fmt: skip


@pytest.mark.parametrize(
    "text", [*BELIEVABLE.values(), *UNBELIEVABLE, "a" * 3000, *DAYS], ids=lambda text: ascii(text[:9])
)
def test_no_list_is_broken_by_its_address(world, clients, text):
    asked = dict.fromkeys(IN_AN_ADDRESS, text)
    statuses = {
        name: clients[Role.COORDINATOR].get(reverse(name), asked).status_code
        for name, places, _entry in PAGES
        if not places
    }
    assert not {name: status for name, status in statuses.items() if status >= 500}
