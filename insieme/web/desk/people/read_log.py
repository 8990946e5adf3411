from django.http import HttpResponse

from insieme.domain.access.rules import Permission
from insieme.domain.casework import queries
from insieme.web.desk.people.log import READ_LOG
from insieme.web.lists import show_list
from insieme.web.pages import Request, page


@page(needs=Permission.SEE_READ_LOG)
def read_log(request: Request) -> HttpResponse:
    """Show every reading of a file: for whoever protects the data, who sees no names of people."""
    return show_list(request, READ_LOG, queries.readings(request.actor), "desk/people/read_log.html")
