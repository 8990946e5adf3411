"""What leaves the house leaves after commit: a transaction undone sends nothing."""

from procrastinate.contrib.django import app

from insieme.core.identifiers import encode, new_id


def post(to: str, subject: str, text: str, html: str = "", language: str = "it") -> None:
    """Put an e-mail in the outbox, in the current transaction; a worker sends it once that is committed."""
    app.configure_task("send_message", queue="messages", allow_unknown=True).defer(
        to=to, subject=subject, text=text, html=html, language=language, key=encode(new_id())
    )
