from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.casework import actions, policies
from insieme.web import forms
from insieme.web.appointments import AppointmentForm
from insieme.web.desk.interviews.shared import ask, bound, interview_of, show
from insieme.web.pages import Request, page


@page(needs=Permission.SEE_CASES)
def rebook(request: Request, interview_id: int) -> HttpResponse:
    """Move a booked interview to another time, place or interviewer."""
    interview = interview_of(request, interview_id)
    ask(request, policies.can_rebook(request.actor, interview))
    now = {"interviewer": interview.interviewer.ref, "starts_at": interview.starts_at, "place": interview.place}
    form = bound(request, AppointmentForm, **now)
    if form.is_valid():
        moved = form.act(actions.rebook, interview, form.appointment, by=request.actor)
        if moved:
            return forms.done(request, form, _("Colloquio spostato."), "interviews:detail", moved.pk)
    return show(request, "desk/interviews/rebook.html", form, interview, label=_("Sposta"))
