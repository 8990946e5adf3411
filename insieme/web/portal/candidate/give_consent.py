from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from insieme.core.decisions import yes_if
from insieme.domain.people import actions, policies, queries
from insieme.domain.people.states import ConsentKind
from insieme.web import forms
from insieme.web.consents import ALLOWS
from insieme.web.pages import Request, found, page
from insieme.web.portal.candidate.own import own_key


class GiveConsentForm(forms.Form):
    kind = forms.RadioField(label=_("Sono d'accordo con"))

    def __init__(self, *args: Any, missing: list[ConsentKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["kind"]
        field.choices = [(kind.value, kind.label) for kind in missing]


@page
def give_consent(request: Request) -> HttpResponse:
    """Candidates agree to something they had not agreed to, or had taken back."""
    actor = request.actor
    person = found(queries.person(actor, own_key(request)))
    policies.can_give_consent(actor, person).or_raise()
    missing = queries.consents_missing(actor, person.pk)
    yes_if(missing, "Tutti i consensi ci sono già.").or_raise()
    form = GiveConsentForm(request.POST or None, missing=missing)
    if form.is_valid():
        kind = ConsentKind(form.cleaned_data["kind"])
        if form.act(actions.give_consent, person, kind, by=actor, on=actor.today):
            return forms.done(request, form, _("Grazie: consenso registrato."), "candidate:my_data")
    context = {"form": form, "meanings": [(kind.label, ALLOWS[kind]) for kind in missing]}
    return render(request, "portal/candidate/give_consent.html", context)
