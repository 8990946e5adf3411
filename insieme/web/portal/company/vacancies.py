from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from insieme.domain.access.rules import Permission
from insieme.domain.vacancies import queries
from insieme.domain.vacancies.states import VacancyState
from insieme.web.pages import Request, page
from insieme.web.parts import Row
from insieme.web.portal.company.own import own_company
from insieme.web.wanted import seats_in_words

MOST = 50


@page(needs=Permission.SEE_VACANCIES)
def vacancies(request: Request) -> HttpResponse:
    """List what the company looks for, and has looked for."""
    company = own_company(request)
    found: list[Any] = queries.vacancies_of(request.actor, company.pk, most=MOST)
    work = [
        Row(
            each.title,
            reverse("company:vacancy", args=[each.pk]),
            " · ".join(
                (str(each.get_state_display()), seats_in_words(each.taken, each.seats), each.site.municipality.name)
            ),
            tone="accent" if each.state == VacancyState.OPEN else "neutral",
        )
        for each in found
    ]
    how_many = ngettext("%d ricerca", "%d ricerche", len(work)) % len(work) if work else _("Ancora nessuna ricerca")
    return render(request, "portal/company/vacancies.html", {"work": work, "how_many": how_many})
