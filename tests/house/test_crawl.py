"""Nothing of the other side is anywhere: no page, sheet, autocomplete or link shows it to whoever has no part in it."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from insieme import models
from insieme.core.identifiers import new_id
from insieme.database.walls import behind_the_wall
from insieme.domain.access.rules import Role
from insieme.web.pages import claims_of
from tests.scenarios import a_user, sign_in
from tests.two_sides import two_sides

pytestmark = pytest.mark.django_db

# The coordination and the secretariat see everyone: there is no other side for them.
CRAWLERS = [role for role in Role if role not in {Role.COORDINATOR, Role.SECRETARIAT}]
# Words of the other side's person, anywhere forbidden; and of its company, its course and its people at work,
# forbidden to whoever does not work with companies or with training.
OF_THE_PERSON = (
    "Zzbetanome", "Zzbetacognome", "Zzbetanota", "Zzbetaobiettivo", "Zzbetaazione", "Zzbetadesiderio", "Zzbetamotivo",
    "Zzbetatimore", "VRDLGI80A01F205X", "3339990009", "zzbeta@insieme.example",
)  # fmt: skip
OF_THE_COMPANY = ("Zzbetadiario", "Zzbetareferente", "Zzbetamestiere", "Zzbetaditta")
FAR_FROM_COMPANIES = {Role.TRAINER, Role.PARTNER, Role.CANDIDATE, Role.COMPANY, Role.ADMINISTRATION}
FAR_FROM_TRAINING = {Role.TRAINER, Role.PARTNER, Role.CANDIDATE, Role.COMPANY, Role.ADMINISTRATION, Role.TUTOR}
# Whose address names a thing of one person: for whoever has no part, it is as if it did not exist.
ABOUT_A_PERSON = {
    "person_id": "Person", "case_id": "Case", "application_id": "Application", "interview_id": "Interview",
    "plan_id": "Plan", "action_id": "Action", "obstacle_id": "Obstacle", "milestone_id": "Milestone",
    "enrolment_id": "Enrolment", "proposal_id": "Proposal", "placement_id": "Placement", "line_id": "ContractEvent",
    "check_in_id": "CheckIn", "referral_id": "Referral", "consent_id": "Consent",
}  # fmt: skip
OTHERS = {
    "company_id": "Company", "vacancy_id": "Vacancy", "course_id": "Course", "edition_id": "Edition",
    "lesson_id": "Lesson", "fund_id": "Fund", "posting_id": "Posting", "organisation_id": "Organisation",
    "agreement_id": "Agreement", "membership_id": "Membership", "contact_id": "Contact",
    "collaboration_id": "Collaboration", "engagement_id": "Engagement",
}  # fmt: skip
WORDS = {"istat": "037032", "step": "name", "role": "tutor", "code": "NCI"}
ASKED = ({}, {"format": "csv"}, {"q": "Zzbeta"}, {"q": "333999"}, {"name": "Zzbeta"})
MOST_PAGES = 80


def pages(resolver=None, within=""):
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLPattern):
            if getattr(entry.callback, "__module__", "").startswith("insieme."):
                yield (f"{within}:{entry.name}" if within else entry.name), entry
        else:
            yield from pages(entry, entry.namespace or within)


# The demonstration names its invented users to everyone, on purpose.
PAGES = [
    (name, re.findall(r"<\w+:(\w+)>", str(entry.pattern)), entry)
    for name, entry in pages()
    if not name.startswith("demo:")
]


def filled(name, places, side, *, absent=False):
    """The address with the side's own things in it, or with keys of nothing."""
    given = {}
    for place in places:
        model = ABOUT_A_PERSON.get(place) or OTHERS.get(place)
        if model:
            given[place] = new_id() if absent else side[getattr(models, model)].pk
        else:
            given[place] = WORDS[place]
    return reverse(name, kwargs=given)


def text_of(answer):
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return content.decode("utf-8", "replace")


def forbidden_to(role):
    words = list(OF_THE_PERSON)
    words += OF_THE_COMPANY if role in FAR_FROM_COMPANIES else ()
    words += ["Zzbetacorso"] if role in FAR_FROM_TRAINING else []
    return words


def leaks(role, answer, asked):
    """The forbidden words in the answer, less those one has typed oneself."""
    text = text_of(answer)
    return [word for word in forbidden_to(role) if word in text and word not in asked.values()]


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        yield two_sides()
        transaction.set_rollback(True)


def entered(world, role):
    client = Client()
    sign_in(client, role, world.membership(role))
    return client


@pytest.mark.parametrize("role", CRAWLERS)
def test_no_address_shows_the_other_side(world, role):
    client, found = entered(world, role), []
    for name, places, _entry in PAGES:
        url = filled(name, places, world.theirs)
        # Lists, sheets and autocompletes have no thing in their address.
        for asked in ({},) if places else ASKED:
            answer = client.get(url, asked)
            assert answer.status_code < 500, f"{role.value}: {url} {asked}: {answer.status_code}"
            found += [f"{url} {asked}: {word}" for word in leaks(role, answer, asked)]
    assert not found, f"{role.value}: {found[:12]}"


