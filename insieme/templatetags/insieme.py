"""The components, as tags: loaded in every template, so that a page needs no `{% load %}`."""

import secrets
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.templatetags.static import static
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from insieme.core import formats, money
from insieme.core.decisions import Decision
from insieme.core.periods import ROME
from insieme.core.tables import Badge, Tone
from insieme.web.charts import Drawing, MapDrawing, Sparkline
from insieme.web.parts import Fact, Moment, Row, Tab
from insieme.web.words import words_of

register = template.Library()
Text = str | Promise
BUTTONS = {
    "primary": "btn-primary", "danger": "btn-outline-danger", "quiet": "btn-link", "": "btn-outline-primary",
}  # fmt: skip


@register.filter
def reason(decision: Decision) -> str:
    """Why not, in the reader's language."""
    return words_of(decision)


@register.filter(is_safe=True)
def in_sentence(text: Text) -> str:
    """Words that go on in the middle of a sentence: without their capital, unless it is an acronym's."""
    words = str(text)
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


@register.filter
def day(value: date | None) -> str:
    return formats.day(value) if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    return formats.moment(value) if value else ""


@register.filter
def euros(cents: int | None) -> str:
    return "" if cents is None else money.euros(cents)


@register.filter
def number(value: float | None) -> str:
    return "" if value is None else formats.number(value)


@register.filter
def percent(share: float | None, places: int = 0) -> str:
    """A share as a percentage; a share of nothing has no value, and a dash says so."""
    return "–" if share is None else formats.percent(share, places)


@register.filter
def relative(value: date | datetime | None, today: date) -> SafeString | str:
    """How far a day is from today, with the day itself for machines and on hover."""
    if value is None:
        return ""
    on = value.astimezone(ROME).date() if isinstance(value, datetime) else value
    whole = formats.moment(value) if isinstance(value, datetime) else formats.day(value)
    return format_html(
        '<time datetime="{}" title="{}">{}</time>', value.isoformat(), whole, _distance((on - today).days, on)
    )


def _distance(days: int, on: date) -> str:
    near = {0: _("oggi"), 1: _("domani"), -1: _("ieri")}
    if days in near:
        return near[days]
    if 0 < days < 60:
        return ngettext("tra %d giorno", "tra %d giorni", days) % days
    if -60 < days < 0:
        return ngettext("%d giorno fa", "%d giorni fa", -days) % -days
    return formats.day(on)


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """Draw an icon of the design system; with a label it speaks, without it is only an ornament."""
    spoken = format_html('role="img" aria-label="{}"', label) if label else SafeString('aria-hidden="true"')
    return format_html('<svg class="sign" {}><use href="{}#it-{}"/></svg>', spoken, static("icons.svg"), name)


def _refused(label: Text, decision: Decision, kind: str) -> SafeString:
    key = f"why-{secrets.token_hex(4)}"
    return format_html(
        '<span class="refused"><button type="button" class="btn {}" aria-disabled="true" aria-describedby="{}">{}'
        '</button><span class="refused-why" id="{}">{}</span></span>',
        "btn-primary" if kind == "primary" else "btn-outline-primary", key, label, key, reason(decision),
    )  # fmt: skip


# Written here and not as a template: a page may have a hundred, and each would cost a template's opening.
@register.simple_tag
def action(
    label: Text, url: str, decision: Decision | None = None, kind: str = "secondary", sign: str = ""
) -> SafeString:
    """A button that leads to a verb's page. When the rule says no it stays in sight, with the reason.

    `kind` is `primary` (one in a page), `secondary`, `quiet` or `danger`.
    """
    if decision is not None and not decision:
        return _refused(label, decision, kind)
    drawn = icon(sign) if sign else ""
    return format_html('<a class="btn {}" href="{}">{}{}</a>', BUTTONS.get(kind, BUTTONS[""]), url, drawn, label)


@register.inclusion_tag("components/post.html")
def post(label: Text, url: str, decision: Decision | None = None, kind: str = "secondary") -> dict[str, Any]:
    """A button that acts at once (a form of one button): for what needs no answer and no second thought."""
    button = _refused(label, decision, kind) if decision is not None and not decision else ""
    return {"label": label, "url": url, "kind": kind, "refused": button, "token": secrets.token_urlsafe(9)}


@register.simple_tag
def badge(text: Text | Badge, tone: Tone = "neutral") -> SafeString:
    told = text if isinstance(text, Badge) else Badge(text, tone)
    return format_html('<span class="badge-state tone-{}">{}</span>', told.tone, told.text)


