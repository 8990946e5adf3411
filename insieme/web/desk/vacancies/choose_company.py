from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from insieme.core.identifiers import decode, encode
from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Permission
from insieme.domain.companies import queries as companies
from insieme.web import forms
from insieme.web.forms.remote import Option
from insieme.web.pages import Request, page


def companies_matching(actor: Actor, text: str) -> list[Option]:
    return [(encode(each.pk), each.name) for each in companies.companies_matching(actor, text)]


def company_of(actor: Actor, key: str) -> Any:
    try:
        return companies.company(actor, decode(key))
    except ValueError:
        return None


class CompanyForm(forms.Form):
    company = forms.RemoteChoiceField(
        label=_("Quale azienda cerca?"),
        help_text=_("Nome o partita IVA: bastano le prime lettere."),
        search=companies_matching,
        find=company_of,
        url_name="vacancies:company_options",
    )


@page(needs=Permission.KEEP_VACANCIES)
def choose_company(request: Request) -> HttpResponse:
    """Ask for which company the search is, then go on to the search."""
    form = CompanyForm(request.GET if "company_text" in request.GET else None, actor=request.actor)
    if form.is_valid():
        return redirect("vacancies:open_vacancy", form.cleaned_data["company"].pk)
    return render(request, "desk/vacancies/choose_company.html", {"form": form, "back": reverse("vacancies:vacancies")})