@pytest.mark.parametrize("role", CRAWLERS)
def test_what_is_not_yours_is_as_if_it_did_not_exist(world, role):
    client, told = entered(world, role), []
    for name, places, _entry in PAGES:
        if not any(place in ABOUT_A_PERSON for place in places):
            continue
        for method in (client.get, client.post):
            theirs = method(filled(name, places, world.theirs))
            nothing = method(filled(name, places, world.theirs, absent=True))
            if theirs.status_code != nothing.status_code or theirs.status_code not in {403, 404, 405}:
                told.append(f"{name} {method.__name__}: {theirs.status_code}, of nothing {nothing.status_code}")
    assert not told, f"{role.value}: {told}"


@pytest.mark.parametrize("role", CRAWLERS)
def test_no_link_leads_to_the_other_side(world, role):
    client, found = entered(world, role), []
    seen, waiting = set(), [reverse("today:today"), "/", "/io/", "/azienda/"]
    while waiting and len(seen) < MOST_PAGES:
        url = waiting.pop(0)
        if url in seen:
            continue
        seen.add(url)
        answer = client.get(url)
        assert answer.status_code < 500, f"{role.value}: {url}: {answer.status_code}"
        found += [f"{url}: {word}" for word in leaks(role, answer, {})]
        if answer.status_code in {301, 302}:
            waiting.append(answer.url)
        elif answer.status_code == 200 and "html" in answer["Content-Type"]:
            links = re.findall(r'href="(/[^"#]*)"', text_of(answer))
            waiting += [link.replace("&amp;", "&") for link in links if not link.startswith(("/static/", "/demo/"))]
    assert not found, f"{role.value}: {found[:12]}"


def test_the_crawl_sees_what_it_looks_for(world):
    """Whoever sees everyone does find these words: the crawl is not blind."""
    client = entered(world, Role.COORDINATOR)
    seen = "".join(
        text_of(client.get(filled(name, places, world.theirs), {"q": "Zzbeta"}))
        for name, places, _entry in PAGES
        if name.startswith(("people:", "companies:", "vacancies:", "search:", "training:"))
    )
    assert {word for word in OF_THE_PERSON if word in seen} >= {"Zzbetanome", "Zzbetacognome", "VRDLGI80A01F205X"}
    assert {word for word in OF_THE_COMPANY if word in seen} == set(OF_THE_COMPANY)


def test_whoever_has_no_role_finds_every_door_closed(world):
    client = Client()
    client.force_login(a_user())
    for name, places, entry in PAGES:
        view = entry.callback
        if getattr(view, "is_public", True):
            continue
        answer = client.get(filled(name, places, world.theirs))
        assert answer.status_code == 403, f"{name}: {answer.status_code}"


def test_a_passer_by_is_asked_to_sign_in(world):
    for name, places, entry in PAGES:
        if getattr(entry.callback, "is_public", True):
            continue
        answer = Client().get(filled(name, places, world.theirs))
        assert answer.status_code == 302, f"{name}: {answer.status_code}"
        assert answer.url.startswith(reverse("account_login")), name


def walled():
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity")
        return sorted(name for (name,) in cursor.fetchall())


def seen_by(claims, table):
    with behind_the_wall(claims, read_only=True), connection.cursor() as cursor:
        # What is not about a person (a company's event, a company's words) is behind no wall.
        about = " WHERE person_ref IS NOT NULL" if table in {"insieme_event", "insieme_searchterm"} else ""
        cursor.execute(f"SELECT count(*) FROM {table}{about}")
        return cursor.fetchone()[0]


def test_without_a_declared_actor_every_walled_table_is_empty(world):
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM insieme_person")
        assert cursor.fetchone()[0] >= 2
    assert {table: seen_by({}, table) for table in walled() if seen_by({}, table)} == {}


@pytest.mark.parametrize("role", [Role.CASE_MANAGER, Role.TUTOR, Role.SCOUT, Role.TRAINER, Role.PARTNER, Role.COMPANY])
def test_behind_the_wall_there_are_only_ones_own_people(world, role):
    claims = claims_of(world.actor(role))
    with behind_the_wall(claims, read_only=True), connection.cursor() as cursor:
        cursor.execute("SELECT id FROM insieme_person")
        assert [key for (key,) in cursor.fetchall()] == [world.ours[models.Person].pk]
        for model in (models.Case, models.Plan, models.Note, models.Proposal, models.Placement, models.Reading):
            cursor.execute(f"SELECT count(*) FROM {model._meta.db_table} WHERE id = %s", [world.theirs[model].pk])
            assert cursor.fetchone()[0] == 0, model.__name__
