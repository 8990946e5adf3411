"""The questions of the application, one a page, in plain words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.policies import Actor
from insieme.domain.casework import rules
from insieme.domain.casework.states import OtherMeasure
from insieme.web import forms

YES_OR_NO = (("yes", _("Sì")), ("no", _("No")))
WHY_NO_CODE = (
    ("waiting", _("Lo sto aspettando")),
    ("not_shown", _("Non ce l'ho qui con me")),
    ("unsaid", _("Preferisco non scriverlo")),
)
HELPS = (
    (OtherMeasure.NONE, _("No, nessuno")),
    (OtherMeasure.GOL, _("Sì, il programma GOL")),
    (OtherMeasure.LR14, _("Sì, la legge 14 (servizi sociali e lavoro)")),
    (OtherMeasure.ADI, _("Sì, l'assegno di inclusione")),
    (OtherMeasure.SFL, _("Sì, il supporto formazione e lavoro")),
    (OtherMeasure.OTHER, _("Sì, un altro aiuto")),
    (OtherMeasure.UNKNOWN, _("Non lo so")),
)


class QuestionForm(forms.Form):
    """`kept` turns what was typed into what a draft keeps: texts, and nothing else."""

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, **kwargs)
        self.today = actor.today
        del self.fields["once"]

    @property
    def kept(self) -> dict[str, object]:
        return {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in self.cleaned_data.items()
            if name in self.fields
        }


class NameForm(QuestionForm):
    given_name = forms.CharField(label=_("Nome"), max_length=80)
    family_name = forms.CharField(label=_("Cognome"), max_length=80)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["given_name"].widget.attrs["autocomplete"] = "given-name"
        self.fields["family_name"].widget.attrs["autocomplete"] = "family-name"


class BirthForm(QuestionForm):
    birth_date = forms.ItalianDateField(label=_("Data di nascita"))
    codice_fiscale = forms.CodiceFiscaleField(
        label=_("Codice fiscale"),
        required=False,
        help_text=_("Sono 16 lettere e numeri. Li trovi sulla tessera sanitaria."),
    )
    no_codice_fiscale = forms.RadioField(
        label=_("Se non scrivi il codice fiscale, dicci perché"), choices=WHY_NO_CODE, required=False
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        code, why = given.get("codice_fiscale", ""), given.get("no_codice_fiscale", "")
        if code:
            given["no_codice_fiscale"] = ""
        elif not why and "codice_fiscale" in given:
            self.add_error("codice_fiscale", _("Scrivi il codice fiscale, oppure dicci perché non c'è."))
        if given.get("birth_date") and not (answer := rules.believable_birth(given["birth_date"], code, self.today)):
            self.add_error("birth_date", forms.as_error(answer))
        return given


class ContactsForm(QuestionForm):
    phone = forms.PhoneField(label=_("Numero di telefono"), required=False)
    email = forms.EmailField(
        label=_("Indirizzo e-mail"), required=False, help_text=_("Se lo scrivi, ti mandiamo una conferma.")
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if not self.errors and not (given.get("phone") or given.get("email")):
            self.add_error("phone", _("Scrivi almeno un recapito: il telefono o l'e-mail. Così possiamo chiamarti."))
        return given


class PlaceForm(QuestionForm):
    municipality_id = forms.MunicipalityField(
        label=_("Comune"), help_text=_("Se stai per cambiare casa, scegli il comune dove andrai.")
    )


class WorkForm(QuestionForm):
    is_unemployed = forms.RadioField(label=_("Oggi sei senza lavoro?"), choices=YES_OR_NO)
    other_measure = forms.RadioField(label=_("Ricevi già un altro aiuto per trovare lavoro?"), choices=HELPS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said = self.initial.get("is_unemployed")
        if isinstance(said, bool):
            self.initial["is_unemployed"] = "yes" if said else "no"

    @property
    def kept(self) -> dict[str, object]:
        return {**super().kept, "is_unemployed": self.cleaned_data["is_unemployed"] == "yes"}


class WishesForm(QuestionForm):
    wishes = forms.LongTextField(
        label=_("Racconta"),
        required=False,
        rows=6,
        max_length=2000,
        help_text=_("Bastano poche righe. Non scrivere cose sulla tua salute."),
    )


class ConsentForm(QuestionForm):
    consent = forms.BooleanField(label=_("Ho letto e sono d'accordo"))


@dataclass(frozen=True)
class Question:
    slug: str
    title: str | Promise
    form: type[QuestionForm]
    text: str | Promise = ""

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self.form.base_fields)

    def is_answered(self, answers: Mapping[str, object]) -> bool:
        return all(name in answers for name in self.names)


QUESTIONS = (
    Question("nome", _("Come ti chiami?"), NameForm, _("Scrivi il nome e il cognome come sono sul documento.")),
    Question("nascita", _("Quando sei nato o nata?"), BirthForm),
    Question("recapiti", _("Come ti troviamo?"), ContactsForm, _("Basta uno dei due. Meglio il telefono.")),
    Question(
        "comune", _("Dove vivi?"), PlaceForm, _("Aiutiamo chi vive a Bologna o in un comune vicino. Scegli il tuo.")
    ),
    Question(
        "lavoro",
        _("Hai un lavoro?"),
        WorkForm,
        _("Aiutiamo chi non ha un lavoro. Se ce l'hai, puoi fare domanda lo stesso: ne parliamo con te."),
    ),
    Question("desideri", _("Che lavoro vorresti fare?"), WishesForm, _("Dicci che cosa sai fare e che cosa ti piace.")),
    Question(
        "consenso",
        _("Possiamo usare i tuoi dati?"),
        ConsentForm,
        _(
            "Usiamo quello che hai scritto solo per aiutarti a trovare lavoro. Lo legge solo chi ti segue. "
            "Puoi chiederci di vedere i dati, di cambiarli o di toglierli. Puoi dire di no anche dopo."
        ),
    ),
)


def find(slug: str) -> Question | None:
    return next((each for each in QUESTIONS if each.slug == slug), None)


def first_open(answers: Mapping[str, object]) -> Question | None:
    """The first question still to be answered, or None."""
    return next((each for each in QUESTIONS if not each.is_answered(answers)), None)


def initial(asked: Question, answers: Mapping[str, object]) -> dict[str, object]:
    return {name: answers[name] for name in asked.names if name in answers}
