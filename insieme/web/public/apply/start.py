from django.http import HttpResponse
from django.shortcuts import render

from insieme.domain.casework import queries
from insieme.web.pages import Request, page
from insieme.web.public.apply import questions


@page(public=True, as_draft=True)
def start(request: Request) -> HttpResponse:
    """Say what applying is, and begin or go on."""
    draft = queries.draft(request.actor)
    open_question = questions.first_open(draft.answers) if draft else questions.QUESTIONS[0]
    return render(request, "public/apply/start.html", {"draft": draft, "next": open_question})
