from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from insieme.domain.access.rules import Permission
from insieme.domain.training import queries
from insieme.web.desk.people.file import open_file, show_file
from insieme.web.navigation import address
from insieme.web.pages import Request, page
from insieme.web.parts import Row


@page(needs=Permission.SEE_TRAINING)
def training(request: Request, person_id: int) -> HttpResponse:
    """Show the courses and workshops the person takes part in."""
    file = open_file(request, person_id)
    rows = [_row(each) for each in queries.enrolments_of(request.actor, person_id)]
    return show_file(
        request, "desk/people/training.html", file, "people:training", work=rows, elsewhere=address("training:editions")
    )


def _row(each: Any) -> Row:
    edition = each.edition
    detail = f"{edition.course.organisation.name} · {each.get_state_display()}"
    return Row(edition.course.title, reverse("training:edition", args=[edition.pk]), detail, edition.starts_on)
