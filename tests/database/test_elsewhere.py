"""A server that somebody else keeps, reached through one address or two."""

from urllib.parse import quote

import psycopg
import pytest
from django.db import connection
from django.db.backends.postgresql.base import DatabaseWrapper

from insieme.database import connection as settings_of
from insieme.database import elsewhere, roles
from insieme.database.problems import DatabaseProblem

pytestmark = pytest.mark.django_db


def test_it_gives_the_web_role_its_rights_as_often_as_asked():
    elsewhere.prepare()
    elsewhere.prepare()
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege(%s, 'django_migrations', 'SELECT')", [roles.WEB])
        assert cursor.fetchone() == (True,)


def test_without_the_right_to_make_the_web_role_it_says_what_to_ask_for(monkeypatch):
    monkeypatch.setattr(roles, "WEB", "a_role_not_made_yet")
    with pytest.raises(
        DatabaseProblem, match="Ask whoever keeps the server for: CREATE ROLE a_role_not_made_yet LOGIN"
    ):
        elsewhere.prepare()


def test_with_one_address_what_serves_is_the_web_role_from_its_first_statement(monkeypatch):
    here = connection.settings_dict
    monkeypatch.setenv("DATABASE_URL", f"postgres://{roles.OWNER}@{quote(here['HOST'], safe='')}:5432/{here['NAME']}")
    monkeypatch.setenv("INSIEME_DATABASE_ROLE", "web")
    params = DatabaseWrapper({**here, **settings_of.database()}).get_connection_params()
    kept = {name: value for name, value in params.items() if name not in {"context", "cursor_factory"}}
    with psycopg.connect(**kept) as served:
        assert served.execute("SELECT session_user, current_user").fetchone() == (roles.OWNER, roles.WEB)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            served.execute("CREATE TABLE not_for_the_web_role (id int)")
