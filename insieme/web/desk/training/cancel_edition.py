from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.training import actions, policies
from insieme.web import forms
from insieme.web.desk.training.shared import ReasonForm, bound, edition_of, show
from insieme.web.pages import Request, page


@page(needs=Permission.KEEP_TRAINING)
def cancel_edition(request: Request, edition_id: int) -> HttpResponse:
    edition = edition_of(request, edition_id)
    policies.can_cancel_edition(request.actor, edition).or_raise()
    form = bound(request, ReasonForm)
    if form.is_valid() and form.act(actions.cancel_edition, edition, by=request.actor, **form.cleaned_data):
        return forms.done(request, form, _("Edizione annullata."), "training:edition", edition.pk)
    words = _("Annulla l'edizione")
    return show(request, "desk/training/cancel_edition.html", form, edition, label=words, danger=True)