@register.inclusion_tag("components/chip.html")
def chip(text: Text, url: str = "", tone: Tone = "neutral", remove: str = "") -> dict[str, Any]:
    """A short fact among its like. `url` opens it; `remove` takes it away, for filters in use."""
    return {"text": text, "url": url, "tone": tone, "remove": remove}


@register.inclusion_tag("components/stat.html")
def stat(value: object, label: Text, url: str = "", detail: Text = "", definition: str = "") -> dict[str, Any]:
    """A figure, what it counts, the rows behind it and the page that defines it."""
    shown = formats.number(value) if isinstance(value, int) else value
    # The sign that leads to the definition stays beside the last word.
    first, _space, last = str(label).rpartition(" ")
    return {
        "value": shown,
        "is_long": len(str(shown)) > 8,
        "label": label,
        "first": first,
        "last": last,
        "url": url,
        "detail": detail,
        "definition": definition,
    }


@register.inclusion_tag("components/empty.html")
def empty(title: Text, text: Text = "", url: str = "", label: Text = "") -> dict[str, Any]:
    """What to say where there is nothing yet: what would be here, and how to begin."""
    return {"title": title, "text": text, "url": url, "label": label}


@register.inclusion_tag("components/callout.html")
def callout(text: Text, tone: Tone = "accent", title: Text = "") -> dict[str, Any]:
    return {"text": text, "tone": tone, "title": title}


@register.inclusion_tag("components/facts.html")
def facts(rows: Sequence[Fact]) -> dict[str, Any]:
    return {"rows": [(row, _fact(row.value)) for row in rows]}


def _fact(value: object) -> object:
    match value:
        case None | "":
            return None
        case bool():
            return _("Sì") if value else _("No")
        case datetime():
            return formats.moment(value)
        case date():
            return formats.day(value)
    return value


@register.inclusion_tag("components/timeline.html")
def timeline(moments: Sequence[Moment], today: date) -> dict[str, Any]:
    return {"moments": moments, "today": today}


@register.inclusion_tag("components/rows.html")
def rows(work: Sequence[Row], today: date) -> dict[str, Any]:
    """Lines of work, each with its next steps at hand."""
    # What nobody waits for has a day that has passed, and is not late.
    late = [row.due is not None and row.tone in {"bad", "warning"} and _day_of(row.due) < today for row in work]
    return {"rows": list(zip(work, late, strict=True)), "today": today}


def _day_of(value: date | datetime) -> date:
    return value.astimezone(ROME).date() if isinstance(value, datetime) else value


@register.inclusion_tag("components/tabs.html")
def tabs(tabs: Sequence[Tab], label: Text) -> dict[str, Any]:
    return {"tabs": tabs, "label": label}


@register.inclusion_tag("components/progress.html")
def progress(done: int, total: int, label: Text) -> dict[str, Any]:
    return {"done": done, "total": total, "label": label, "percent": round(100 * done / total) if total else 0}


@register.inclusion_tag("components/steps.html")
def steps(names: Sequence[Text], current: int) -> dict[str, Any]:
    """Where one is in a form of one question a page; `current` counts from 1."""
    return {"names": names, "current": current, "total": len(names), "name": names[current - 1]}


@register.inclusion_tag("components/table.html")
def rows_table(listing: Any) -> dict[str, Any]:
    return {"listing": listing}


@register.inclusion_tag("components/crumb.html")
def crumb(label: Text, url: str = "") -> dict[str, Any]:
    return {"label": label, "url": url}


@register.inclusion_tag("components/chart.html")
def chart(drawing: Drawing) -> dict[str, Any]:
    return {"chart": drawing, "key": f"c{secrets.token_hex(3)}"}


@register.inclusion_tag("components/map.html")
def map_chart(drawing: MapDrawing) -> dict[str, Any]:
    linked = any(region.url for region in drawing.regions)
    return {"map": drawing, "key": f"c{secrets.token_hex(3)}", "linked": linked}


@register.inclusion_tag("components/sparkline.html")
def spark(line: Sparkline, label: Text) -> dict[str, Any]:
    """A trend as small as a word."""
    return {"line": line, "label": label}


class SayAgain(template.Node):
    """Writes a block of the page once more: the title is also the heading."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.nodelist = NodeList()

    def render(self, context: Context) -> SafeString:
        block = context.render_context[BLOCK_CONTEXT_KEY].get_block(self.name)
        return SafeString(block.nodelist.render(context).strip() if block else "")


@register.tag
def say_again(_parser: Parser, token: Token) -> SayAgain:
    return SayAgain(token.split_contents()[1].strip("\"'"))
