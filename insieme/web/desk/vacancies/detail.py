from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from insieme.domain.access.rules import Permission
from insieme.domain.companies.states import CompanyState
from insieme.domain.vacancies import policies, queries
from insieme.domain.vacancies.rules import concerns_in
from insieme.domain.vacancies.states import ProposalState
from insieme.web.desk.vacancies.proposals import TONES, waiting_for
from insieme.web.desk.vacancies.vacancies import TONES as VACANCY_TONES
from insieme.web.pages import Request, found, page
from insieme.web.parts import Fact
from insieme.web.wanted import seats_in_words, sentence_of


@page(needs=Permission.SEE_VACANCIES, counting=True)
def detail(request: Request, vacancy_id: int) -> HttpResponse:
    """Show a search: its seats, the people proposed, and what is to be done next."""
    actor = request.actor
    vacancy: Any = found(queries.vacancy(actor, vacancy_id))
    proposals = queries.proposals_for(actor, vacancy.pk)
    counts = queries.counts_by_state(vacancy.pk)
    context = {
        "vacancy": vacancy,
        "tone": VACANCY_TONES[vacancy.state],
        "facts": facts_of(vacancy),
        "seats": seats_in_words(vacancy.taken, vacancy.seats),
        "counts": [(ProposalState(state).label, count) for state, count in counts],
        "unseen": sum(count for _state, count in counts) - len(proposals),
        "proposals": [(each, TONES[each.state], waiting_for(each)) for each in proposals],
        "warnings": [sentence_of(each) for each in concerns_in(f"{vacancy.title}\n{vacancy.requirements}")],
        "asks_to_collaborate": vacancy.company.state == CompanyState.CONTACTED,
        "can_propose": policies.can_propose_for(actor, vacancy),
        "can_change": policies.can_change(actor, vacancy),
        "can_close": policies.can_close(actor, vacancy),
        "can_reopen": policies.can_reopen(actor, vacancy),
        "keeps": Permission.KEEP_VACANCIES in actor.permissions,
    }
    return render(request, "desk/vacancies/detail.html", context)


def facts_of(vacancy: Any) -> list[Fact]:
    """What the company looks for, in words."""
    return [
        Fact(_("Azienda"), vacancy.company.name, reverse("companies:detail", args=[vacancy.company_id])),
        Fact(_("Sede"), f"{vacancy.site.name}, {vacancy.site.municipality.name}"),
        Fact(_("Professione"), vacancy.occupation.label),
        Fact(_("Contratto"), vacancy.contract_type.label),
        Fact(_("Ore alla settimana"), str(vacancy.weekly_hours)),
        Fact(_("Patente B"), vacancy.needs_licence),
        Fact(_("Aperta il"), vacancy.opened_on),
        Fact(_("Risposta entro il"), vacancy.answer_by),
    ]
