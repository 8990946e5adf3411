import secrets
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.forms.renderers import TemplatesSetting
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from insieme.core.decisions import Decision, Denied
from insieme.domain.access.policies import Actor
from insieme.web.words import words_of

P = ParamSpec("P")
R = TypeVar("R")
LONGEST_LINE = 200
LONGEST_TEXT = 4000
LINE_BREAKS = "\n\r\t"


class Renderer(TemplatesSetting):
    form_template_name = "components/form.html"
    field_template_name = "components/field.html"


def as_error(decision: Decision) -> ValidationError:
    """A rule's no, as a form shows it beside the field."""
    return ValidationError(words_of(decision))


def refuse_control_characters(text: str) -> None:
    if any((c < " " and c not in LINE_BREAKS) or c in "\x7f\u202d\u202e" or "\ud800" <= c <= "\udfff" for c in text):
        raise ValidationError(_("Il testo contiene caratteri che non si vedono: riscrivilo a mano."))


class Form(forms.Form):
    """Every form of the product: clear messages, a limit on every text, and what was typed is never lost.

    `{{ form }}` writes the summary of errors and the fields; the page writes `<form>`, the token and the buttons.
    """

    def __init__(self, *args: Any, actor: Actor | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Two equal tokens are one click made twice: see once.py.
        token = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
        token.initial = secrets.token_urlsafe(9)
        for name, each in self.fields.items():
            _speak_plainly(name, each)
            _limit(each)
            if actor and hasattr(each, "search_as"):
                each.search_as(actor)
        self.fields["once"] = token

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        cleaned.pop("once", None)
        return cleaned

    @property
    def token(self) -> str:
        return str(self.data.get(self.add_prefix("once"), ""))[:40]

    def act(self, verb: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R | None:
        """Do the one thing this form is for; when the rule says no, keep the form and say why at its top."""
        try:
            return verb(*args, **kwargs)
        except Denied as denied:
            self.add_error(None, as_error(denied.decision))
            return None


def _speak_plainly(name: str, each: forms.Field) -> None:
    label = each.label or name
    chooses = isinstance(each, forms.ChoiceField | forms.MultipleChoiceField)
    sentence = _("Scegli «{label}».") if chooses else _("Compila «{label}».")
    if isinstance(each, forms.BooleanField):
        sentence = _("Per continuare serve la conferma: «{label}».")
    messages = {"required": format_lazy(sentence, label=label)}
    if chooses:
        messages["invalid_choice"] = _("Questa scelta non è tra quelle possibili: scegline un'altra.")
    usual = {
        key: text for kind in type(each).__mro__ for key, text in getattr(kind, "default_error_messages", {}).items()
    }
    for key, text in messages.items():
        # What the form's author wrote is left alone.
        if str(each.error_messages.get(key)) == str(usual.get(key)):
            each.error_messages[key] = text


def _limit(each: forms.Field) -> None:
    """Give every text a limit; the limit is told in the message, and the browser never cuts what one types."""
    if not isinstance(each, forms.CharField):
        return
    if each.max_length is None:
        each.max_length = LONGEST_TEXT if isinstance(each.widget, forms.Textarea) else LONGEST_LINE
        each.validators.append(MaxLengthValidator(each.max_length))
    each.widget.attrs.pop("maxlength", None)
    each.validators.append(refuse_control_characters)
