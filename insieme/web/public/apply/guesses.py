"""Whoever tries one code after another is told to wait."""

from datetime import datetime

from django.core.cache import cache
from django.http import HttpRequest

MOST_A_MINUTE = 10


def too_many(request: HttpRequest, at: datetime) -> bool:
    """Count one more guess from this address; true when there were too many in this minute."""
    key = f"guess:{request.META.get('REMOTE_ADDR', '')}:{at:%Y%m%d%H%M}"
    cache.add(key, 0, timeout=120)
    return int(cache.incr(key)) > MOST_A_MINUTE
