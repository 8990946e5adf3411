"""Choosing one among many: a few letters, then a click. Two submits without JavaScript, none lost with it."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from insieme.core.identifiers import decode
from insieme.domain.access.policies import Actor

Option = tuple[str, str | Promise]
MOST = 10
LEAST_LETTERS = 2


def _tidy(text: object) -> str:
    """What was typed, without the characters that nobody sees and that no name holds."""
    return "".join(" " if c < " " or c in "\x7f\u202d\u202e" else c for c in str(text)[:100]).strip()


class RemoteChoiceInput(forms.Widget):
    template_name = "components/widgets/remote_choice.html"

    def __init__(self, url_name: str = "") -> None:
        super().__init__()
        self.url_name = url_name
        self.options: Sequence[Option] = ()
        self.label_of: Callable[[str], str | Promise] = str

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, str]:
        return {"text": _tidy(data.get(f"{name}_text", "")), "key": _tidy(data.get(name, ""))}

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in data and f"{name}_text" not in data

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_text" if id_ else id_

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        held = value if isinstance(value, dict) else {"text": "", "key": str(value) if value else ""}
        label = str(self.label_of(held["key"])) if held["key"] else ""
        options = list(self.options)
        if label and held["key"] not in [key for key, _label in options]:
            options.insert(0, (held["key"], label))
        context["widget"] |= {
            "text": held["text"] or label,
            "key": held["key"],
            "options": options,
            "search_url": reverse(self.url_name) if self.url_name else "",
            "describedby": context["widget"]["attrs"].get("aria-describedby", ""),
            "invalid": context["widget"]["attrs"].get("aria-invalid", ""),
        }
        return context


class RemoteChoiceField(forms.Field):
    """One thing among more than fifty: `search(actor, text)` offers up to ten, `find(actor, key)` gives the chosen one.

    `find` must return None for what the actor may not see; `name_of` writes it, when it is not its `name`. The form is made with `actor=request.actor`.
    """

    widget: RemoteChoiceInput

    def __init__(
        self,
        *,
        search: Callable[[Actor, str], Sequence[Option]],
        find: Callable[[Actor, str], Any],
        url_name: str = "",
        name_of: Callable[[Any], str | Promise] | None = None,
        **kwargs: Any,
    ) -> None:
        self.search, self.find, self.name_of = search, find, name_of
        self.actor: Actor | None = None
        super().__init__(widget=RemoteChoiceInput(url_name), **kwargs)

    def search_as(self, actor: Actor) -> None:
        self.actor = actor
        self.widget.label_of = self._label

    def _label(self, key: str) -> str:
        found = self.find(self.actor, key) if self.actor else None
        if found is None:
            return ""
        return str(self.name_of(found) if self.name_of else getattr(found, "name", found))

    def clean(self, value: Any) -> Any:
        if self.actor is None:
            raise TypeError("Make the form with actor=request.actor: whom to search for?")
        if not isinstance(value, dict) or not (value["text"] or value["key"]):
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return None
        if value["key"] and (found := self.find(self.actor, value["key"])) is not None:
            return found
        options = list(self.search(self.actor, value["text"]))[:MOST] if value["text"] else []
        if len(options) == 1:
            return self.find(self.actor, options[0][0])
        self.widget.options = options
        if options:
            raise ValidationError(_("Più risultati per «%(text)s»: scegli quello giusto."), params=value)
        raise ValidationError(_("Nessun risultato per «%(text)s»: controlla come è scritto."), params=value)


def remote_options(request: HttpRequest, search: Callable[[str], Sequence[Option]]) -> HttpResponse:
    """Answer what is being typed into a remote choice: `?field=company&q=for`."""
    text = " ".join(_tidy(request.GET.get("q", "")).split())
    name = "".join(c for c in request.GET.get("field", "")[:60] if c.isalnum() or c in "_-")
    options = list(search(text))[:MOST] if len(text) >= LEAST_LETTERS else []
    return render(
        request, "components/widgets/remote_options.html", {"name": name, "options": options, "key": "", "text": text}
    )


def by_ref(find: Callable[[Actor, int], Any]) -> Callable[[Actor, str], Any]:
    """Make a query that finds by number find by the twelve letters that a page's choice holds."""

    def look(actor: Actor, key: str) -> Any:
        try:
            return find(actor, decode(key))
        except ValueError:
            return None

    return look
