from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.core.decisions import YES
from insieme.domain.access.rules import Permission
from insieme.domain.casework.rules import believable_birth
from insieme.domain.people import actions, policies
from insieme.domain.people.states import NoCodiceFiscale, Sex
from insieme.web import countries, forms
from insieme.web.desk.people.file import open_file, show_file
from insieme.web.pages import Request, page

NAMES = (
    "given_name", "family_name", "birth_date", "sex", "citizenship", "codice_fiscale", "no_codice_fiscale", "email",
    "phone", "language", "address", "municipality_id",
)  # fmt: skip


class IdentityForm(forms.Form):
    given_name = forms.CharField(label=_("Nome"), max_length=80)
    family_name = forms.CharField(label=_("Cognome"), max_length=80)
    birth_date = forms.ItalianDateField(label=_("Data di nascita"), required=False)
    sex = forms.ChoiceField(label=_("Sesso"), choices=Sex.choices)
    citizenship = forms.RemoteChoiceField(
        label=_("Cittadinanza"),
        required=False,
        help_text=_("Le prime lettere del paese."),
        search=countries.matching,
        find=countries.known,
        name_of=countries.name_of,
        url_name="people:country_options",
    )
    codice_fiscale = forms.CodiceFiscaleField(required=False)
    no_codice_fiscale = forms.ChoiceField(
        label=_("Perché il codice fiscale manca"), choices=NoCodiceFiscale.choices, required=False
    )
    phone = forms.PhoneField(required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    municipality_id = forms.MunicipalityField(label=_("Comune dove vive"))
    address = forms.CharField(label=_("Indirizzo"), max_length=160, required=False)
    language = forms.ChoiceField(label=_("Lingua in cui scriverle"), choices=settings.LANGUAGES)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        code = given.get("codice_fiscale", "")
        if "codice_fiscale" in given and bool(code) == bool(given.get("no_codice_fiscale")):
            self.add_error(
                "no_codice_fiscale", _("Scrivi il codice fiscale, oppure di' perché non c'è: una cosa sola delle due.")
            )
        today = self.today
        answer = believable_birth(given.get("birth_date"), code, today) if today else YES
        if not answer:
            self.add_error("birth_date", forms.as_error(answer))
        return given

    today: Any = None

    @property
    def identity(self) -> actions.Identity:
        given = {name: self.cleaned_data[name] for name in NAMES}
        return actions.Identity(**{**given, "citizenship": given["citizenship"] or ""})


@page(needs=Permission.SEE_CASES)
def change(request: Request, person_id: int) -> HttpResponse:
    """Correct who the person is, or where they live now; what already happened keeps the comune of its day."""
    file = open_file(request, person_id)
    policies.can_change(request.actor, file.person).or_raise()
    data = request.POST if request.method == "POST" else None
    form = IdentityForm(data, actor=request.actor, initial={name: getattr(file.person, name) for name in NAMES})
    form.today = request.actor.today
    if form.is_valid() and form.act(actions.change, file.person, form.identity, by=request.actor) is not None:
        return forms.done(request, form, _("Dati aggiornati."), "people:profile", person_id)
    return show_file(request, "desk/people/change.html", file, "people:profile", form=form)
