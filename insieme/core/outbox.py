"""What leaves the house leaves after commit, and once: a transaction undone sends nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import mark_safe
from procrastinate.contrib.django import app

from insieme.core.events import Event
from insieme.core.identifiers import decode, encode, new_id

BREAK = mark_safe("<br>\n")
LETTER_LEFT = "core.letter.left"
# A letter on a calm sheet, as narrow as one reads well; a mail program that drops it shows the same words.
LOOK = mark_safe(
    "<style>"
    "body{margin:0;background:#f3f6f9;color:#17242f;font:17px/1.5 'Titillium Web',Geneva,Tahoma,sans-serif}"
    ".letter{max-width:34rem;margin:0 auto;padding:24px 28px;background:#fff}"
    ".from{margin:0 0 24px;padding:0 0 12px;border-bottom:3px solid #06c;font-weight:700}"
    "p{margin:0 0 16px}a{color:#06c;font-weight:600;overflow-wrap:anywhere}"
    "@media(prefers-color-scheme:dark){body{background:#0f141a;color:#e6ebf0}.letter{background:#151b22}"
    ".from{border-color:#7db9ff}a{color:#7db9ff}}"
    "</style>"
)


@dataclass(frozen=True)
class Letter:
    """What we write to somebody, in plain words."""

    subject: str
    text: str


def post(to: str, subject: str, text: str, html: str = "", language: str = "it") -> None:
    """Put an e-mail in the outbox, in the current transaction; a worker sends it once that is committed.

    Without an `html` of its own, it is the text's: paragraphs, and a link where a line is one.
    """
    html = html or in_html(subject, text, language)
    app.configure_task("send_message", queue="messages", allow_unknown=True).defer(
        to=to, subject=subject, text=text, html=html, language=language, key=encode(new_id())
    )


@contextmanager
def once(key: str, *, at: datetime) -> Iterator[bool]:
    """Do something for a letter once: true inside if it never left, and it has left if the block ends well.

    Whoever tries meanwhile waits, and is told it left.
    """
    leaving = {"kind": LETTER_LEFT, "subject": f"letter:{key}", "author": "system", "recorded_at": at}
    with transaction.atomic():
        _event, never_left = Event.objects.get_or_create(pk=decode(key), defaults=leaving)
        yield never_left


def in_html(subject: str, text: str, language: str) -> str:
    """The same words as a page that any mail program shows. Only a line that is nothing but an address is a link."""
    blocks = (block.split("\n") for block in text.strip().split("\n\n"))
    paragraphs = ((format_html_join(BREAK, "{}", ((_line(line),) for line in lines)),) for lines in blocks)
    body = format_html_join("\n", "<p>{}</p>", paragraphs)
    return format_html(
        '<!doctype html>\n<html lang="{}">\n<head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark"><title>{}</title>{}</head>\n'
        '<body>\n<div class="letter">\n<p class="from">Insieme per il lavoro</p>\n{}\n</div>\n</body>\n</html>\n',
        language,
        subject,
        LOOK,
        body,
    )


def _line(line: str) -> str:
    if line.startswith(("https://", "http://")) and " " not in line:
        return format_html('<a href="{0}">{0}</a>', line)
    return conditional_escape(line)
