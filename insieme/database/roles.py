"""Two roles from the first day: the owner makes and changes tables, the web role serves and is bound by the walls.

Row-level security does not bind the owner of a table, so what answers requests must be somebody else.
"""

from psycopg import Connection, sql
from psycopg.rows import TupleRow

DATABASE = "insieme"
OWNER = "insieme_owner"
WEB = "insieme_web"


def prepare_cluster(connection: Connection[TupleRow]) -> None:
    """Make the two roles and the database; asked of template1 by a superuser in autocommit.

    What template1 says of future tables is copied into every new database, a test's too.
    """
    make_roles(connection)
    grant_future_things(connection)
    connection.execute(_named("CREATE DATABASE {database} OWNER {owner}"))


def prepare_database(connection: Connection[TupleRow]) -> None:
    """Close the database to anybody but the two roles."""
    statements = (
        "REVOKE ALL ON DATABASE {database} FROM PUBLIC",
        "GRANT CONNECT, TEMPORARY ON DATABASE {database} TO {owner}",
        "GRANT CONNECT ON DATABASE {database} TO {web}",
    )
    for statement in statements:
        connection.execute(_named(statement))


def make_roles(connection: Connection[TupleRow]) -> None:
    """Make the roles that are missing. The owner can put on the web role's clothes (SET ROLE), never the reverse."""
    present = {name for (name,) in connection.execute("SELECT rolname FROM pg_roles").fetchall()}
    if WEB not in present:
        make_web_role(connection)
    if OWNER not in present:
        # CREATEDB: each worker of the test suite makes its own database.
        connection.execute(_named("CREATE ROLE {owner} LOGIN NOSUPERUSER CREATEDB NOCREATEROLE"))
    grant_web_role(connection)


def make_web_role(connection: Connection[TupleRow]) -> None:
    connection.execute(_named("CREATE ROLE {web} LOGIN NOCREATEDB NOCREATEROLE"))


def grant_web_role(connection: Connection[TupleRow], *, owner: str = OWNER) -> None:
    connection.execute(_named("GRANT {web} TO {owner}", owner=owner))


def grant_future_things(connection: Connection[TupleRow], *, owner: str = OWNER) -> None:
    """Let the web role read and write the rows of whatever the owner will make in this database; never its shape."""
    statements = (
        "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {web}",
        "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} GRANT USAGE, SELECT ON SEQUENCES TO {web}",
        "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} GRANT EXECUTE ON FUNCTIONS TO {web}",
        "GRANT USAGE ON SCHEMA public TO {web}",
    )
    for statement in statements:
        connection.execute(_named(statement, owner=owner))


def grant_present_things(connection: Connection[TupleRow]) -> None:
    """The same for what is already there: on a server of one's own, tables may be older than the web role."""
    statements = (
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {web}",
        "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {web}",
        "GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO {web}",
    )
    for statement in statements:
        connection.execute(_named(statement))


def _named(statement: str, *, owner: str = OWNER) -> sql.Composed:
    return sql.SQL(statement).format(
        owner=sql.Identifier(owner), web=sql.Identifier(WEB), database=sql.Identifier(DATABASE)
    )
