from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from insieme.core.decisions import Decision
from insieme.domain.access.rules import Permission
from insieme.domain.vacancies import actions, policies, queries, rules
from insieme.web import forms
from insieme.web.desk.vacancies.candidates import candidate_of, candidates_matching
from insieme.web.pages import Request, found, page
from insieme.web.words import words_of

LICENCE = {"": None, "yes": True, "no": False}


class ProposeForm(forms.Form):
    candidate = forms.RemoteChoiceField(
        label=_("Chi proponi"),
        help_text=_("Il nome di una persona pronta per il lavoro: bastano le prime lettere."),
        search=candidates_matching,
        find=candidate_of,
        url_name="vacancies:candidate_options",
    )
    why = forms.LongTextField(
        label=_("Che cosa la rende adatta"),
        rows=3,
        min_length=5,
        max_length=300,
        help_text=_("Lo leggerà l'azienda: che cosa sa fare e ha fatto. Niente salute, età, famiglia, ostacoli."),
    )
    has_licence = forms.RadioField(
        label=_("Patente B"), choices=[("", _("Non si sa")), ("yes", _("Sì")), ("no", _("No"))], required=False
    )
    available_from = forms.ItalianDateField(label=_("Disponibile dal"), required=False)
    anyway = forms.BooleanField(label=_("Ho letto l'avviso: propongo lo stesso"), required=False)

    def __init__(self, *args: Any, capacity: Decision, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.capacity = capacity
        if capacity:
            del self.fields["anyway"]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not self.capacity and not data.get("anyway"):
            self.add_error("anyway", words_of(self.capacity))
        return data


@page(needs=Permission.PROPOSE)
def propose(request: Request, vacancy_id: int) -> HttpResponse:
    """Propose a search to a person who is ready for work."""
    actor = request.actor
    vacancy = found(queries.vacancy(actor, vacancy_id))
    policies.can_propose_for(actor, vacancy).or_raise()
    limit = vacancy.company.monthly_capacity
    presented = 0 if limit is None else queries.presented_this_month(vacancy.company_id, actor.today)
    capacity = rules.within_capacity(limit, presented)
    initial = {"candidate": request.GET.get("case", "")[:12], "available_from": actor.today}
    form = ProposeForm(request.POST or None, actor=actor, initial=initial, capacity=capacity)
    if form.is_valid():
        data = form.cleaned_data
        proposal = form.act(
            actions.propose,
            vacancy,
            data["candidate"].case,
            data["why"],
            by=actor,
            has_licence=LICENCE[data["has_licence"]],
            available_from=data["available_from"],
        )
        if proposal:
            return forms.done(
                request, form, _("Proposta registrata: ora risponde la persona."), "vacancies:proposal", proposal.pk
            )
    context = {
        "form": form,
        "vacancy": vacancy,
        "capacity": capacity,
        "back": reverse("vacancies:detail", args=[vacancy.pk]),
    }
    return render(request, "desk/vacancies/propose.html", context)
