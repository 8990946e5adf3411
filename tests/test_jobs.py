"""What leaves after the answer: after commit, at least once, and twice is as once."""

import json

import pytest
from asgiref.sync import async_to_sync
from django.core import mail
from django.core.mail import BadHeaderError
from django.db import connection, transaction

from insieme import jobs
from insieme.core.outbox import in_html, post
from insieme.database.walls import behind_the_wall

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


def test_a_job_done_twice_sends_one_message():
    jobs.send_message(**letter())
    jobs.send_message(**letter())
    assert len(mail.outbox) == 1


def test_whoever_sends_letters_is_behind_the_wall_too():
    with behind_the_wall({}, read_only=False):
        jobs.send_message(**letter())
        jobs.send_message(**letter())
    assert len(mail.outbox) == 1


def test_two_letters_with_the_same_words_are_two():
    jobs.send_message(**letter())
    jobs.send_message(**letter(key="0123456789ac"))
    assert len({sent.extra_headers["Message-ID"] for sent in mail.outbox}) == 2


def test_a_server_that_refuses_a_letter_gets_it_again_with_the_same_name(monkeypatch):
    tried = []

    def refuse(message, fail_silently=False):
        tried.append(message.extra_headers["Message-ID"])
        raise OSError("greylisted")

    with monkeypatch.context() as patched:
        patched.setattr("django.core.mail.EmailMultiAlternatives.send", refuse)
        with pytest.raises(OSError, match="greylisted"):
            jobs.send_message(**letter())
    jobs.send_message(**letter())
    assert [sent.extra_headers["Message-ID"] for sent in mail.outbox] == tried


def test_what_is_posted_has_both_forms_and_the_page_says_the_same():
    post(
        "anna@example.org",
        "Il <tuo> colloquio",
        "Ciao <b>Anna</b>,\n\nDove:\nSportello.\n\nhttps://a.example/x?a=1&b=2",
    )
    args = queued()[0][2]
    html = (json.loads(args) if isinstance(args, str) else args)["html"]
    assert '<html lang="it">' in html and "<title>Il &lt;tuo&gt; colloquio</title>" in html
    assert "<p>Ciao &lt;b&gt;Anna&lt;/b&gt;,</p>" in html and "<p>Dove:<br>\nSportello.</p>" in html
    assert '<a href="https://a.example/x?a=1&amp;b=2">' in html


def test_somebody_elses_words_never_become_a_link():
    assert "<a " not in in_html("Ciao", "Ciao www.cattivo.example,\n\nvieni a https://cattivo.example subito.", "it")


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
