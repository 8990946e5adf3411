from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.vacancies import actions, policies, queries
from insieme.web import forms
from insieme.web.pages import Request, found, page


class CloseForm(forms.Form):
    reason = forms.ReasonField(max_length=200, help_text=_("Perché l'azienda non cerca più."))
    on = forms.ItalianDateField(label=_("Da quale giorno"))


@page(needs=Permission.KEEP_VACANCIES)
def close(request: Request, vacancy_id: int) -> HttpResponse:
    """Close a search."""
    vacancy = found(queries.vacancy(request.actor, vacancy_id))
    policies.can_close(request.actor, vacancy).or_raise()
    form = CloseForm(request.POST or None, actor=request.actor, initial={"on": request.actor.today})
    if form.is_valid():
        data = form.cleaned_data
        if form.act(actions.close, vacancy, data["reason"], by=request.actor, on=data["on"]) is not None:
            return forms.done(request, form, _("Ricerca chiusa."), "vacancies:detail", vacancy.pk)
    context = {"form": form, "vacancy": vacancy, "back": reverse("vacancies:detail", args=[vacancy.pk])}
    return render(request, "desk/vacancies/close.html", context)
