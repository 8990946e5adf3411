"""The form of an organisation's card, and what the verbs of the network have in common."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from insieme.domain.network import actions
from insieme.domain.network.states import OrganisationKind
from insieme.domain.territory import queries as territory
from insieme.web import forms
from insieme.web.pages import Request

KINDS = [each for each in OrganisationKind.choices if each[0] not in actions.OUTSIDE]
NAMES = ("name", "municipality_id", "union_id", "email", "phone", "website")


def _unions() -> list[tuple[str, Any]]:
    return [("", _("Nessuna")), *((each.code, each.name) for each in territory.all_unions())]


class CardForm(forms.Form):
    name = forms.CharField(label=_("Nome"), max_length=160)
    municipality_id = forms.MunicipalityField(label=_("Comune"), required=False)
    union_id = forms.ChoiceField(label=_("Unione"), choices=_unions, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = forms.PhoneField(required=False)
    website = forms.CharField(label=_("Sito"), max_length=200, required=False, help_text=_("Per esempio https://…"))

    def clean_website(self) -> str:
        address = str(self.cleaned_data["website"])
        if address and not address.startswith(("https://", "http://")):
            raise forms.ValidationError(_("L'indirizzo del sito comincia con https://"))
        return address

    def card(self, kind: str) -> actions.Card:
        given = self.cleaned_data
        return actions.Card(
            kind=kind,
            name=given["name"],
            municipality_id=given["municipality_id"] or None,
            union_id=given["union_id"] or None,
            email=given["email"],
            phone=given["phone"],
            website=given["website"],
        )


def show(request: Request, template: str, form: forms.Form, organisation: Any, **context: object) -> HttpResponse:
    """Draw the page of a verb on an organisation, with the way back to its card."""
    back = reverse("network:organisation", args=[organisation.pk])
    return render(request, template, {"form": form, "organisation": organisation, "back": back, **context})
