from django.http import HttpResponse

from insieme.domain.access.rules import Permission
from insieme.domain.people import queries as people
from insieme.web import forms
from insieme.web.pages import Request, page


@page(needs=Permission.WORK_APPLICATIONS)
def person_options(request: Request) -> HttpResponse:
    """Offer the registered people whose name is being typed."""
    return forms.remote_options(request, lambda text: people.people_named(request.actor, text))
