from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from insieme.core.tables import Tone
from insieme.domain.access.rules import Permission
from insieme.domain.vacancies import policies, queries
from insieme.domain.vacancies.states import ProposalState
from insieme.web.desk.vacancies.proposals import TONES, waiting_for
from insieme.web.pages import Request, found, page
from insieme.web.parts import Fact, Moment
from insieme.web.wanted import short_name


@page(needs=Permission.SEE_VACANCIES)
def proposal(request: Request, proposal_id: int) -> HttpResponse:
    """Show a proposal: whom, for what, what each side said, and what is to be done next."""
    proposal = found(queries.proposal(request.actor, proposal_id))
    person = proposal.person
    request.reads_file_of(person.pk, "work")
    context = {
        "proposal": proposal,
        "vacancy": proposal.vacancy,
        "tone": TONES[proposal.state],
        "waits": waiting_for(proposal),
        "can": policies.offers(request.actor, proposal),
        "moments": moments_of(proposal),
        "profile": [
            Fact(_("Nome"), short_name(person.given_name, person.family_name)),
            Fact(_("Che cosa la rende adatta"), proposal.why),
            Fact(_("Patente B"), proposal.has_licence),
            Fact(_("Disponibile dal"), proposal.available_from),
        ],
        "facts": [
            Fact(_("Ricerca"), proposal.vacancy.title, reverse("vacancies:detail", args=[proposal.vacancy_id])),
            Fact(_("Azienda"), proposal.vacancy.company.name),
            Fact(_("Sede"), proposal.vacancy.site.municipality.name),
            Fact(_("Proposta da"), proposal.proposed_by.name if proposal.proposed_by else None),
            *([Fact(_("Nota"), proposal.note)] if proposal.note else []),
        ],
    }
    return render(request, "desk/vacancies/proposal.html", context)


def moments_of(proposal: Any) -> list[Moment]:
    """What each side said, the latest first."""
    said_no = proposal.state == ProposalState.REFUSED_BY_PERSON
    person = (
        (_("La persona rifiuta"), proposal.get_person_refusal_display()) if said_no else (_("La persona accetta"), "")
    )
    refused = proposal.state == ProposalState.REFUSED_BY_COMPANY
    company = (
        (_("L'azienda non la sceglie"), proposal.get_company_refusal_display())
        if refused
        else (_("L'azienda la sceglie"), "")
    )
    steps: list[tuple[Any, str, str, Tone]] = [
        (proposal.proposed_at, _("Proposta alla persona"), "", "neutral"),
        (proposal.person_answered_at, *person, "warning" if said_no else "good"),
        (proposal.presented_at, _("Profilo presentato all'azienda"), "", "neutral"),
        (proposal.company_answered_at, *company, "warning" if refused else "good"),
    ]
    told = [Moment(when, text, detail=detail, tone=tone) for when, text, detail, tone in steps if when]
    return sorted(told, key=lambda each: each.when, reverse=True)
