"""How many times something was tried in this minute, counted once for all the processes that serve."""

from datetime import datetime

from django.db import connection, models
from django.utils.crypto import salted_hmac

# Two addresses that fall in one share its count: the table never grows, and says nothing of who tried.
BUCKETS = 2**16
COUNT = """
INSERT INTO insieme_attempts (id, minute, times) VALUES (%s, %s, 1)
ON CONFLICT (id) DO UPDATE SET minute = excluded.minute,
  times = CASE WHEN insieme_attempts.minute = excluded.minute THEN insieme_attempts.times + 1 ELSE 1 END
RETURNING times
"""


class Attempts(models.Model):
    """What was tried in a minute, in one of the buckets where addresses fall."""

    id = models.IntegerField(primary_key=True)
    minute = models.DateTimeField()
    times = models.PositiveIntegerField()

    class Privacy:
        pseudonymous = frozenset({"id", "minute", "times"})


def times_this_minute(what: str, who: str, *, at: datetime) -> int:
    """Count one more try at something by somebody, and say how many there were in this minute."""
    bucket = int(salted_hmac(f"insieme.attempts.{what}", who).hexdigest(), 16) % BUCKETS
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [bucket, at.replace(second=0, microsecond=0)])
        return int(cursor.fetchone()[0])
