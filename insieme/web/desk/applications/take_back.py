from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.casework import actions, policies
from insieme.web import forms
from insieme.web.desk.applications.shared import application_of, ask, bound, show
from insieme.web.pages import Request, page


class TakeBackForm(forms.Form):
    on = forms.ItalianDateField(label=_("Dal giorno"))


@page(needs=Permission.SEE_CASES)
def take_back(request: Request, application_id: int) -> HttpResponse:
    """Take the person back into the path they already had."""
    application = application_of(request, application_id)
    ask(request, policies.can_take_back(request.actor, application))
    form = bound(request, TakeBackForm)
    if form.is_valid():
        case = form.act(actions.take_back, application, by=request.actor, on=form.cleaned_data["on"])
        if case:
            return forms.done(
                request, form, _("La persona è rientrata nel suo percorso."), "applications:detail", application.pk
            )
    return show(request, "desk/applications/take_back.html", form, application, label=_("Fai rientrare"))
