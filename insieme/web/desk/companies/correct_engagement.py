from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.companies import actions, policies, queries
from insieme.domain.companies.actions import Correction
from insieme.web import forms
from insieme.web.pages import Request, found, page

DAY, NEVER = "day", "never"


class CorrectionForm(forms.Form):
    what = forms.RadioField(
        label=_("Che cosa correggi"),
        choices=[(DAY, _("Il giorno era un altro")), (NEVER, _("Non è mai avvenuto"))],
        initial=DAY,
    )
    happened_on = forms.ItalianDateField(label=_("Il giorno giusto"), required=False)
    because = forms.ReasonField(max_length=200, label=_("Perché"), help_text=_("Resta nella storia dell'azienda."))

    def clean(self) -> dict[str, object]:
        data = super().clean()
        if data.get("what") == DAY and not data.get("happened_on") and "happened_on" not in self.errors:
            self.add_error("happened_on", _("Scrivi il giorno giusto."))
        return data

    @property
    def correction(self) -> Correction:
        data = self.cleaned_data
        return Correction(data["happened_on"] if data["what"] == DAY else None, data["because"])


@page(needs=Permission.KEEP_COMPANIES)
def correct_engagement(request: Request, engagement_id: int) -> HttpResponse:
    """Correct the day of a fact that figures count, or say that it never happened."""
    engagement = found(queries.engagement(request.actor, engagement_id))
    policies.can_correct_engagement(request.actor, engagement).or_raise()
    initial = {"happened_on": engagement.happened_on}
    form = CorrectionForm(request.POST or None, actor=request.actor, initial=initial)
    if (
        form.is_valid()
        and form.act(actions.correct_engagement, engagement, form.correction, by=request.actor) is not None
    ):
        return forms.done(request, form, _("Data corretta."), "companies:history", engagement.company_id)
    context = {"form": form, "company": engagement.company, "engagement": engagement}
    return render(request, "desk/companies/correct_engagement.html", context)
