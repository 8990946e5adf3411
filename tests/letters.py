"""The letters that a test's verbs have put in the outbox, sent as the worker sends them."""

import json

from django.core import mail
from django.db import connection

from insieme import jobs


def sent():
    """Do the jobs that wait, each of them twice as a worker that was killed would; gives the e-mails that left."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT args FROM procrastinate_jobs WHERE task_name = 'send_message' ORDER BY id")
        waiting = [json.loads(args) if isinstance(args, str) else args for (args,) in cursor.fetchall()]
    for letter in (*waiting, *waiting):
        jobs.send_message(**letter)
    return mail.outbox


def page_of(email):
    """Its HTML form."""
    ((content, kind),) = email.alternatives
    assert kind == "text/html"
    return content
