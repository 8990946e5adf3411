from django.http import HttpResponse

from insieme.domain.access.rules import Permission
from insieme.domain.vocabulary import queries as vocabulary
from insieme.web import forms
from insieme.web.pages import Request, page


@page(needs=Permission.KEEP_PLACEMENTS)
def find_occupations(request: Request) -> HttpResponse:
    return forms.remote_options(
        request, lambda text: [(each.code, each.label) for each in vocabulary.occupations_matching(text)]
    )
