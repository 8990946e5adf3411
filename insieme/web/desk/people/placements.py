from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from insieme.domain.access.rules import Permission
from insieme.domain.placements import queries
from insieme.web.desk.people.file import open_file, show_file
from insieme.web.navigation import address
from insieme.web.pages import Request, page
from insieme.web.parts import Row


@page(needs=Permission.SEE_PLACEMENTS)
def placements(request: Request, person_id: int) -> HttpResponse:
    """Show the contracts and tirocini of the person."""
    file = open_file(request, person_id)
    rows = [_row(each) for each in queries.placements_of(request.actor, person_id)]
    return show_file(
        request,
        "desk/people/placements.html",
        file,
        "people:placements",
        work=rows,
        elsewhere=address("placements:placements"),
    )


def _row(each: Any) -> Row:
    detail = f"{each.occupation.label} · {each.get_state_display()}"
    return Row(each.company.name, reverse("placements:placement", args=[each.pk]), detail, each.starts_on)
