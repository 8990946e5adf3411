from django.http import HttpResponse
from django.shortcuts import redirect, render

from insieme.domain.casework import queries, rules
from insieme.web import drafts
from insieme.web.pages import Request, page


@page(public=True, as_draft=True)
def sent(request: Request) -> HttpResponse:
    """Say that the application arrived, and what happens next and by when."""
    number = drafts.held_number(request)
    sent_on = queries.sent_on(number) if number else None
    if sent_on is None:
        return redirect("apply:start")
    return render(request, "public/apply/sent.html", {"contact_by": rules.contact_by(sent_on), "sent_on": sent_on})
