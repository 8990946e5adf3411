from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from insieme.domain.access.rules import Permission
from insieme.domain.companies import policies, queries
from insieme.web.desk.companies.companies import TONES
from insieme.web.desk.companies.tabs import tabs_of
from insieme.web.pages import Request, found, page
from insieme.web.parts import Moment


def moments_of(entries: Iterable[Any]) -> list[Moment]:
    """The contacts with a company as lines of a timeline."""
    return [
        Moment(
            each.written_at,
            each.get_how_display(),
            author=each.written_by.name if each.written_by else "",
            detail=each.text,
        )
        for each in entries
    ]


@page(needs=Permission.SEE_COMPANIES)
def diary(request: Request, company_id: int) -> HttpResponse:
    """Show the contacts with a company, the latest first."""
    company = found(queries.company(request.actor, company_id))
    entries = queries.diary_of(company)
    context = {
        "company": company,
        "tone": TONES[company.state],
        "tabs": tabs_of(request.actor, company.pk, "diary"),
        "diary": moments_of(entries),
        "heard": queries.heard_today(entries, request.actor),
        "can_write": policies.can_write_diary(request.actor, company),
    }
    return render(request, "desk/companies/diary.html", context)
