from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.placements import actions, policies, queries
from insieme.web import forms
from insieme.web.desk.placements.shared import bound, show
from insieme.web.pages import Request, found, page


@page(needs=Permission.TUTOR)
def mark_silent(request: Request, check_in_id: int) -> HttpResponse:
    due = found(queries.check_in(request.actor, check_in_id))
    policies.can_mark_silent(request.actor, due).or_raise()
    form = bound(request, forms.Form)
    if form.is_valid() and form.act(actions.mark_silent, due, by=request.actor):
        return forms.done(request, form, _("Segnato: nessuna risposta."), "placements:placement", due.placement_id)
    return show(request, "desk/placements/mark_silent.html", form, due.placement, label=_("Segna"))
