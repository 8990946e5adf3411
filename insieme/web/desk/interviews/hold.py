from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.casework import actions, policies
from insieme.domain.casework.states import InterviewOutcome
from insieme.web import forms
from insieme.web.desk.interviews.shared import ask, bound, interview_of, show
from insieme.web.pages import Request, page


class HoldForm(forms.Form):
    outcome = forms.RadioField(label=_("Esito"), choices=InterviewOutcome.choices)
    notes = forms.LongTextField(
        label=_("Note"), required=False, rows=8, help_text=_("Le legge solo chi segue la persona. Mai una diagnosi.")
    )


@page(needs=Permission.HOLD_INTERVIEWS)
def hold(request: Request, interview_id: int) -> HttpResponse:
    """Say how the interview went."""
    interview = interview_of(request, interview_id)
    ask(request, policies.can_hold(request.actor, interview))
    form = bound(request, HoldForm)
    if form.is_valid():
        outcome = InterviewOutcome(form.cleaned_data["outcome"])
        if form.act(actions.hold, interview, outcome, form.cleaned_data["notes"], by=request.actor):
            return forms.done(request, form, _("Colloquio registrato."), "interviews:detail", interview.pk)
    return show(request, "desk/interviews/hold.html", form, interview, label=_("Registra"))
