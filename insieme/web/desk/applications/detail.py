from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from insieme.domain.access.rules import Permission
from insieme.domain.casework import policies, queries
from insieme.domain.casework.states import ApplicationState, CaseState, InterviewState
from insieme.domain.people import queries as people
from insieme.web.desk.applications.shared import LIKENESSES, application_of, clock_badge, state_badge, waited
from insieme.web.pages import Request, page
from insieme.web.parts import Fact, Moment, Step

ATTEMPT_TONES: dict[str, Any] = {"spoke": "good", "wrong": "warning"}


@page(needs=Permission.SEE_CASES)
def detail(request: Request, application_id: int) -> HttpResponse:
    """Show an application: what was answered, who it may be, what was tried, what comes next."""
    actor = request.actor
    application = application_of(request, application_id)
    interviews = queries.interviews_of(application)
    case = queries.case_of(application)
    said = queries.said_in(application)
    undecided = application.state in queries.OPEN
    context = {
        "application": application,
        "state": state_badge(application),
        "clock": clock_badge(application, actor.today),
        "weeks": waited(application, actor.today),
        "answers": _answers(application),
        "conditions": _conditions(application),
        "may_correct": policies.can_correct_conditions(actor, application),
        "history": _history(application, interviews),
        "likely": people.likely_same(actor, said) if undecided and application.person_id is None else [],
        "others": queries.likely_applications(actor, said, but=application.pk) if undecided else [],
        "likenesses": LIKENESSES,
        "next": _next_step(request, application, interviews, case),
        "steps": _steps(request, application),
        "case": case,
    }
    for each in context["likely"]:
        request.reads_file_of(each.person.pk, "duplicate")
    return render(request, "desk/applications/detail.html", context)


def _answers(application: Any) -> list[Fact]:
    return [
        Fact(_("Nome e cognome"), application.name),
        Fact(_("Data di nascita"), application.birth_date),
        Fact(_("Codice fiscale"), application.codice_fiscale or _without_code(application)),
        Fact(_("Telefono"), application.phone, f"tel:{application.phone}" if application.phone else ""),
        Fact(_("E-mail"), application.email, f"mailto:{application.email}" if application.email else ""),
        Fact(_("Comune"), application.municipality.name),
        Fact(_("Lingua"), get_language_info(application.language)["name_translated"].capitalize()),
        Fact(_("Che lavoro vorrebbe"), application.wishes),
    ]


def _without_code(application: Any) -> str:
    return f"{_('Non c’è')}: {application.get_no_codice_fiscale_display()}" if application.no_codice_fiscale else ""


def _conditions(application: Any) -> list[Fact]:
    checked = application.measure_checked_on
    return [
        Fact(_("Senza lavoro"), application.is_unemployed),
        Fact(_("Vive nella città metropolitana"), value=True),
        Fact(_("Altra misura per il lavoro"), application.get_other_measure_display()),
        *([Fact(_("Misura dichiarata il"), checked)] if checked else []),
        Fact(_("Canale"), application.get_channel_display()),
        Fact(_("Segnalata da"), application.referred_by.name if application.referred_by else _("nessuno")),
    ]


def _history(application: Any, interviews: list[Any]) -> list[Moment]:
    moments = [Moment(application.submitted_at, _("Candidatura ricevuta"), detail=application.get_channel_display())]
    for attempt in queries.attempts_of(application):
        author = attempt.made_by.name if attempt.made_by else ""
        tone = ATTEMPT_TONES.get(attempt.result, "neutral")
        moments.append(Moment(attempt.made_at, attempt.get_result_display(), author, attempt.note, tone=tone))
    for each in interviews:
        text = _("Colloquio: {state}").format(state=each.get_state_display())
        url = reverse("interviews:detail", args=[each.pk])
        moments.append(Moment(each.starts_at, text, each.interviewer.name, each.get_outcome_display(), url, "accent"))
    return sorted(moments, key=lambda moment: str(moment.when.isoformat()), reverse=True)


def _next_step(request: Request, application: Any, interviews: list[Any], case: Any) -> Step | None:
    """The one thing to do now."""
    here = [application.pk]
    if application.state == ApplicationState.RECEIVED:
        if application.person_id is None:
            allowed = policies.can_identify(request.actor, application)
            return Step(_("Di' chi è"), reverse("applications:identify", args=here), allowed)
        allowed = policies.can_book_interview(request.actor, application)
        return Step(_("Fissa il colloquio"), reverse("applications:book_interview", args=here), allowed)
    if application.state == ApplicationState.TO_INTERVIEW:
        return _after_interview(request, application, interviews, case)
    if application.state == ApplicationState.TAKEN_IN_CHARGE:
        return Step(_("Apri il fascicolo"), reverse("people:person", args=[application.person_id]))
    allowed = policies.can_reopen_application(request.actor, application)
    return Step(_("Riapri la candidatura"), reverse("applications:reopen_application", args=here), allowed)


def _after_interview(request: Request, application: Any, interviews: list[Any], case: Any) -> Step:
    here = [application.pk]
    states = {each.state: each for each in reversed(interviews)}
    if booked := states.get(InterviewState.BOOKED):
        return Step(_("Apri il colloquio"), reverse("interviews:detail", args=[booked.pk]))
    held = states.get(InterviewState.HELD)
    if held is None:
        allowed = policies.can_book_interview(request.actor, application)
        return Step(_("Fissa un altro colloquio"), reverse("applications:book_interview", args=here), allowed)
    if held.outcome not in policies.SUITABLE:
        allowed = policies.can_turn_away(request.actor, application)
        return Step(_("Chiudi la candidatura"), reverse("applications:turn_away", args=here), allowed)
    if case and case.state == CaseState.CLOSED:
        allowed = policies.can_take_back(request.actor, application)
        return Step(_("Fai rientrare nel percorso"), reverse("applications:take_back", args=here), allowed)
    allowed = policies.can_take_in_charge(request.actor, application)
    return Step(_("Prendi in carico"), reverse("applications:take_in_charge", args=here), allowed)


def _steps(request: Request, application: Any) -> list[Step]:
    """What else can be done."""
    here = [application.pk]
    if application.state not in queries.OPEN:
        return []
    attempt = policies.can_note_attempt(request.actor, application)
    closing = policies.can_turn_away(request.actor, application)
    return [
        Step(_("Annota un contatto"), reverse("applications:note_attempt", args=here), attempt),
        Step(_("Chiudi la candidatura"), reverse("applications:turn_away", args=here), closing),
    ]
