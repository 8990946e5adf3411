from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from insieme.core.formats import read_day
from insieme.core.identifiers import check_codice_fiscale, check_partita_iva, tidy_code
from insieme.core.money import LARGEST, cents_from
from insieme.core.periods import ROME
from insieme.web.forms.base import as_error

CharField = forms.CharField
ChoiceField = forms.ChoiceField
MultipleChoiceField = forms.MultipleChoiceField
EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)
LARGEST_NUMBER = 10**9


class DayInput(forms.DateInput):
    """The browser's own calendar; when what was typed is not a date it becomes a plain text, so that it is not lost."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        kind = "date"
        if isinstance(value, str) and value:
            try:
                value = read_day(value)
            except ValueError:
                kind = "text"
        context = super().get_context(name, value, attrs)
        context["widget"]["type"] = kind
        return context


class ItalianDateField(forms.Field):
    """A day, written `gg/mm/aaaa` or chosen from the browser's calendar."""

    widget = DayInput

    def __init__(self, *, earliest: date = EARLIEST, latest: date = LATEST, **kwargs: Any) -> None:
        self.earliest, self.latest = earliest, latest
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values or isinstance(value, date):
            return value or None
        try:
            day = read_day(str(value))
        except ValueError:
            raise ValidationError(_("Scrivi una data che esista, come giorno/mese/anno: 31/12/2020.")) from None
        if not self.earliest <= day <= self.latest:
            raise ValidationError(
                _("La data deve stare tra il %(first)s e il %(last)s."),
                params={"first": f"{self.earliest:%d/%m/%Y}", "last": f"{self.latest:%d/%m/%Y}"},
            )
        return day


class MomentInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


class MomentField(forms.Field):
    """A day and an hour, on the clock of Bologna. An hour that the change of the clock skips is refused."""

    widget = MomentInput

    def prepare_value(self, value: Any) -> Any:
        return f"{value.astimezone(ROME):%Y-%m-%dT%H:%M}" if isinstance(value, datetime) else value

    def to_python(self, value: Any) -> datetime | None:
        if value in self.empty_values or isinstance(value, datetime):
            return value or None
        day, _between, hour = str(value).strip().replace("T", " ").partition(" ")
        try:
            local = datetime.combine(read_day(day), time.fromisoformat(hour), tzinfo=ROME)
        except ValueError:
            raise ValidationError(_("Scrivi giorno e ora, per esempio 31/12/2020 09:30.")) from None
        if not EARLIEST <= local.date() <= LATEST:
            raise ValidationError(_("Controlla l'anno."))
        if datetime.fromtimestamp(local.timestamp(), tz=ROME).hour != local.hour:
            raise ValidationError(_("Quella notte l'ora cambia e quest'ora non esiste: scegline un'altra."))
        return local


class LongTextField(forms.CharField):
    def __init__(self, *, rows: int = 4, max_length: int = 4000, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, widget=forms.Textarea({"rows": rows, "cols": 40}), **kwargs)


class ReasonField(LongTextField):
    """Why: a sentence that somebody else will read, sometimes the person concerned."""

    def __init__(self, **kwargs: Any) -> None:
        words = {
            "label": _("Motivo"),
            "help_text": _("Una frase chiara: la potrà leggere anche la persona interessata."),
        }
        super().__init__(**(words | {"rows": 3, "min_length": 5, "max_length": 500} | kwargs))


class EmailField(forms.EmailField):
    def __init__(self, **kwargs: Any) -> None:
        usual: dict[str, Any] = {"max_length": 254}
        super().__init__(**(usual | kwargs))
        self.widget.attrs.setdefault("autocomplete", "email")


class IntegerField(forms.IntegerField):
    def __init__(self, **kwargs: Any) -> None:
        usual: dict[str, Any] = {"max_value": LARGEST_NUMBER, "min_value": 0}
        super().__init__(**(usual | kwargs))
        self.widget.attrs["inputmode"] = "numeric"


