from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.training import actions, policies, queries
from insieme.web import forms
from insieme.web.desk.training.forms import EditionForm
from insieme.web.desk.training.shared import bound, edition_of, show
from insieme.web.pages import Request, page

KEPT = ("municipality_id", "place", "starts_on", "ends_on", "seats", "pass_share")


class ChangeEditionForm(EditionForm):
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=16)


@page(needs=Permission.KEEP_TRAINING, counting=True)
def change_edition(request: Request, edition_id: int) -> HttpResponse:
    """Move an edition in time or place, or change its seats."""
    edition = edition_of(request, edition_id)
    policies.can_change_edition(request.actor, edition).or_raise()
    now = {name: getattr(edition, name) for name in KEPT} | {"seen": queries.fingerprint(edition)}
    form = bound(request, ChangeEditionForm, **now)
    if form.is_valid():
        seen = form.cleaned_data["seen"]
        if form.act(actions.change_edition, edition, form.calendar, by=request.actor, seen=seen) is not None:
            return forms.done(request, form, _("Edizione aggiornata."), "training:edition", edition.pk)
    return show(request, "desk/training/change_edition.html", form, edition, label=_("Salva l'edizione"))
