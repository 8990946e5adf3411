from django.http import HttpResponse
from django.shortcuts import render

from insieme.domain.access.rules import Permission
from insieme.domain.casework.events import Happened as InCasework
from insieme.domain.companies import policies, queries
from insieme.domain.companies.events import Happened as InCompanies
from insieme.domain.placements.events import Happened as InPlacements
from insieme.domain.training.events import Happened as InTraining
from insieme.domain.vacancies.events import Happened as InVacancies
from insieme.web.desk.companies.companies import TONES
from insieme.web.desk.companies.tabs import tabs_of
from insieme.web.pages import Request, found, page
from insieme.web.parts import Moment

LABELS = dict(
    (*InCompanies.choices, *InVacancies.choices, *InPlacements.choices, *InTraining.choices, *InCasework.choices)
)


@page(needs=Permission.SEE_COMPANIES)
def history(request: Request, company_id: int) -> HttpResponse:
    """Show what happened around a company, and the facts that figures count."""
    company = found(queries.company(request.actor, company_id))
    told = queries.history_of(request.actor, company)
    context = {
        "company": company,
        "tone": TONES[company.state],
        "tabs": tabs_of(request.actor, company.pk, "history"),
        "moments": [Moment(each.at, LABELS.get(each.kind, each.kind), each.author) for each in told],
        "engagements": queries.engagements_of(company),
        "can_correct": policies.can_change(request.actor, company),
    }
    return render(request, "desk/companies/history.html", context)
