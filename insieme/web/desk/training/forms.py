"""The two forms of training: what a course teaches, and when an edition of it is held."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from insieme.domain.training import actions, queries
from insieme.domain.training.states import CourseKind
from insieme.web import forms


class CourseForm(forms.Form):
    kind = forms.RadioField(label=_("Tipo"), choices=CourseKind.choices)
    title = forms.CharField(label=_("Titolo"), max_length=160)
    topic = forms.CharField(
        label=_("Argomento"), max_length=80, help_text=_("Per esempio: Italiano, Sicurezza, Cucina.")
    )
    hours = forms.IntegerField(label=_("Ore"), min_value=1, max_value=2000)
    organisation = forms.RemoteChoiceField(
        label=_("Ente che lo tiene"),
        search=lambda _actor, text: queries.organisations_matching(text),
        find=forms.by_ref(lambda _actor, pk: queries.organisation(pk)),
        url_name="training:find_teachers",
    )
    designed_with = forms.RemoteChoiceField(
        label=_("Azienda che lo ha progettato con noi"),
        required=False,
        search=lambda _actor, text: queries.organisations_matching(text, companies=True),
        find=forms.by_ref(lambda _actor, pk: queries.organisation(pk, companies=True)),
        url_name="training:find_designers",
    )
    requirements = forms.CharField(
        label=_("Requisiti"), required=False, max_length=300, help_text=_("Per esempio: patente B, 21 anni.")
    )

    @property
    def programme(self) -> actions.Programme:
        named: dict[str, Any] = {key: self.cleaned_data[key] for key in actions.Programme.__dataclass_fields__}
        return actions.Programme(**named)


class EditionForm(forms.Form):
    municipality_id = forms.MunicipalityField()
    place = forms.CharField(label=_("Luogo"), max_length=160)
    starts_on = forms.ItalianDateField(label=_("Dal giorno"))
    ends_on = forms.ItalianDateField(label=_("Al giorno"))
    seats = forms.IntegerField(label=_("Posti"), min_value=1, max_value=500)
    pass_share = forms.IntegerField(
        label=_("Ore che danno l'attestato, in percentuale"), min_value=1, max_value=100, initial=70
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        start, end = cleaned.get("starts_on"), cleaned.get("ends_on")
        if start and end and end < start:
            self.add_error("ends_on", _("L'edizione non può finire prima di cominciare."))
        return cleaned

    @property
    def calendar(self) -> actions.Calendar:
        named: dict[str, Any] = {key: self.cleaned_data[key] for key in actions.Calendar.__dataclass_fields__}
        return actions.Calendar(**named)
