"""Whoever writes an application has no account: they hold the code of their draft, in this browser or on paper."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse

from insieme.core.identifiers import LENGTH, decode, encode
from insieme.domain.access.policies import Actor
from insieme.domain.casework.queries import hash_of_code
from insieme.domain.casework.rules import read_code

COOKIE = "candidatura"
SALT = "insieme.draft"
TYPED = "code"
MONTH = 60 * 60 * 24 * 30


def holder(request: HttpRequest, at: datetime) -> Actor:
    """The passer-by who holds a code: the one being typed, or the one this browser keeps."""
    code = read_code(request.POST.get(TYPED, "")) or held_code(request)
    return Actor(at=at, draft=hash_of_code(code) if code else "")


def held_code(request: HttpRequest) -> str:
    return read_code(_held(request)[0])


def held_number(request: HttpRequest) -> int | None:
    """The number of the draft this browser keeps: the application's own number once it is sent."""
    number = _held(request)[1]
    return decode(number) if len(number) == LENGTH else None


def keep(request: HttpRequest, response: HttpResponse, code: str, number: int) -> None:
    """Let this browser come back to the draft for a month, without typing the code."""
    response.set_signed_cookie(
        COOKIE,
        f"{code} {encode(number)}",
        salt=SALT,
        max_age=MONTH,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )


def _held(request: HttpRequest) -> tuple[str, str]:
    value = str(request.get_signed_cookie(COOKIE, default="", salt=SALT, max_age=MONTH))
    code, _between, number = value.partition(" ")
    return code, number
