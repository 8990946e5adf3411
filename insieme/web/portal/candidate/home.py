from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from insieme.core.tables import Badge
from insieme.domain.casework import queries as casework
from insieme.domain.placements import queries as placements
from insieme.domain.training import queries as training
from insieme.domain.vacancies import queries as vacancies
from insieme.web.links import link
from insieme.web.pages import Request, page
from insieme.web.portal.candidate.own import own_file

TO_ANSWER = "proposed"
AT_WORK = frozenset({"agreed", "active"})


@dataclass(frozen=True)
class Next:
    """The one thing to do now, in plain words."""

    text: str
    url: str = ""
    label: str = ""
    when: date | datetime | None = None


@dataclass(frozen=True)
class Road:
    """Everything of one's own road that the first page shows."""

    case: Any
    application: Any
    appointments: list[Any]
    pact: Any
    proposals: list[Any]
    enrolments: list[Any]
    work: list[Any]


@page
def home(request: Request) -> HttpResponse:
    """Show candidates where they are on their road, and the one thing to do now."""
    actor, file = request.actor, own_file(request)
    case = file.case
    road = Road(
        case=case,
        application=None if case else casework.last_application(actor, file.person.pk),
        appointments=casework.appointments(actor, file.person.pk),
        pact=casework.pact_of(actor, case) if case else None,
        proposals=vacancies.proposals_of(actor, file.person.pk),
        enrolments=training.enrolments_of(actor, file.person.pk),
        work=[each for each in placements.placements_of(actor, file.person.pk) if each.state in AT_WORK],
    )
    context = {"file": file, "road": road, "next": _next(road), "stage": _stage(road)}
    return render(request, "portal/candidate/home.html", context)


def _next(road: Road) -> Next:
    """What asks for the person first: an answer, an appointment, an agreement, a promise."""
    if waiting := next((each for each in road.proposals if each.state == TO_ANSWER), None):
        return Next(
            _("C'è un lavoro per te: {title}. Dicci se ti interessa.").format(title=waiting.vacancy.title),
            link("candidate:proposal", waiting.pk),
            _("Rispondi"),
        )
    if road.appointments:
        first = road.appointments[0]
        return Next(_("Vieni al colloquio: {place}.").format(place=first.place), when=first.starts_at)
    plan = road.pact.plan if road.pact else None
    if plan and plan.agreed_on is None:
        return Next(
            _("Leggi il patto che abbiamo scritto insieme e dicci se va bene."),
            link("candidate:my_plan"),
            _("Leggi il patto"),
        )
    promised = [each for each in road.pact.actions if each.state == "todo" and each.owner == "person"] if plan else []
    if promised:
        return Next(promised[0].text, link("candidate:my_plan"), _("Apri il patto"), promised[0].due_on)
    return Next(_("Per ora non devi fare niente. Quando serve, ti chiamiamo noi."))


def _stage(road: Road) -> Badge:
    if road.work:
        return Badge(_("Al lavoro"), "good")
    if road.case:
        return Badge(road.case.get_state_display(), "accent" if road.case.state == "open" else "neutral")
    if road.application:
        return Badge(_("Candidatura: {state}").format(state=road.application.get_state_display()), "neutral")
    return Badge(_("Registrata"), "neutral")
