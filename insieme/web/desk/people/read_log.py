from django.http import HttpResponse
from django.utils.translation import ngettext

from insieme.core import formats
from insieme.domain.access.rules import Permission
from insieme.domain.casework import queries
from insieme.domain.people import queries as people
from insieme.web.desk.people.log import READ_LOG
from insieme.web.lists import show_list
from insieme.web.page_names import name_of_list
from insieme.web.pages import Request, page
from insieme.web.parts import Row

MOST_SHEETS = 10


@page(needs=Permission.SEE_READ_LOG)
def read_log(request: Request) -> HttpResponse:
    """Show every reading of a file and every list taken away: for whoever protects the data, who sees no names."""
    actor = request.actor
    sheets = [
        Row(
            ngettext("{count} riga di «{table}»", "{count} righe di «{table}»", each.rows).format(
                count=formats.number(each.rows), table=name_of_list(each.table)
            ),
            "",
            " · ".join(filter(None, (each.user, formats.moment(each.at)))),
        )
        for each in people.sheets_taken(actor, MOST_SHEETS)
    ]
    return show_list(request, READ_LOG, queries.readings(actor), "desk/people/read_log.html", sheets=sheets)
