from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.training import actions, policies
from insieme.web import forms
from insieme.web.desk.training.shared import bound, edition_of, show
from insieme.web.pages import Request, page


class AddLessonForm(forms.Form):
    on = forms.ItalianDateField(label=_("Giorno"))
    hours = forms.HoursField(label=_("Ore"), least="0.5", most="12")
    topic = forms.CharField(label=_("Argomento"), required=False, max_length=160)


@page(needs=Permission.SEE_TRAINING)
def add_lesson(request: Request, edition_id: int) -> HttpResponse:
    edition = edition_of(request, edition_id)
    policies.can_add_lesson(request.actor, edition).or_raise()
    form = bound(
        request, AddLessonForm, on=max(edition.starts_on, min(request.actor.today, edition.ends_on)), hours="4"
    )
    if form.is_valid() and form.act(actions.add_lesson, edition, by=request.actor, **form.cleaned_data):
        return forms.done(request, form, _("Lezione aggiunta."), "training:edition", edition.pk)
    return show(request, "desk/training/add_lesson.html", form, edition, label=_("Aggiungi"))
