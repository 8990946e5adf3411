from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.casework import actions, policies, queries
from insieme.web import forms
from insieme.web.pages import Request, found, page


class CorrectForm(forms.Form):
    what = forms.RadioField(
        label=_("Che cosa non va"),
        choices=[("day", _("Il giorno è sbagliato")), ("void", _("Non è mai successo: annulla la tappa"))],
    )
    happened_on = forms.ItalianDateField(label=_("Giorno giusto"), required=False)
    why = forms.ReasonField()

    def clean_happened_on(self) -> object:
        day = self.cleaned_data["happened_on"]
        if self.cleaned_data.get("what") == "day" and day is None:
            raise forms.ValidationError(_("Scrivi il giorno giusto."))
        return day

    @property
    def correction(self) -> actions.Correction:
        given = self.cleaned_data
        return actions.Correction(given["why"], given["happened_on"] if given["what"] == "day" else None)


@page(needs=Permission.SEE_CASES)
def correct_milestone(request: Request, milestone_id: int) -> HttpResponse:
    milestone = found(queries.milestone(request.actor, milestone_id))
    policies.can_correct_milestone(request.actor, milestone).or_raise()
    data = request.POST if request.method == "POST" else None
    form = CorrectForm(data, actor=request.actor, initial={"happened_on": milestone.happened_on, "what": "day"})
    if (
        form.is_valid()
        and form.act(actions.correct_milestone, milestone, form.correction, by=request.actor) is not None
    ):
        return forms.done(request, form, _("Tappa corretta."), "people:profile", milestone.person_id)
    context = {
        "form": form,
        "milestone": milestone,
        "person": milestone.person,
        "label": _("Correggi"),
        "back": reverse("people:profile", args=[milestone.person_id]),
    }
    return render(request, "desk/cases/correct_milestone.html", context)
