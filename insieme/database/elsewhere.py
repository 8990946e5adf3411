"""A PostgreSQL server that somebody else keeps (DATABASE_URL): what it needs before it can serve."""

import psycopg
from django.db import connection

from insieme.database import roles
from insieme.database.binaries import OLDEST
from insieme.database.problems import DatabaseProblem


def prepare() -> None:
    """Check the version, and give the web role what it needs; DatabaseProblem with what to ask its keeper for."""
    connection.ensure_connection()
    raw = connection.connection
    if raw.info.server_version < OLDEST * 10_000:
        found = raw.info.server_version // 10_000
        raise DatabaseProblem(f"The server is PostgreSQL {found}, and version {OLDEST} or later is needed.")
    try:
        _give_rights(raw)
    except psycopg.errors.InsufficientPrivilege:
        raise DatabaseProblem(
            f"The role {roles.WEB} is missing, or {raw.info.user} is not a member of it. Ask whoever keeps the server "
            f"for: CREATE ROLE {roles.WEB} LOGIN PASSWORD '…'; GRANT {roles.WEB} TO {raw.info.user}."
        ) from None


def _give_rights(raw: psycopg.Connection[tuple[object, ...]]) -> None:
    owner = raw.info.user
    if raw.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [roles.WEB]).fetchone() is None:
        roles.make_web_role(raw)
    member = raw.execute("SELECT pg_has_role(current_user, %s, 'MEMBER')", [roles.WEB]).fetchone()
    if member == (False,):
        roles.grant_web_role(raw, owner=owner)
    roles.grant_future_things(raw, owner=owner)
    roles.grant_present_things(raw)
