from django.http import HttpResponse

from insieme.domain.access.rules import Permission
from insieme.web import forms
from insieme.web.desk.companies.forms import activities_matching
from insieme.web.pages import Request, page


@page(needs=Permission.KEEP_COMPANIES)
def activity_options(request: Request) -> HttpResponse:
    """Offer the activities that begin as is being typed."""
    return forms.remote_options(request, lambda text: activities_matching(request.actor, text))
