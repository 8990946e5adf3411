from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Permission
from insieme.domain.training import actions, policies, queries
from insieme.domain.training.states import CourseKind
from insieme.web import forms
from insieme.web.desk.training.shared import bound
from insieme.web.pages import Request, page


class AddCourseForm(forms.Form):
    kind = forms.RadioField(label=_("Tipo"), choices=CourseKind.choices)
    title = forms.CharField(label=_("Titolo"), max_length=160)
    topic = forms.CharField(
        label=_("Argomento"), max_length=80, help_text=_("Per esempio: Italiano, Sicurezza, Cucina.")
    )
    hours = forms.IntegerField(label=_("Ore"), min_value=1, max_value=2000)
    organisation = forms.RemoteChoiceField(
        label=_("Ente che lo tiene"),
        search=lambda _actor, text: queries.organisations_matching(text),
        find=forms.by_ref(lambda _actor, pk: queries.organisation(pk)),
        url_name="training:find_teachers",
    )
    designed_with = forms.RemoteChoiceField(
        label=_("Azienda che lo ha progettato con noi"),
        required=False,
        search=lambda _actor, text: queries.organisations_matching(text, companies=True),
        find=forms.by_ref(lambda _actor, pk: queries.organisation(pk, companies=True)),
        url_name="training:find_designers",
    )
    requirements = forms.CharField(
        label=_("Requisiti"), required=False, max_length=300, help_text=_("Per esempio: patente B, 21 anni.")
    )

    @property
    def programme(self) -> actions.Programme:
        named: dict[str, Any] = self.cleaned_data
        return actions.Programme(**named)


@page(needs=Permission.KEEP_TRAINING)
def add_course(request: Request) -> HttpResponse:
    actor: Actor = request.actor
    policies.can_add_course(actor).or_raise()
    form = bound(request, AddCourseForm)
    if form.is_valid() and (course := form.act(actions.add_course, form.programme, by=actor)):
        return forms.done(request, form, _("Corso aggiunto: ora apri un'edizione."), "training:course", course.pk)
    return render(request, "desk/training/add_course.html", {"form": form})
