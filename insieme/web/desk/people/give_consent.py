from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.core.decisions import yes_if
from insieme.domain.access.rules import Permission
from insieme.domain.people import actions, policies, queries
from insieme.domain.people.states import ConsentKind
from insieme.web import forms
from insieme.web.consents import ALLOWS
from insieme.web.desk.people.file import open_file, show_file
from insieme.web.pages import Request, page


class GiveConsentForm(forms.Form):
    kind = forms.RadioField(label=_("La persona è d'accordo con"))
    on = forms.ItalianDateField(label=_("Il giorno in cui la persona lo ha detto"))

    def __init__(self, *args: Any, missing: list[ConsentKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["kind"]
        field.choices = [(kind.value, kind.label) for kind in missing]


@page(needs=Permission.SEE_CASES)
def give_consent(request: Request, person_id: int) -> HttpResponse:
    """Write down that a person agrees to something, for the first time or again."""
    actor = request.actor
    file = open_file(request, person_id)
    policies.can_give_consent(actor, file.person).or_raise()
    missing = queries.consents_missing(actor, person_id)
    yes_if(missing, "Tutti i consensi ci sono già.").or_raise()
    form = GiveConsentForm(request.POST or None, actor=actor, initial={"on": actor.today}, missing=missing)
    if form.is_valid():
        given = form.cleaned_data
        if form.act(actions.give_consent, file.person, ConsentKind(given["kind"]), by=actor, on=given["on"]):
            return forms.done(request, form, _("Consenso registrato."), "people:profile", person_id)
    meanings = [(kind.label, ALLOWS[kind]) for kind in missing]
    return show_file(request, "desk/people/give_consent.html", file, "people:profile", form=form, meanings=meanings)
