"""What the desk and the company's portal share of a search: its form with the check of what it asks for, its words."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from insieme.core.identifiers import decode, encode
from insieme.domain.access.policies import Actor
from insieme.domain.vacancies.actions import Wanted
from insieme.domain.vacancies.rules import MOST_SEATS, Concern, concerns_in
from insieme.domain.vocabulary import queries as vocabulary
from insieme.web import forms
from insieme.web.forms.remote import Option


class Word:
    """An occupation that was chosen: its code, and its title as `name`."""

    def __init__(self, code: str, name: str) -> None:
        self.code, self.name = code, name


def occupations_matching(_actor: Actor, text: str) -> list[Option]:
    return [(each.code, each.label) for each in vocabulary.occupations_matching(text)]


def occupation_of(_actor: Actor, code: str) -> Word | None:
    try:
        return Word(code, vocabulary.occupation(code).label)
    except LookupError:
        return None


class WantedForm(forms.Form):
    title = forms.CharField(
        label=_("Che cosa cercate"), max_length=160, help_text=_("Per esempio: aiuto panificatore.")
    )
    occupation = forms.RemoteChoiceField(
        label=_("Professione"),
        help_text=_("Scrivi qualche lettera e scegli: per esempio «panett» o «magazz»."),
        search=occupations_matching,
        find=occupation_of,
        url_name="vacancies:occupation_options",
    )
    site = forms.ChoiceField(label=_("Sede"))
    contract_type = forms.ChoiceField(label=_("Contratto"))
    seats = forms.IntegerField(label=_("Posti"), min_value=1, max_value=MOST_SEATS)
    weekly_hours = forms.IntegerField(label=_("Ore alla settimana"), min_value=1, max_value=48)
    needs_licence = forms.BooleanField(label=_("Serve la patente B"), required=False)
    requirements = forms.LongTextField(
        label=_("Requisiti e orari"),
        max_length=2000,
        required=False,
        help_text=_("Che cosa si fa, con quali turni, che cosa bisogna saper fare."),
    )
    answer_by = forms.ItalianDateField(label=_("Risposta entro il"), required=False)
    anyway = forms.BooleanField(label=_("Ho letto gli avvisi: i requisiti restano come sono scritti"), required=False)

    def __init__(self, *args: Any, sites: Sequence[Any], on: date, contract: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        types = {each.code: each.label for each in vocabulary.contract_types(on)}
        if contract:
            types.setdefault(contract, vocabulary.contract_type(contract).label)
        places = [(encode(each.pk), f"{each.name} · {each.municipality.name}") for each in sites]
        self._offer("contract_type", [("", _("Scegli il contratto")), *types.items()])
        self._offer("site", places if len(places) == 1 else [("", _("Scegli la sede")), *places])
        self.concerns = concerns_in(f"{self.data.get('title', '')}\n{self.data.get('requirements', '')}")
        if not self.concerns:
            del self.fields["anyway"]

    def _offer(self, name: str, options: list[tuple[str, Any]]) -> None:
        field: Any = self.fields[name]
        field.choices = options

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if self.concerns and not data.get("anyway"):
            self.add_error("requirements", [sentence_of(concern) for concern in self.concerns])
        return data

    @property
    def wanted(self) -> Wanted:
        data = self.cleaned_data
        return Wanted(
            site_id=decode(data["site"]),
            title=data["title"],
            occupation_code=data["occupation"].code,
            contract_type_code=data["contract_type"],
            seats=data["seats"],
            weekly_hours=data["weekly_hours"],
            needs_licence=data["needs_licence"],
            requirements=data["requirements"],
            answer_by=data["answer_by"],
        )


def sentence_of(concern: Concern) -> str:
    """Say what is wrong with a requirement, and how to write it instead."""
    return f"«{concern.found}»: {gettext(concern.why)} {gettext(concern.instead)}"


def seats_in_words(taken: int, seats: int) -> str:
    """Say how many seats are still free."""
    free = max(seats - taken, 0)
    return ngettext("%(free)d posto libero su %(seats)d", "%(free)d posti liberi su %(seats)d", free) % {
        "free": free,
        "seats": seats,
    }


def short_name(given: str, family: str) -> str:
    """The name a company reads, given name and initial: Amina P."""
    return f"{given} {family[:1]}." if family else given
