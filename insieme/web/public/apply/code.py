from django.http import HttpResponse
from django.shortcuts import redirect, render

from insieme.domain.casework import queries
from insieme.web import drafts
from insieme.web.pages import Request, page
from insieme.web.public.apply import questions


@page(public=True, as_draft=True)
def code(request: Request) -> HttpResponse:
    """Show the code with which the draft is opened from another browser."""
    draft = queries.draft(request.actor)
    if draft is None:
        return redirect("apply:start")
    left = questions.first_open(draft.answers)
    return render(request, "public/apply/code.html", {"code": drafts.held_code(request), "next": left})
