"""Whoever tries one code after another is told to wait."""

from datetime import datetime

from django.http import HttpRequest

from insieme.core.attempts import times_this_minute

MOST_A_MINUTE = 10


def too_many(request: HttpRequest, at: datetime) -> bool:
    """Count one more guess from this address; true when there were too many in this minute, wherever they were asked."""
    return times_this_minute("draft", request.META.get("REMOTE_ADDR", ""), at=at) > MOST_A_MINUTE
