from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from insieme.domain.access.rules import Permission
from insieme.domain.casework import policies
from insieme.domain.casework.states import InterviewState
from insieme.web.desk.interviews.shared import interview_of, state_badge
from insieme.web.pages import Request, page
from insieme.web.parts import Fact, Step


@page(needs=Permission.SEE_CASES)
def detail(request: Request, interview_id: int) -> HttpResponse:
    """Show an interview, what the person wrote, and what comes next."""
    interview = interview_of(request, interview_id)
    context = {
        "interview": interview,
        "state": state_badge(interview),
        "facts": _facts(interview),
        "answers": _answers(interview),
        "next": _next_step(request, interview),
        "steps": _steps(request, interview),
    }
    return render(request, "desk/interviews/detail.html", context)


def _facts(interview: Any) -> list[Fact]:
    facts = [
        Fact(_("Giorno e ora"), interview.starts_at),
        Fact(_("Luogo"), interview.place),
        Fact(_("Chi fa il colloquio"), interview.interviewer.name),
    ]
    if interview.state == InterviewState.HELD:
        facts += [Fact(_("Esito"), interview.get_outcome_display()), Fact(_("Note"), interview.notes)]
    return facts


def _answers(interview: Any) -> list[Fact]:
    application = interview.application
    return [
        Fact(_("Telefono"), interview.person.phone),
        Fact(_("Comune"), interview.person.municipality.name),
        Fact(_("Senza lavoro"), application.is_unemployed),
        Fact(_("Altra misura per il lavoro"), application.get_other_measure_display()),
        Fact(_("Che lavoro vorrebbe"), application.wishes),
        Fact(_("Candidatura ricevuta il"), application.submitted_on),
    ]


def _next_step(request: Request, interview: Any) -> Step:
    if interview.state == InterviewState.BOOKED:
        allowed = policies.can_hold(request.actor, interview)
        return Step(_("Com'è andato"), reverse("interviews:hold", args=[interview.pk]), allowed)
    here = [interview.application_id]
    if interview.state == InterviewState.HELD and interview.outcome in policies.SUITABLE:
        allowed = policies.can_take_in_charge(request.actor, interview.application)
        return Step(_("Prendi in carico"), reverse("applications:take_in_charge", args=here), allowed)
    return Step(_("Vai alla candidatura"), reverse("applications:detail", args=here))


def _steps(request: Request, interview: Any) -> list[Step]:
    if interview.state != InterviewState.BOOKED:
        return []
    here, actor = [interview.pk], request.actor
    return [
        Step(_("Sposta"), reverse("interviews:rebook", args=here), policies.can_rebook(actor, interview)),
        Step(_("Non è venuta"), reverse("interviews:miss", args=here), policies.can_miss(actor, interview)),
        Step(_("Annulla il colloquio"), reverse("interviews:cancel", args=here), policies.can_cancel(actor, interview)),
    ]
