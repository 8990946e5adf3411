from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.casework import actions, policies
from insieme.web import forms
from insieme.web.desk.interviews.shared import ask, bound, interview_of, show
from insieme.web.pages import Request, page


class MissForm(forms.Form):
    """Nothing is asked: only whether it is so."""


@page(needs=Permission.SEE_CASES)
def miss(request: Request, interview_id: int) -> HttpResponse:
    """Say that the person did not come."""
    interview = interview_of(request, interview_id)
    ask(request, policies.can_miss(request.actor, interview))
    form = bound(request, MissForm)
    if form.is_valid() and form.act(actions.miss, interview, by=request.actor):
        return forms.done(
            request,
            form,
            _("Colloquio mancato: se ne può fissare un altro."),
            "applications:detail",
            interview.application_id,
        )
    return show(request, "desk/interviews/miss.html", form, interview, label=_("Non è venuta"))
