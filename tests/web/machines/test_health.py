import pytest
from django.db import DatabaseError, connection

from insieme.web.machines import readyz


def test_alive_without_the_database(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_ready_says_each_thing(client):
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.content == b"database: ok\nmigrations: ok\njobs: no worker is at work\n"


@pytest.mark.django_db
def test_a_worker_that_answers_is_seen(client):
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers DEFAULT VALUES")
    assert b"jobs: ok" in client.get("/readyz").content


@pytest.mark.django_db
def test_tables_of_another_version_are_not_ready(client):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'insieme'")
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert b"to be applied" in answer.content


def test_a_database_that_does_not_answer_is_not_ready(client, monkeypatch):
    class Gone:
        def cursor(self):
            raise DatabaseError("gone")

    monkeypatch.setattr(readyz, "connection", Gone())
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.content == b"database: does not answer\nmigrations: unknown\njobs: unknown\n"


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_they_only_read(client, path):
    assert client.post(path).status_code == 405
