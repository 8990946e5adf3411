from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.placements import actions, policies, queries
from insieme.domain.placements.states import Mood
from insieme.web import forms
from insieme.web.desk.placements.shared import bound, show
from insieme.web.pages import Request, found, page


class CheckInForm(forms.Form):
    on = forms.ItalianDateField(label=_("Giorno della verifica"))
    person_mood = forms.RadioField(label=_("Come va per la persona"), choices=Mood.choices, initial=Mood.UNKNOWN)
    person_says = forms.LongTextField(label=_("Che cosa dice"), required=False, rows=2, max_length=500)
    company_mood = forms.RadioField(label=_("Come va per l'azienda"), choices=Mood.choices, initial=Mood.UNKNOWN)
    company_says = forms.LongTextField(label=_("Che cosa dice l'azienda"), required=False, rows=2, max_length=500)
    tutor_mood = forms.RadioField(label=_("Come va per il tutor"), choices=Mood.choices, initial=Mood.UNKNOWN)
    tutor_says = forms.LongTextField(label=_("Che cosa dice il tutor"), required=False, rows=2, max_length=500)
    worry = forms.CharField(
        label=_("Che cosa preoccupa"),
        required=False,
        max_length=300,
        help_text=_("Apre un avviso, finché qualcuno scrive che cosa ha fatto."),
    )

    @property
    def heard(self) -> actions.Heard:
        said = {name: value for name, value in self.cleaned_data.items() if name not in {"on", "worry"}}
        return actions.Heard(**said)


@page(needs=Permission.TUTOR)
def check_in(request: Request, check_in_id: int) -> HttpResponse:
    due = found(queries.check_in(request.actor, check_in_id))
    policies.can_check_in(request.actor, due).or_raise()
    request.reads_file_of(due.person_id)
    form = bound(request, CheckInForm)
    if form.is_valid():
        when, worry = form.cleaned_data["on"], form.cleaned_data["worry"]
        if form.act(actions.check_in, due, form.heard, by=request.actor, on=when, worry=worry):
            return forms.done(request, form, _("Verifica registrata."), "placements:placement", due.placement_id)
    words = {"label": _("Salva la verifica"), "due": due}
    return show(request, "desk/placements/check_in.html", form, due.placement, **words)
