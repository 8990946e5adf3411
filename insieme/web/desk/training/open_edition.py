from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.training import actions, policies, queries
from insieme.web import forms
from insieme.web.desk.training.shared import bound
from insieme.web.pages import Request, found, page


class OpenEditionForm(forms.Form):
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
        return actions.Calendar(**self.cleaned_data)


@page(needs=Permission.KEEP_TRAINING)
def open_edition(request: Request, course_id: int) -> HttpResponse:
    course = found(queries.course(request.actor, course_id))
    policies.can_open_edition(request.actor, course).or_raise()
    form = bound(request, OpenEditionForm)
    if form.is_valid() and (edition := form.act(actions.open_edition, course, form.calendar, by=request.actor)):
        return forms.done(request, form, _("Edizione aperta alle iscrizioni."), "training:edition", edition.pk)
    return render(request, "desk/training/open_edition.html", {"form": form, "course": course})
