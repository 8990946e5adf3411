"""How Django reaches the database: which server, as which of the two roles."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import environ

from insieme.database import roles
from insieme.database.places import PORT, places
from insieme.database.problems import DatabaseProblem

ROLES = ("web", "owner")
OURS = Path(__file__).resolve().parents[2] / ".data"

# What a page may cost before the database itself says no; and how it goes about it: our statements run in less time
# than it takes to compile them, or to try every order of more than four of their tables.
WEB_LIMITS = (
    "-c statement_timeout=30s -c lock_timeout=10s -c idle_in_transaction_session_timeout=60s "
    "-c jit=off -c work_mem=16MB -c join_collapse_limit=4 -c from_collapse_limit=4"
)
WEB_POOL = {"min_size": 1, "max_size": 8, "timeout": 10}


def data_folder() -> Path:
    """Where this installation keeps its data: INSIEME_DATA, else `.data` beside the code."""
    return Path(os.environ.get("INSIEME_DATA") or OURS)


def is_embedded() -> bool:
    return not os.environ.get("DATABASE_URL") and not os.environ.get("DATABASE_OWNER_URL")


def database() -> dict[str, Any]:
    """Django's description of the database, for the role in INSIEME_DATABASE_ROLE: `web` (when unset) or `owner`."""
    role = os.environ.get("INSIEME_DATABASE_ROLE") or "web"
    if role not in ROLES:
        raise DatabaseProblem(f"INSIEME_DATABASE_ROLE is {role!r}: it can be web or owner.")
    settings = _embedded(role) if is_embedded() else _elsewhere(role)
    options: dict[str, Any] = settings.setdefault("OPTIONS", {})
    if role == "web":
        options["options"] = " ".join(filter(None, [options.get("options"), WEB_LIMITS]))
        options.setdefault("pool", dict(WEB_POOL))
        settings["CONN_HEALTH_CHECKS"] = True
    return settings


def _embedded(role: str) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": roles.DATABASE,
        "USER": roles.WEB if role == "web" else roles.OWNER,
        "HOST": str(places(data_folder()).socket_folder),
        "PORT": PORT,
    }


def _elsewhere(role: str) -> dict[str, Any]:
    both = {"web": os.environ.get("DATABASE_URL"), "owner": os.environ.get("DATABASE_OWNER_URL")}
    address = both[role] or both["owner"] or both["web"] or ""
    if not address.startswith(("postgres://", "postgresql://")):
        raise DatabaseProblem(f"Only PostgreSQL will do: {FORM}")
    try:
        settings: dict[str, Any] = dict(environ.Env.db_url_config(address))
    except (ValueError, KeyError) as error:
        raise DatabaseProblem(f"The address of the database cannot be read ({error}): {FORM}") from None
    settings["HOST"] = unquote(settings.get("HOST") or "")  # a socket's folder is written %2Frun%2Fpostgresql
    if role == "web" and not (both["web"] and both["owner"]):
        # One address for both: what serves takes off the owner's rights as soon as it is connected.
        # As the server's own option: Django's `assume_role` does not go with a pool.
        settings.setdefault("OPTIONS", {})["options"] = f"-c role={roles.WEB}"
    return settings


FORM = "write postgres://user:password@host:5432/name in DATABASE_URL (and in DATABASE_OWNER_URL)."
