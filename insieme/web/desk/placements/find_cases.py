from django.http import HttpResponse

from insieme.domain.access.rules import Permission
from insieme.domain.casework.queries import choice
from insieme.web import forms
from insieme.web.pages import Request, page


@page(needs=Permission.KEEP_PLACEMENTS)
def find_cases(request: Request) -> HttpResponse:
    return forms.remote_options(request, lambda text: choice.cases_matching(request.actor, text))
