"""What has been counted is kept until a fact is added.

Facts are only ever added, each with the moment at which it is recorded: what was known on a day changes only when a fact
is recorded on it. So a count of the latest facts, which an index answers, says whether an earlier answer still holds.
"""

from collections.abc import Callable
from datetime import date, timedelta
from threading import Lock
from typing import TypeVar, cast

from django.core.cache import cache
from django.db import connection

from insieme.core.periods import end_of_day

Counted = TypeVar("Counted")

_counting = Lock()

# In case a fact is recorded at an earlier moment than it should (a clock set back, rows brought in from elsewhere).
SECONDS = 600
# A day more than needed, for whoever is still writing at midnight.
LATELY = timedelta(days=2)

SINCE = "recorded_at >= %(since)s AND recorded_at < %(until)s"
# `reach`: behind the wall one counts less than the whole, and it must not be taken for it.
STATE = f"""
SELECT current_setting('insieme.reach', true), (SELECT count(*) FROM insieme_site),
    (SELECT count(*) FROM insieme_milestone WHERE {SINCE}), (SELECT count(*) FROM insieme_contractevent WHERE {SINCE}),
    (SELECT count(*) FROM insieme_engagement WHERE {SINCE}), (SELECT count(*) FROM insieme_vacancy WHERE {SINCE})
"""  # noqa: S608  nothing typed


def remembered(what: str, as_of: date, count: Callable[[], Counted]) -> Counted:
    """Answer again what has been counted under that name, unless something was added to what was known on that day."""
    key = ":".join(("figures", what, str(as_of), *(str(each) for each in _state(as_of))))
    answer = cache.get(key)
    if answer is None:
        # Of those who ask at the same moment one counts, and the others wait for the answer.
        with _counting:
            answer = cache.get(key)
            if answer is None:
                answer = count()
                cache.set(key, answer, SECONDS)
    return cast(Counted, answer)


def _state(as_of: date) -> tuple[object, ...]:
    with connection.cursor() as cursor:
        cursor.execute(STATE, {"since": end_of_day(as_of - LATELY), "until": end_of_day(as_of)})
        return tuple(cursor.fetchone())
