"""What is asked about a company, on more than one page."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from insieme.domain.companies.actions import Place, Profile
from insieme.domain.companies.states import Size
from insieme.domain.vocabulary import queries as vocabulary
from insieme.domain.vocabulary.rules import matching, words
from insieme.web import forms
from insieme.web.forms.remote import Option

LONGEST_NAME = 160


def activities_matching(_actor: object, text: str) -> list[Option]:
    """Find activities by the beginnings of the words of their title, or by code."""
    labels = {each.code: f"{each.code} · {each.label}" for each in vocabulary.activities()}
    return [(code, labels[code]) for code in matching(text, {code: words(label) for code, label in labels.items()})]


def activity_of(_actor: object, code: str) -> Any:
    return next((Chosen(each.code, each.label) for each in vocabulary.activities() if each.code == code), None)


class Chosen:
    """A word of the State that was chosen: its code, and its label as `name`."""

    def __init__(self, code: str, name: str) -> None:
        self.code, self.name = code, name


class ProfileForm(forms.Form):
    name = forms.CharField(label=_("Ragione sociale"), max_length=LONGEST_NAME)
    partita_iva = forms.PartitaIvaField()
    activity = forms.RemoteChoiceField(
        label=_("Attività"),
        help_text=_("Scrivi qualche lettera: per esempio «ristor» o «56»."),
        search=activities_matching,
        find=activity_of,
        url_name="companies:activity_options",
    )
    size = forms.RadioField(label=_("Dimensione"), choices=Size.choices)
    monthly_capacity = forms.IntegerField(
        label=_("Profili che legge in un mese"),
        help_text=_("Quanti profili l'azienda ha detto di poter leggere in un mese; vuoto se non lo ha detto."),
        required=False,
        max_value=1000,
    )
    email = forms.EmailField(label=_("E-mail dell'azienda"), required=False)
    phone = forms.PhoneField(required=False)
    website = forms.CharField(label=_("Sito"), required=False, max_length=200)

    def clean_website(self) -> str:
        text = str(self.cleaned_data["website"]).strip()
        if not text:
            return ""
        if " " in text or "." not in text:
            raise forms.ValidationError(_("Scrivi l'indirizzo del sito, per esempio www.azienda.it."))
        return text if text.startswith(("http://", "https://")) else f"https://{text}"

    @property
    def profile(self) -> Profile:
        data = self.cleaned_data
        return Profile(
            name=data["name"],
            partita_iva=data["partita_iva"],
            activity_code=data["activity"].code,
            size=data["size"],
            monthly_capacity=data["monthly_capacity"],
            email=data["email"],
            phone=data["phone"],
            website=data["website"],
        )


class SiteForm(forms.Form):
    site_name = forms.CharField(label=_("Nome della sede"), max_length=120, initial=_("Sede"))
    municipality = forms.MunicipalityField()
    address = forms.CharField(label=_("Indirizzo"), max_length=160, required=False)

    @property
    def place(self) -> Place:
        data = self.cleaned_data
        return Place(data["site_name"], data["municipality"], data["address"])


class AddForm(ProfileForm, SiteForm):
    """The company and its main site, on one page."""

    field_order = ("name", "partita_iva", "activity", "size", "site_name", "municipality", "address")


class EndForm(forms.Form):
    on = forms.ItalianDateField(label=_("Da quale giorno"))
