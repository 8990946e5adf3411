from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.casework import actions, policies, queries
from insieme.domain.people import queries as people
from insieme.web import forms
from insieme.web.desk.applications import likely as doubles
from insieme.web.desk.applications.shared import application_of, ask, bound, show
from insieme.web.pages import Request, page


class IdentifyForm(forms.Form):
    who = forms.RadioField(label=_("Chi è"))
    found = forms.RemoteChoiceField(
        label=_("Oppure cercala tra le persone registrate"),
        required=False,
        search=people.people_named,
        find=people.person_by_ref,
        url_name="applications:person_options",
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("found") and given.get("who") not in {None, doubles.ANOTHER}:
            self.add_error(
                "found", _("Hai indicato due persone: lascia vuota la ricerca, oppure togli la scelta sopra.")
            )
        return given


@page(needs=Permission.WORK_APPLICATIONS)
def identify(request: Request, application_id: int) -> HttpResponse:
    """Ask whether the applicant is already registered; a new person gets a file."""
    actor = request.actor
    application = application_of(request, application_id)
    ask(request, policies.can_identify(actor, application))
    likely = people.likely_same(actor, queries.said_in(application))
    form = bound(request, IdentifyForm, **({} if likely else {"who": doubles.ANOTHER}))
    form.fields["who"].choices = doubles.choices(likely)
    if form.is_valid():
        same_as = form.cleaned_data["found"] or doubles.chosen(likely, form.cleaned_data["who"])
        if form.act(actions.identify, application, by=actor, on=actor.today, same_as=same_as):
            return forms.done(request, form, _("Ora si sa chi è."), "applications:detail", application.pk)
    for each in likely:
        request.reads_file_of(each.person.pk, "duplicate")
    return show(request, "desk/applications/identify.html", form, application, label=_("Conferma"), likely=likely)
