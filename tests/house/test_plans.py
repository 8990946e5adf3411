"""What a page costs grows with what it shows, never with what is kept: the same statements, answered through indexes."""

import re
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from insieme.domain.access.rules import Role
from tests import scenarios
from tests.pages import NOT_COUNTED

pytestmark = pytest.mark.django_db

# A plan may read these whole only where it says why.
GROWING = (
    "person", "application", "case", "company", "vacancy", "proposal", "placement", "tutoring", "contractevent",
    "milestone", "involvement", "event", "searchterm", "referral",
)  # fmt: skip
LISTS = (
    ("applications:queue", Role.SECRETARIAT),
    ("people:people", Role.COORDINATOR),
    ("people:people", Role.CASE_MANAGER),
    ("companies:companies", Role.SCOUT),
    ("vacancies:vacancies", Role.SCOUT),
    ("vacancies:proposals", Role.COORDINATOR),
    ("vacancies:proposals", Role.CASE_MANAGER),
    ("placements:placements", Role.COORDINATOR),
    ("placements:placements", Role.TUTOR),
    ("network:organisations", Role.COORDINATOR),
    ("referrals:referrals", Role.SECRETARIAT),
    ("training:editions", Role.COORDINATOR),
)


def road(member):
    """A whole road, in which whoever asks has a part."""
    case = scenarios.a_case(scenarios.a_person(), manager=member.user)
    company = scenarios.a_company()
    scenarios.a_proposal(scenarios.a_vacancy(company), case)
    scenarios.a_tutoring(scenarios.a_placement(case, company), member.user)
    scenarios.an_application()


@contextmanager
def explained(settings):
    """Collect the plan of every statement that lists something."""
    plans = []

    def explain(execute, sql, params, many, context):
        answer = execute(sql, params, many, context)
        if sql.startswith("SELECT") and " LIMIT " in sql and "insieme_" in sql:
            with connection.connection.cursor() as cursor:
                for name in settings:
                    cursor.execute(f"SET LOCAL {name} = off")
                cursor.execute(f"EXPLAIN {sql}", params)
                plans.append((sql, "\n".join(line for (line,) in cursor.fetchall())))
                for name in settings:
                    cursor.execute(f"SET LOCAL {name} = on")
        return answer

    with connection.execute_wrapper(explain):
        yield plans


def asked_by(client, url):
    """How many things the page asks of the tables."""
    with CaptureQueriesContext(connection) as seen:
        assert client.get(url).status_code == 200
        return len([each for each in seen.captured_queries if not each["sql"].startswith(NOT_COUNTED)])


def signed_in(client, role):
    member = scenarios.a_membership(role)
    scenarios.sign_in(client, role, member)
    road(member)
    return member


@pytest.mark.parametrize(("name", "role"), LISTS)
def test_a_list_asks_as_many_things_of_many_as_of_few(client, name, role):
    member = signed_in(client, role)
    asked_by(client, reverse(name))  # vocabularies are read once and kept
    few = asked_by(client, reverse(name))
    for _ in range(9):
        road(member)
    assert asked_by(client, reverse(name)) == few


@pytest.mark.parametrize(("name", "role"), LISTS)
def test_a_list_never_has_to_read_the_whole_of_a_table_that_grows(client, name, role):
    signed_in(client, role)
    with explained(("enable_seqscan",)) as plans:
        client.get(reverse(name))
    assert plans
    for sql, plan in plans:
        whole = {table for table in re.findall(r"Seq Scan on insieme_(\w+)", plan) if table in GROWING}
        assert not whole, f"{sql[:200]}…\n{plan}\nAn index is missing for {whole}."
