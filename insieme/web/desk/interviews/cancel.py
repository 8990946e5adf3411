from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.casework import actions, policies
from insieme.web import forms
from insieme.web.desk.interviews.shared import ask, bound, interview_of, show
from insieme.web.pages import Request, page


class CancelForm(forms.Form):
    """Nothing is asked: only whether it is so."""


@page(needs=Permission.SEE_CASES)
def cancel(request: Request, interview_id: int) -> HttpResponse:
    """Cancel the appointment, and tell the person."""
    interview = interview_of(request, interview_id)
    ask(request, policies.can_cancel(request.actor, interview))
    form = bound(request, CancelForm)
    if form.is_valid() and form.act(actions.cancel, interview, by=request.actor):
        return forms.done(request, form, _("Colloquio annullato."), "applications:detail", interview.application_id)
    return show(request, "desk/interviews/cancel.html", form, interview, label=_("Annulla il colloquio"), danger=True)
