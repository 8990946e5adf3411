from django.http import HttpResponse

from insieme.domain.access.rules import Permission
from insieme.domain.training import queries
from insieme.web import forms
from insieme.web.pages import Request, page


@page(needs=Permission.KEEP_TRAINING)
def find_teachers(request: Request) -> HttpResponse:
    return forms.remote_options(request, queries.organisations_matching)
