"""What the database itself keeps."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

pytestmark = pytest.mark.django_db

OPEN_ON_PURPOSE = {
    "posting": "a fund's ledger is read by those who keep the fund; the person behind a line stays walled",
    "event": "walled by person_ref, not by a key",
}
APPEND_ONLY = ("event", "reading", "milestone", "engagement", "contractevent", "posting")


def walled():
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity")
        return {name.removeprefix("insieme_") for (name,) in cursor.fetchall()}


def may(privilege, table):
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege('insieme_web', %s, %s)", [f"insieme_{table}", privilege])
        return cursor.fetchone()[0]


def test_every_row_about_a_person_stands_behind_the_wall():
    standing = walled()
    for model in apps.get_app_config("insieme").get_models():
        about_people = any(f.name == "person" and f.is_relation for f in model._meta.fields) or model.__name__ in {
            "Person", "Draft", "SearchTerm", "Event",
        }  # fmt: skip
        name = model._meta.model_name
        if about_people and name not in OPEN_ON_PURPOSE:
            assert name in standing, f"{model.__name__}: add its policy to a migration (see 0002_walls.sql)"


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_what_happened_can_only_be_added_to(table):
    assert may("INSERT", table)
    assert not may("UPDATE", table)
    assert not may("DELETE", table)


def test_functions_that_look_beyond_the_wall_look_nowhere_else():
    with connection.cursor() as cursor:
        cursor.execute("SELECT proname, proconfig FROM pg_proc WHERE prosecdef AND proname LIKE 'insieme%'")
        found = dict(cursor.fetchall())
    assert "insieme_post" in found
    assert {name: path for name, path in found.items() if path != ["search_path=public, pg_temp"]} == {}


def test_the_web_role_makes_nothing_and_becomes_nobody():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT has_schema_privilege('insieme_web', 'public', 'CREATE'), rolsuper, rolbypassrls, rolcreaterole, "
            "pg_has_role('insieme_web', (SELECT tableowner FROM pg_tables WHERE tablename = 'insieme_person'), 'MEMBER') "
            "FROM pg_roles WHERE rolname = 'insieme_web'"
        )
        assert cursor.fetchone() == (False, False, False, False, False)


def test_the_web_role_writes_through_no_view():
    with connection.cursor() as cursor:
        cursor.execute("SELECT viewname FROM pg_views WHERE schemaname = 'public' AND viewname LIKE 'insieme%'")
        views = [name.removeprefix("insieme_") for (name,) in cursor.fetchall()]
    assert [view for view in views for verb in ("INSERT", "UPDATE", "DELETE") if may(verb, view)] == []


def test_the_web_role_deletes_nothing_of_the_programmes():
    allowed = {
        model._meta.model_name
        for model in apps.get_app_config("insieme").get_models()
        if may("DELETE", model._meta.model_name)
    }
    assert allowed == {"draft", "searchterm"}


def test_migrations_are_complete_and_linear():
    call_command("makemigrations", "insieme", check=True, dry_run=True, verbosity=0)
    assert len(MigrationLoader(connection).graph.leaf_nodes("insieme")) == 1


def test_no_index_is_the_beginning_of_another():
    """Whoever could answer from the longer one does not need the shorter, which every write would have to keep."""
    with connection.cursor() as cursor:
        cursor.execute("""
            SELECT short.indexrelid::regclass::text FROM pg_index short
            JOIN pg_index long ON long.indrelid = short.indrelid AND long.indexrelid <> short.indexrelid
                AND long.indpred IS NULL AND long.indexprs IS NULL AND long.indnkeyatts > short.indnkeyatts
                AND (long.indkey::int2[])[0:short.indnkeyatts - 1] = short.indkey::int2[]
            JOIN pg_class held ON held.oid = short.indrelid AND held.relname LIKE 'insieme%'
            WHERE NOT short.indisunique AND short.indpred IS NULL AND short.indexprs IS NULL""")
        assert [name for (name,) in cursor.fetchall()] == []
