"""Reading the form that a page offers, as a browser would, and filling it with anything."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VALID = {
    "date": "2026-01-15", "datetime-local": "2026-12-01T10:00", "email": "prova@insieme.example", "tel": "+39051555555",
    "number": "3", "checkbox": "on", "text": "3", "textarea": "Una frase abbastanza lunga.",
}  # fmt: skip


@dataclass
class Found:
    """A form's fields: what kind each is, and the choices of those that have some."""

    action: str = ""
    kinds: dict[str, str] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)
    choices: dict[str, list[str]] = field(default_factory=dict)

    @property
    def typed(self) -> list[str]:
        """The fields in which one can write anything."""
        return [name for name, kind in self.kinds.items() if kind in {"text", "textarea", "search", "url"}]

    def filled(self, text: str, *, kinds: set[str] | None = None) -> dict[str, str]:
        """Everything as it would be right; the fields of those kinds, or all without kinds, hold the text."""
        sent = {}
        for name, kind in self.kinds.items():
            if kind == "hidden":
                sent[name] = self.values.get(name, "")
            elif kinds is None or kind in kinds:
                sent[name] = text
            else:
                sent[name] = next(iter(self.choices.get(name, ())), VALID.get(kind, "3"))
        return sent


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Found] = []
        self.now: Found | None = None
        self.select = ""
        self.in_main = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if tag == "main":
            self.in_main = True
        elif tag == "form" and given.get("method") == "post" and self.in_main:
            self.now = Found(given.get("action", ""))
            self.forms.append(self.now)
        elif self.now is not None:
            self._field(tag, given)

    def _field(self, tag: str, given: dict[str, str]) -> None:
        name, now = given.get("name", ""), self.now
        if now is None:
            return
        if tag == "option" and self.select and given.get("value"):
            now.choices.setdefault(self.select, []).append(given["value"])
        if not name or tag not in {"input", "select", "textarea"}:
            return
        kind = given.get("type", "text") if tag == "input" else tag
        if kind in {"radio", "checkbox"}:
            now.choices.setdefault(name, []).append(given.get("value", "on"))
        now.kinds[name] = kind
        now.values[name] = given.get("value", "")
        self.select = name if tag == "select" else ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.now = None
        elif tag == "select":
            self.select = ""
        elif tag == "main":
            self.in_main = False


def forms_in(html: str) -> list[Found]:
    """The forms of the page's own part that write something."""
    reader = _Reader()
    reader.feed(html)
    return [form for form in reader.forms if set(form.kinds) - {"csrfmiddlewaretoken"}]
