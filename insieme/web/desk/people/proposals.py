from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from insieme.domain.access.rules import Permission
from insieme.domain.vacancies import queries
from insieme.web.desk.people.file import open_file, show_file
from insieme.web.navigation import address
from insieme.web.pages import Request, page
from insieme.web.parts import Row


@page(needs=Permission.SEE_VACANCIES)
def proposals(request: Request, person_id: int) -> HttpResponse:
    """Show the searches the person was proposed for, and how it went."""
    file = open_file(request, person_id)
    rows = [_row(each) for each in queries.proposals_of(request.actor, person_id)]
    return show_file(
        request,
        "desk/people/proposals.html",
        file,
        "people:proposals",
        work=rows,
        elsewhere=address("vacancies:vacancies"),
    )


def _row(each: Any) -> Row:
    vacancy = each.vacancy
    detail = f"{vacancy.company.name} · {each.get_state_display()}"
    return Row(vacancy.title, reverse("vacancies:proposal", args=[each.pk]), detail, each.proposed_at)
