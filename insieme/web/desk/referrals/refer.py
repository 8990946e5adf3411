from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.casework import actions, policies
from insieme.domain.casework.rules import Answers
from insieme.domain.casework.states import OtherMeasure
from insieme.domain.people.states import NoCodiceFiscale, Sex
from insieme.web import forms
from insieme.web.pages import Request, page

NAMES = (
    "given_name", "family_name", "birth_date", "sex", "codice_fiscale", "no_codice_fiscale", "phone", "email",
    "municipality_id", "other_measure", "wishes",
)  # fmt: skip


class ReferForm(forms.Form):
    given_name = forms.CharField(label=_("Nome"), max_length=80)
    family_name = forms.CharField(label=_("Cognome"), max_length=80)
    birth_date = forms.ItalianDateField(label=_("Data di nascita"), required=False)
    sex = forms.ChoiceField(label=_("Sesso"), choices=Sex.choices, initial=Sex.UNSAID)
    codice_fiscale = forms.CodiceFiscaleField(required=False)
    no_codice_fiscale = forms.ChoiceField(
        label=_("Perché il codice fiscale manca"), choices=NoCodiceFiscale.choices, required=False
    )
    phone = forms.PhoneField(required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    municipality_id = forms.MunicipalityField(label=_("Comune dove vive"))
    is_unemployed = forms.RadioField(
        label=_("Ha un lavoro?"), choices=[("yes", _("No, è senza lavoro")), ("no", _("Sì, lavora"))], initial="yes"
    )
    other_measure = forms.ChoiceField(
        label=_("Segue già un'altra misura per il lavoro?"), choices=OtherMeasure.choices, initial=OtherMeasure.UNKNOWN
    )
    wishes = forms.LongTextField(label=_("Che cosa cerca"), max_length=2000, required=False)
    reason = forms.ReasonField(label=_("Perché la segnali"), max_length=2000)
    person_agreed_on = forms.ItalianDateField(
        label=_("La persona è d'accordo dal"), help_text=_("Senza il suo accordo non si segnala nessuno.")
    )

    @property
    def incoming(self) -> actions.Incoming:
        given = self.cleaned_data
        known: dict[str, Any] = {name: given[name] for name in NAMES}
        who = Answers(is_unemployed=given["is_unemployed"] == "yes", **known)
        return actions.Incoming(who, given["reason"], given["person_agreed_on"])


@page(needs=Permission.REFER)
def refer(request: Request) -> HttpResponse:
    """Send somebody into the programme, with their agreement."""
    policies.can_refer(request.actor).or_raise()
    data = request.POST if request.method == "POST" else None
    form = ReferForm(data, actor=request.actor, initial={"person_agreed_on": request.actor.today})
    if form.is_valid() and (sent := form.act(actions.refer, form.incoming, by=request.actor)):
        thanks = _("Segnalazione inviata: la segreteria contatta la persona entro 4-5 settimane.")
        return forms.done(request, form, thanks, "referrals:referral", sent.pk)
    return render(request, "desk/referrals/refer.html", {"form": form})
