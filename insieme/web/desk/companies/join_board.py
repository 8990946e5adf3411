from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.companies import actions, policies, queries
from insieme.domain.companies.actions import Signature
from insieme.domain.companies.states import Way
from insieme.web import forms
from insieme.web.pages import Request, found, page


class SignatureForm(forms.Form):
    signed_on = forms.ItalianDateField(label=_("Giorno della firma"))
    document = forms.CharField(
        label=_("Documento"), max_length=120, required=False, help_text=_("Numero di protocollo.")
    )
    commitments = forms.LongTextField(label=_("Impegni"), max_length=2000, required=False)
    way = forms.ChoiceField(
        label=_("In che modo collabora"),
        choices=[("", _("Collabora già")), *Way.choices],
        required=False,
        help_text=_("Serve solo se non risulta ancora nessuna collaborazione."),
    )


@page(needs=Permission.KEEP_COMPANIES)
def join_board(request: Request, company_id: int) -> HttpResponse:
    """Record that the company joins the Board delle Imprese."""
    company = found(queries.company(request.actor, company_id))
    policies.can_join_board(request.actor, company).or_raise()
    form = SignatureForm(request.POST or None, actor=request.actor, initial={"signed_on": request.actor.today})
    if (
        form.is_valid()
        and form.act(actions.join_board, company, Signature(**form.cleaned_data), by=request.actor) is not None
    ):
        return forms.done(request, form, _("L'azienda è nel Board delle Imprese."), "companies:detail", company.pk)
    return render(request, "desk/companies/join_board.html", {"form": form, "company": company})
