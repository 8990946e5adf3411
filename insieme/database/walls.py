"""The second wall: who asks is declared to PostgreSQL, which then shows only the rows they may see.

The first wall is each area's `visible(actor)`. This one stands when the first is forgotten: the web role is not the
owner of the tables, and without a declared actor it sees no row about a person (the policies are in migration 0002).
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.db import connection, transaction

from insieme.database import roles

CLAIMS = ("reach", "user", "organisation", "part", "person", "draft", "log", "today")


def _declare(settings: Mapping[str, str]) -> None:
    calls = ", ".join(["set_config(%s, %s, true)"] * len(settings))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {calls}", [part for pair in settings.items() for part in pair])


@contextmanager
def behind_the_wall(claims: Mapping[str, str], *, read_only: bool) -> Iterator[None]:
    """Run a transaction as the web role with these claims; a reading one refuses to write.

    The claims end with the transaction. Inside an outer one (the tests' own) they are taken back by hand.
    """
    unknown = set(claims) - set(CLAIMS)
    if unknown:
        raise ValueError(f"Unknown claims: {sorted(unknown)}")
    settings = {f"insieme.{name}": claims.get(name, "") for name in CLAIMS}
    nested = connection.in_atomic_block
    with transaction.atomic():
        _declare({"role": roles.WEB, **settings, **({"transaction_read_only": "on"} if read_only else {})})
        yield
        if nested:
            _declare({"role": "none", **dict.fromkeys(settings, "")})


@contextmanager
def beyond_the_wall() -> Iterator[None]:
    """Let the product see everyone for a moment, in the middle of somebody's verb, for what follows from it.

    Counting seats, or moving the next in the queue, concerns people whom the one who acts may not see. What is read
    here must not be shown. Call it inside a transaction: if it fails, the rollback takes the reach back.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting('insieme.reach', true), '')")
        reach = cursor.fetchone()[0]
    _declare({"insieme.reach": "all"})
    yield
    _declare({"insieme.reach": reach})
