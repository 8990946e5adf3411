from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.training import actions, policies
from insieme.web import forms
from insieme.web.desk.training.shared import DayForm, bound, edition_of, show
from insieme.web.pages import Request, page


@page(needs=Permission.SEE_TRAINING)
def finish_edition(request: Request, edition_id: int) -> HttpResponse:
    edition = edition_of(request, edition_id)
    policies.can_finish_edition(request.actor, edition).or_raise()
    form = bound(request, DayForm)
    if form.is_valid() and form.act(actions.finish_edition, edition, by=request.actor, on=form.cleaned_data["on"]):
        return forms.done(request, form, _("Edizione conclusa."), "training:edition", edition.pk)
    return show(request, "desk/training/finish_edition.html", form, edition, label=_("Concludi"))
