from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.companies import actions, policies, queries
from insieme.domain.companies.states import ContactHow
from insieme.web import forms
from insieme.web.pages import Request, found, page


class DiaryForm(forms.Form):
    how = forms.RadioField(label=_("Come"), choices=ContactHow.choices)
    text = forms.LongTextField(label=_("Che cosa ci siamo detti"), rows=6)


@page(needs=Permission.SEE_COMPANIES)
def write_diary(request: Request, company_id: int) -> HttpResponse:
    """Write down a contact with the company; who has already called today is shown first."""
    company = found(queries.company(request.actor, company_id))
    policies.can_write_diary(request.actor, company).or_raise()
    form = DiaryForm(request.POST or None, actor=request.actor)
    if form.is_valid():
        how, text = ContactHow(form.cleaned_data["how"]), form.cleaned_data["text"]
        if form.act(actions.write_diary, company, how, text, by=request.actor) is not None:
            return forms.done(request, form, _("Contatto scritto nel diario."), "companies:detail", company.pk)
    heard = queries.heard_today(queries.diary_of(company, most=5), request.actor)
    context = {"form": form, "company": company, "heard": heard}
    return render(request, "desk/companies/write_diary.html", context)
