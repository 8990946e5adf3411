from django.http import HttpResponse

from insieme.core.decisions import no
from insieme.domain.access.rules import Permission
from insieme.domain.casework import queries
from insieme.web.desk.people.file import head_of, open_file
from insieme.web.desk.people.log import READERS
from insieme.web.lists import show_list
from insieme.web.pages import Request, page


@page(needs=Permission.SEE_PEOPLE)
def readers(request: Request, person_id: int) -> HttpResponse:
    """Show who opened this person's file."""
    actor = request.actor
    if not actor.permissions & {Permission.SEE_EVERYONE, Permission.SEE_READ_LOG}:
        no("Chi ha aperto un fascicolo lo vedono la persona, chi coordina e chi protegge i dati.").or_raise()
    file = open_file(request, person_id)
    rows = queries.readings(actor).filter(person_id=person_id)
    return show_list(request, READERS, rows, "desk/people/readers.html", **head_of(actor, file, "people:readers"))
