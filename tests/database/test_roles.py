"""Two roles: the owner makes the tables, the web role serves and can never change their shape."""

import psycopg
import pytest
from django.db import connection
from django.db.utils import ProgrammingError

from insieme.database import roles

pytestmark = pytest.mark.django_db


def as_web(cursor):
    cursor.execute(f"SET LOCAL ROLE {roles.WEB}")


@pytest.fixture
def cursor():
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE scratch (id int PRIMARY KEY, word text)")
        cursor.execute("INSERT INTO scratch VALUES (1, 'one')")
        yield cursor


def test_tests_run_as_the_owner_who_is_no_superuser(cursor):
    cursor.execute("SELECT current_user, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")
    assert cursor.fetchone() == (roles.OWNER, False, False)


def test_web_role_has_no_special_right(cursor):
    cursor.execute(
        "SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolcanlogin FROM pg_roles WHERE rolname = %s",
        [roles.WEB],
    )
    assert cursor.fetchone() == (False, False, False, False, True)


def test_web_role_is_member_of_nothing(cursor):
    cursor.execute("SELECT count(*) FROM pg_auth_members WHERE member = %s::regrole", [roles.WEB])
    assert cursor.fetchone() == (0,)


def test_web_role_reads_and_writes_rows_of_tables_made_later(cursor):
    as_web(cursor)
    cursor.execute("INSERT INTO scratch VALUES (2, 'two')")
    cursor.execute("UPDATE scratch SET word = 'due' WHERE id = 2")
    cursor.execute("DELETE FROM scratch WHERE id = 1")
    cursor.execute("SELECT id, word FROM scratch")
    assert cursor.fetchall() == [(2, "due")]


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE scratch",
        "ALTER TABLE scratch ADD COLUMN more text",
        "ALTER TABLE scratch DISABLE ROW LEVEL SECURITY",
        "TRUNCATE scratch",
        "CREATE TABLE another (id int)",
        "CREATE ROLE intruder",
        "SET ROLE postgres",
    ],
)
def test_web_role_cannot_change_the_shape(cursor, statement):
    as_web(cursor)
    with pytest.raises(ProgrammingError):
        cursor.execute(statement)


def test_row_level_security_binds_the_web_role_and_not_the_owner(cursor):
    cursor.execute("ALTER TABLE scratch ENABLE ROW LEVEL SECURITY")
    cursor.execute("SELECT count(*) FROM scratch")
    assert cursor.fetchone() == (1,)
    as_web(cursor)
    cursor.execute("SELECT count(*) FROM scratch")
    assert cursor.fetchone() == (0,)


def test_web_role_signed_in_by_itself_cannot_become_the_owner(settings):
    here = settings.DATABASES["default"]
    with (
        psycopg.connect(host=here["HOST"], port=here["PORT"], dbname=roles.DATABASE, user=roles.WEB) as web,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        web.execute(f"SET ROLE {roles.OWNER}")
