"""What people fill in. A form collects words and checks their shape; whether the thing may be done, the action says.

class ActivateForm(forms.Form):
    on = forms.ItalianDateField(label=_("Primo giorno di lavoro"))
"""

from django.forms import (
    BooleanField,
    CheckboxInput,
    CheckboxSelectMultiple,
    FileField,
    HiddenInput,
    RadioSelect,
    Textarea,
    ValidationError,
)

from insieme.web.forms.base import Form, Renderer, as_error
from insieme.web.forms.fields import (
    CharField,
    ChoiceField,
    CodiceFiscaleField,
    EmailField,
    EurosField,
    HoursField,
    IntegerField,
    ItalianDateField,
    LongTextField,
    MomentField,
    MultipleChoiceField,
    PartitaIvaField,
    PhoneField,
    RadioField,
    ReasonField,
)
from insieme.web.forms.once import already_done, done
from insieme.web.forms.places import MunicipalityField
from insieme.web.forms.remote import RemoteChoiceField, by_ref, remote_options

__all__ = [
    "BooleanField",
    "CharField",
    "CheckboxInput",
    "CheckboxSelectMultiple",
    "ChoiceField",
    "CodiceFiscaleField",
    "EmailField",
    "EurosField",
    "FileField",
    "Form",
    "HiddenInput",
    "HoursField",
    "IntegerField",
    "ItalianDateField",
    "LongTextField",
    "MomentField",
    "MultipleChoiceField",
    "MunicipalityField",
    "PartitaIvaField",
    "PhoneField",
    "RadioField",
    "RadioSelect",
    "ReasonField",
    "RemoteChoiceField",
    "Renderer",
    "Textarea",
    "ValidationError",
    "already_done",
    "as_error",
    "by_ref",
    "done",
    "remote_options",
]
