"""A double click acts once: the second of two equal submissions is sent where the first one went.

The token of the form is remembered in the session with a digest of what was said, in the same transaction as the
action; two that come together wait for each other on a lock of the database. Whoever goes back with the browser and
says something else with the same form is not clicking twice: what they say is heard.
"""

import hashlib
from importlib import import_module

from django.conf import settings
from django.contrib import messages
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, resolve_url
from django.utils.functional import Promise

from insieme.web.forms.base import Form

KEY = "once"
REMEMBERED = 20


def already_done(request: HttpRequest) -> HttpResponse | None:
    """The answer to a submission that was already acted upon, or None. Call it inside the page's transaction."""
    token = request.POST.get("once", "")[:40]
    key = request.session.session_key
    if not token or not key:
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"{key}:{token}"])
    # Read it again: the one that held the lock may just have written it.
    fresh = import_module(settings.SESSION_ENGINE).SessionStore(key)
    where = dict(fresh.get(KEY, [])).get(_what_was_said(request))
    return HttpResponseRedirect(where) if where else None


def done(request: HttpRequest, form: Form, message: str | Promise, to: str, *args: object) -> HttpResponse:
    """Say that it is done and go on to the page named `to`; a second click on the same button comes here too."""
    messages.success(request, str(message))
    where = resolve_url(to, *args)
    if form.token:
        kept = [*request.session.get(KEY, []), [_what_was_said(request), where]]
        request.session[KEY] = kept[-REMEMBERED:]
        request.session.save()
    return redirect(where)


def _what_was_said(request: HttpRequest) -> str:
    """A short name of a submission: the form's token, the page and the answers, in a digest that tells none of them."""
    answers = sorted((name, values) for name, values in request.POST.lists() if name != "csrfmiddlewaretoken")
    return hashlib.sha256(repr((request.path, answers)).encode(errors="backslashreplace")).hexdigest()[:32]