class HoursField(forms.CharField):
    """Hours, in halves: `4`, `3,5` and `3.5` are all understood."""

    def __init__(self, *, least: str = "0", most: str = "24", **kwargs: Any) -> None:
        self.least, self.most = Decimal(least), Decimal(most)
        kwargs.setdefault("max_length", 10)
        super().__init__(**kwargs)
        self.widget.attrs |= {"inputmode": "decimal", "class": "short number"}

    def prepare_value(self, value: Any) -> Any:
        return f"{value.normalize():f}".replace(".", ",") if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        try:
            hours = Decimal(text.replace(",", "."))
        except InvalidOperation:
            raise ValidationError(_("Scrivi le ore come numero, per esempio 3,5.")) from None
        # The limits come before the arithmetic: «1e9999999» is a number too, and too large to be doubled.
        if hours.is_finite() and not self.least <= hours <= self.most:
            raise ValidationError(
                _("Le ore vanno da %(least)s a %(most)s."),
                params={"least": self.prepare_value(self.least), "most": self.prepare_value(self.most)},
            )
        if not hours.is_finite() or hours * 2 != int(hours * 2):
            raise ValidationError(_("Le ore si scrivono intere o a mezze ore: 3 oppure 3,5."))
        return hours


class RadioField(forms.ChoiceField):
    """One of few: all in sight."""

    widget = forms.RadioSelect


class EurosField(forms.CharField):
    """An amount, as whole cents. `1.250,50`, `1250.5` and `€ 1 250` are all understood."""

    def __init__(self, *, least: int = 0, most: int = LARGEST, **kwargs: Any) -> None:
        self.least, self.most = least, most
        usual: dict[str, Any] = {"max_length": 30, "help_text": _("In euro, per esempio 1.250,50")}
        super().__init__(**(usual | kwargs))
        self.widget.attrs |= {"inputmode": "decimal", "class": "short number"}

    def prepare_value(self, value: Any) -> Any:
        return f"{value // 100},{value % 100:02d}" if isinstance(value, int) else value

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        try:
            cents = cents_from(text)
        except ValueError as wrong:
            raise ValidationError(_(str(wrong))) from None
        if cents < self.least:
            raise ValidationError(_("L'importo è troppo piccolo."))
        if cents > self.most:
            raise ValidationError(_("L'importo è troppo grande."))
        return cents


class CodiceFiscaleField(forms.CharField):
    def __init__(self, **kwargs: Any) -> None:
        usual: dict[str, Any] = {"label": _("Codice fiscale"), "max_length": 40}
        super().__init__(**(usual | kwargs))
        self.widget.attrs |= {"class": "code", "autocapitalize": "characters", "spellcheck": "false"}

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        if text and not (answer := check_codice_fiscale(text)):
            raise as_error(answer)
        return tidy_code(text)


class PartitaIvaField(forms.CharField):
    def __init__(self, **kwargs: Any) -> None:
        usual: dict[str, Any] = {"label": _("Partita IVA"), "max_length": 40}
        super().__init__(**(usual | kwargs))
        self.widget.attrs |= {"class": "code", "inputmode": "numeric"}

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        if text and not (answer := check_partita_iva(text)):
            raise as_error(answer)
        return tidy_code(text).removeprefix("IT")


class PhoneField(forms.CharField):
    """A telephone number, kept as `+390512345678`; without a prefix it is Italian."""

    def __init__(self, **kwargs: Any) -> None:
        usual: dict[str, Any] = {"label": _("Telefono"), "max_length": 40}
        super().__init__(**(usual | kwargs))
        self.widget.input_type = "tel"
        self.widget.attrs |= {"class": "code", "autocomplete": "tel"}

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        if not text:
            return ""
        try:
            number = phonenumbers.parse(text, "IT")
        except phonenumbers.NumberParseException:
            number = None
        if number is None or not phonenumbers.is_possible_number(number):
            raise ValidationError(
                _("Scrivi un numero di telefono, con il prefisso se non è italiano: +40 712 345 678.")
            )
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
