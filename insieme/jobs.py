"""What is done after the answer: each task may run twice, and the second time changes nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import close_old_connections, connection
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from insieme.core.outbox import once
from insieme.database.walls import behind_the_wall
from insieme.domain.access.policies import system
from insieme.domain.casework import actions as casework

# A minute, two, four … about four hours in all: a mail server that is down comes back.
PATIENCE = RetryStrategy(max_attempts=8, wait=60, exponential_wait=2)
SILENCE = 60.0  # seconds after which a worker that says nothing is taken for dead


@contextmanager
def a_connection() -> Iterator[None]:
    """Let a task use the database as a request does: not with what this thread kept from a server restarted since."""
    if connection.in_atomic_block:
        yield
        return
    close_old_connections()
    try:
        yield
    finally:
        close_old_connections()


@app.task(name="send_message", queue="messages", retry=PATIENCE)
def send_message(*, to: str, subject: str, text: str, html: str, language: str, key: str) -> None:
    """Send one e-mail of the outbox, unless it has already left.

    Its Message-ID comes from its key: if a worker died between the sending and the noting of it, what leaves again is
    the same message to whoever gets it.
    """
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ")
    message = EmailMultiAlternatives(
        subject, text, to=[to], headers={"Message-ID": f"<{key}@{domain}>", "Content-Language": language}
    )
    if html:
        message.attach_alternative(html, "text/html")
    with a_connection(), once(key, at=datetime.now(tz=UTC)) as never_left:
        if never_left:
            message.send()


@app.periodic(cron="* * * * *")
@app.task(name="sweep_stalled_jobs", queueing_lock="sweep_stalled_jobs", pass_context=True)
async def sweep_stalled_jobs(context: JobContext, timestamp: int) -> None:
    """Give back to the queue the jobs of workers that were killed."""
    await sweep()


@app.periodic(cron="40 3 * * *")
@app.task(name="forget_drafts", queueing_lock="forget_drafts")
def forget_drafts(timestamp: int) -> int:
    """Delete the applications begun and left there for sixty days, as the page on privacy says."""
    with a_connection(), behind_the_wall({"reach": "all"}, read_only=False):
        return casework.forget_drafts(by=system(datetime.now(tz=UTC)))


async def sweep() -> int:
    """Put every stalled job back in the queue; how many there were."""
    stalled = list(await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=SILENCE))
    for job in stalled:
        await app.job_manager.retry_job(job)
    return len(stalled)
