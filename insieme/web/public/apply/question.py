from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from insieme.core.identifiers import new_id
from insieme.domain.casework import actions, queries, rules
from insieme.web import drafts
from insieme.web.pages import Request, found, page
from insieme.web.public.apply import questions


@page(public=True, as_draft=True)
def question(request: Request, step: str) -> HttpResponse:
    """Ask one question; the answer is kept at once."""
    asked = found(questions.find(step))
    draft = queries.draft(request.actor)
    if draft is None and asked != questions.QUESTIONS[0]:
        return redirect("apply:start")
    answers = draft.answers if draft else {}
    initial = questions.initial(asked, answers)
    form = asked.form(request.POST if request.method == "POST" else None, actor=request.actor, initial=initial)
    if form.is_valid():
        if draft is None:
            return _start(request, form)
        if form.act(actions.save_draft, draft, form.kept, by=request.actor):
            return _go_on({**answers, **form.kept})
    number = questions.QUESTIONS.index(asked) + 1
    context = {
        "asked": asked,
        "form": form,
        "number": number,
        "names": [each.title for each in questions.QUESTIONS],
        "previous": questions.QUESTIONS[number - 2].slug if number > 1 else "",
    }
    return render(request, "public/apply/question.html", context)


def _start(request: Request, form: questions.QuestionForm) -> HttpResponse:
    """Keep the first answer under a new code, and show the code."""
    code = rules.write_code(new_id())
    draft = actions.start_draft(
        form.kept, code_hash=queries.hash_of_code(code), language=get_language() or "it", by=request.actor
    )
    response = redirect("apply:code")
    drafts.keep(request, response, code, draft.pk)
    return response


def _go_on(answers: dict[str, object]) -> HttpResponse:
    left = questions.first_open(answers)
    return redirect("apply:question", left.slug) if left else redirect("apply:check")
