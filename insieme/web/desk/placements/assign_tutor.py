from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.placements import actions, policies, queries
from insieme.web import forms
from insieme.web.desk.placements.shared import bound, placement_of, show
from insieme.web.pages import Request, found, page


class AssignTutorForm(forms.Form):
    tutor = forms.ChoiceField(label=_("Tutor del programma"))
    company_tutor = forms.CharField(label=_("Tutor in azienda"), required=False, max_length=120)
    on = forms.ItalianDateField(label=_("Da quando"))

    def offer(self, tutors: list[queries.TutorName]) -> None:
        """Offer the tutors of today, each with how many placements they follow."""
        self.tutors = {str(place): each for place, each in enumerate(tutors, start=1)}
        load = _("{name} (ne segue {count})")
        field: Any = self.fields["tutor"]
        named = ((key, str(load).format(name=each.name, count=each.following)) for key, each in self.tutors.items())
        field.choices = [("", _("Scegli chi lo segue")), *named]


@page(needs=Permission.ASSIGN_TUTORS)
def assign_tutor(request: Request, placement_id: int) -> HttpResponse:
    placement = placement_of(request, placement_id)
    policies.can_assign_tutor(request.actor, placement).or_raise()
    form = bound(request, AssignTutorForm)
    form.offer(queries.tutors(request.actor.today))
    if form.is_valid():
        tutor = found(queries.user(form.tutors[form.cleaned_data.pop("tutor")].user_id))
        if form.act(actions.assign_tutor, placement, tutor, by=request.actor, **form.cleaned_data):
            return forms.done(request, form, _("Tutor assegnato."), "placements:placement", placement.pk)
    return show(request, "desk/placements/assign_tutor.html", form, placement, label=_("Assegna"))
