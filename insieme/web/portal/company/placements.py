from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from insieme.core import formats
from insieme.domain.access.rules import Permission
from insieme.domain.placements import queries
from insieme.domain.placements.states import PlacementState
from insieme.web.pages import Request, page
from insieme.web.parts import Row
from insieme.web.portal.company.own import own_company


@page(needs=Permission.SEE_PLACEMENTS)
def placements(request: Request) -> HttpResponse:
    """List who works in the company through the programme, and until when."""
    company = own_company(request)
    found = queries.placements_at(request.actor, company.pk)
    work = [
        Row(
            each.person.name,
            "",
            " · ".join((str(each.get_state_display()), each.contract_type.label, each.occupation.label)),
            due=each.expected_end_on if each.state == PlacementState.ACTIVE else None,
            tone="accent" if each.state == PlacementState.ACTIVE else "neutral",
        )
        for each in found
    ]
    for each in found:
        request.reads_file_of(each.person_id, "work")
    active = sum(each.state == PlacementState.ACTIVE for each in found)
    words = _("{count} al lavoro oggi").format(count=formats.number(active))
    return render(request, "portal/company/placements.html", {"work": work, "words": words})
