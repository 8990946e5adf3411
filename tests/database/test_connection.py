import pytest

from insieme.database import roles
from insieme.database.connection import database
from insieme.database.problems import DatabaseProblem

WEB = "postgres://insieme_web:secret@db.example:5433/programme"
OWNER = "postgres://insieme_owner:other@db.example:5433/programme"


@pytest.fixture
def environment(monkeypatch):
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "INSIEME_DATABASE_ROLE"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch.setenv


def test_nothing_said_is_the_embedded_server_with_the_smaller_right(environment, tmp_path):
    environment("INSIEME_DATA", str(tmp_path))
    settings = database()
    assert settings["USER"] == roles.WEB
    assert settings["HOST"].startswith("/")


def test_what_serves_has_limits_and_a_pool_and_commands_have_neither(environment):
    assert "statement_timeout=30s" in database()["OPTIONS"]["options"]
    assert database()["OPTIONS"]["pool"]
    environment("INSIEME_DATABASE_ROLE", "owner")
    assert database()["USER"] == roles.OWNER
    assert database()["OPTIONS"] == {}


def test_each_role_has_its_address(environment):
    environment("DATABASE_URL", WEB)
    environment("DATABASE_OWNER_URL", OWNER)
    assert (database()["USER"], database()["PASSWORD"]) == ("insieme_web", "secret")
    assert "role=" not in database()["OPTIONS"]["options"]
    environment("INSIEME_DATABASE_ROLE", "owner")
    assert (database()["USER"], database()["PASSWORD"]) == ("insieme_owner", "other")


def test_with_one_address_what_serves_takes_off_the_owners_rights(environment):
    environment("DATABASE_URL", OWNER)
    assert f"-c role={roles.WEB} " in database()["OPTIONS"]["options"]
    environment("INSIEME_DATABASE_ROLE", "owner")
    assert database()["OPTIONS"] == {}


def test_a_socket_can_be_named_too(environment):
    environment("DATABASE_URL", "postgres://insieme_web@%2Frun%2Fpostgresql/insieme")
    assert database()["HOST"] == "/run/postgresql"


@pytest.mark.parametrize(
    "address", ["mysql://a:b@c/d", "sqlite:///file.db", "not an address", "postgres://u:p@h:port/d"]
)
def test_an_address_that_will_not_do_is_said(environment, address):
    environment("DATABASE_URL", address)
    with pytest.raises(DatabaseProblem, match="write postgres://user:password@host:5432/name in DATABASE_URL"):
        database()


def test_a_role_that_is_none_of_the_two_is_said(environment):
    environment("INSIEME_DATABASE_ROLE", "root")
    with pytest.raises(DatabaseProblem, match="it can be web or owner"):
        database()
