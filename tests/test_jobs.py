"""What leaves after the answer: after commit, at least once, and twice is as once."""

import pytest
from asgiref.sync import async_to_sync
from django.core import mail
from django.core.mail import BadHeaderError
from django.db import connection, transaction

from insieme import jobs
from insieme.core.outbox import post

pytestmark = pytest.mark.django_db

QUEUED = "SELECT id, task_name, args FROM procrastinate_jobs WHERE queue_name = 'messages' AND status = 'todo'"


def queued():
    with connection.cursor() as cursor:
        cursor.execute(QUEUED)
        return cursor.fetchall()


def letter(**changes):
    return {
        "to": "anna@example.org",
        "subject": "Il tuo colloquio",
        "text": "Ti aspettiamo.",
        "html": "",
        "language": "it",
        "key": "0123456789ab",
        **changes,
    }


def test_what_is_posted_waits_in_the_queue_and_nothing_is_sent_yet():
    post("anna@example.org", "Il tuo colloquio", "Ti aspettiamo.")
    (row,) = queued()
    assert row[1] == "send_message"
    assert mail.outbox == []


def test_a_transaction_undone_sends_nothing():
    with transaction.atomic():
        post("anna@example.org", "Il tuo colloquio", "Ti aspettiamo.")
        transaction.set_rollback(True)
    assert queued() == []


def test_a_message_is_sent_in_both_forms():
    jobs.send_message(**letter(html="<p>Ti aspettiamo.</p>"))
    (sent,) = mail.outbox
    assert (sent.to, sent.subject, sent.body) == (["anna@example.org"], "Il tuo colloquio", "Ti aspettiamo.")
    assert sent.alternatives[0][1] == "text/html"
    assert sent.extra_headers["Content-Language"] == "it"


def test_sent_twice_it_is_the_same_message():
    jobs.send_message(**letter())
    jobs.send_message(**letter())
    assert len({sent.extra_headers["Message-ID"] for sent in mail.outbox}) == 1


def test_a_line_break_cannot_add_an_addressee():
    with pytest.raises(BadHeaderError):
        jobs.send_message(**letter(subject="Ciao\nBcc: other@example.org"))
    assert mail.outbox == []


def test_the_job_of_a_worker_that_was_killed_goes_back_to_the_queue():
    post("anna@example.org", "Il tuo colloquio", "Ti aspettiamo.")
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '1 hour') RETURNING id"
        )
        worker = cursor.fetchone()[0]
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s", [worker])
    assert queued() == []
    assert async_to_sync(jobs.sweep)() == 1
    assert len(queued()) == 1
    assert async_to_sync(jobs.sweep)() == 0
