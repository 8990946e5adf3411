from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.casework import actions, policies, queries, rules
from insieme.domain.casework.states import OtherMeasure
from insieme.domain.people import queries as people
from insieme.domain.people.rules import Said
from insieme.domain.people.states import NoCodiceFiscale, Sex
from insieme.web import forms
from insieme.web.desk.applications import likely as doubles
from insieme.web.desk.applications.shared import LIKENESSES, ask
from insieme.web.pages import Request, page

WHY_NO_CODE = [(key, label) for key, label in NoCodiceFiscale.choices if key]
LANGUAGES = (("it", _("Italiano")), ("en", _("Inglese")))


class EnterForm(forms.Form):
    """The same facts as the public form, on one page."""

    submitted_on = forms.ItalianDateField(
        label=_("Ricevuta il"), help_text=_("Il giorno scritto sul foglio: da lì parte l'orologio.")
    )
    given_name = forms.CharField(label=_("Nome"), max_length=80)
    family_name = forms.CharField(label=_("Cognome"), max_length=80)
    birth_date = forms.ItalianDateField(label=_("Data di nascita"))
    sex = forms.RadioField(label=_("Sesso"), choices=Sex.choices, initial=Sex.UNSAID.value)
    codice_fiscale = forms.CodiceFiscaleField(required=False)
    no_codice_fiscale = forms.ChoiceField(
        label=_("Se il codice fiscale non c'è, perché"), choices=[("", "—"), *WHY_NO_CODE], required=False
    )
    phone = forms.PhoneField(required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    municipality_id = forms.MunicipalityField(label=_("Comune di domicilio"))
    language = forms.ChoiceField(label=_("Lingua in cui scriverle"), choices=LANGUAGES)
    is_unemployed = forms.RadioField(label=_("Senza lavoro"), choices=(("yes", _("Sì")), ("no", _("No"))))
    other_measure = forms.ChoiceField(
        label=_("Altra misura per il lavoro"), choices=OtherMeasure.choices, initial=OtherMeasure.UNKNOWN.value
    )
    wishes = forms.LongTextField(label=_("Che lavoro vorrebbe"), required=False, max_length=2000)
    consent = forms.BooleanField(label=_("La persona ha letto l'informativa ed è d'accordo"))
    who = forms.RadioField(label=_("Chi è"), required=False)

    def __init__(self, *args: Any, today: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["who"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        code = given.get("codice_fiscale", "")
        if "codice_fiscale" in given and bool(code) == bool(given.get("no_codice_fiscale")):
            self.add_error(
                "codice_fiscale", _("Scrivi il codice fiscale, oppure di' perché non c'è: una cosa sola delle due.")
            )
        if given.get("birth_date") and not (born := rules.believable_birth(given["birth_date"], code, self.today)):
            self.add_error("birth_date", forms.as_error(born))
        if given.get("submitted_on") and not (day := rules.believable_day(given["submitted_on"], self.today)):
            self.add_error("submitted_on", forms.as_error(day))
        if not given.get("phone") and not given.get("email") and not {"phone", "email"} & self.errors.keys():
            self.add_error("phone", _("Serve almeno un recapito: un telefono o un indirizzo e-mail."))
        return given

    @property
    def said(self) -> Said:
        names = ("given_name", "family_name", "birth_date", "codice_fiscale", "phone")
        return Said(*(self.cleaned_data[name] for name in names))

    @property
    def answers(self) -> rules.Answers:
        given = {
            key: value for key, value in self.cleaned_data.items() if key not in {"submitted_on", "consent", "who"}
        }
        return rules.Answers(**{**given, "is_unemployed": given["is_unemployed"] == "yes"})

    def ask_who(self, likely: list[Any]) -> None:
        """Show the question of the doubles, which until now had no reason to be asked."""
        self.fields["who"].widget = forms.RadioSelect()
        field: Any = self.fields["who"]
        field.choices = doubles.choices(likely)


def _entered(request: Request, form: EnterForm, same_as: Any) -> Any:
    on = form.cleaned_data["submitted_on"]
    return form.act(actions.enter, form.answers, by=request.actor, on=on, same_as=same_as)


@page(needs=Permission.WORK_APPLICATIONS)
def enter(request: Request) -> HttpResponse:
    """Copy an application from paper, with a warning when somebody like this is already known."""
    actor = request.actor
    ask(request, policies.can_enter(actor))
    initial = {"submitted_on": actor.today, "language": "it"}
    form = EnterForm(
        request.POST if request.method == "POST" else None, actor=actor, initial=initial, today=actor.today
    )
    form.fields["who"].choices = [(key, key) for key in request.POST.getlist("who")[:1]]  # type: ignore[attr-defined]
    likely: list[Any] = []
    others: list[Any] = []
    if form.is_valid():
        likely = people.likely_same(actor, form.said)
        others = queries.likely_applications(actor, form.said)
        form.ask_who(likely)
        who = form.cleaned_data["who"]
        if (likely or others) and who not in dict(doubles.choices(likely)):
            form.add_error("who", _("Forse questa persona è già con noi: di' se è la stessa o un'altra."))
        elif made := _entered(request, form, doubles.chosen(likely, who)):
            return forms.done(request, form, _("Candidatura registrata."), "applications:detail", made.pk)
    for each in likely:
        request.reads_file_of(each.person.pk, "duplicate")
    context = {
        "form": form,
        "likely": likely,
        "others": others,
        "likenesses": LIKENESSES,
        "back": reverse("applications:queue"),
    }
    return render(request, "desk/applications/enter.html", context)
