from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.vacancies import actions, policies, queries
from insieme.web import forms
from insieme.web.pages import Request, found, page


@page(needs=Permission.KEEP_VACANCIES)
def reopen(request: Request, vacancy_id: int) -> HttpResponse:
    """Open a closed search again."""
    vacancy = found(queries.vacancy(request.actor, vacancy_id))
    policies.can_reopen(request.actor, vacancy).or_raise()
    form = forms.Form(request.POST or None, actor=request.actor)
    if form.is_valid() and form.act(actions.reopen, vacancy, by=request.actor) is not None:
        return forms.done(request, form, _("Ricerca riaperta."), "vacancies:detail", vacancy.pk)
    context = {"form": form, "vacancy": vacancy, "back": reverse("vacancies:detail", args=[vacancy.pk])}
    return render(request, "desk/vacancies/reopen.html", context)
