from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from insieme.domain.access.rules import Permission
from insieme.domain.vacancies import queries
from insieme.web.pages import Request, page
from insieme.web.parts import Fact
from insieme.web.portal.company.own import own_vacancy
from insieme.web.portal.company.profile import profiles
from insieme.web.wanted import seats_in_words


@page(needs=Permission.SEE_VACANCIES)
def vacancy(request: Request, vacancy_id: int) -> HttpResponse:
    """Show a company one of its searches, with the profiles presented for it."""
    vacancy = own_vacancy(request, vacancy_id)
    context = {
        "vacancy": vacancy,
        "seats": seats_in_words(vacancy.taken, vacancy.seats),
        "profiles": profiles(request, queries.proposals_for(request.actor, vacancy.pk)),
        "facts": [
            Fact(_("Sede"), f"{vacancy.site.name}, {vacancy.site.municipality.name}"),
            Fact(_("Professione"), vacancy.occupation.label),
            Fact(_("Contratto"), vacancy.contract_type.label),
            Fact(_("Ore alla settimana"), str(vacancy.weekly_hours)),
            Fact(_("Patente B"), vacancy.needs_licence),
            Fact(_("Risposta entro il"), vacancy.answer_by),
        ],
    }
    return render(request, "portal/company/vacancy.html", context)
