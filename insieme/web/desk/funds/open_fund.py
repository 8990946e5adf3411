from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.funds import actions, policies
from insieme.web import forms
from insieme.web.desk.funds.shared import bound
from insieme.web.pages import Request, page


class OpenFundForm(forms.Form):
    code = forms.CharField(label=_("Codice"), max_length=20, help_text=_("Breve, per esempio FSC-2021."))
    name = forms.CharField(label=_("Nome"), max_length=120)
    year = forms.IntegerField(label=_("Anno"), min_value=2017, max_value=2100)


@page(needs=Permission.KEEP_FUNDS)
def open_fund(request: Request) -> HttpResponse:
    policies.can_open_fund(request.actor).or_raise()
    form = bound(request, OpenFundForm, year=request.actor.today.year)
    if form.is_valid() and (fund := form.act(actions.open_fund, by=request.actor, **form.cleaned_data)):
        return forms.done(request, form, _("Fondo aperto: ora registra il primo contributo."), "funds:fund", fund.pk)
    return render(request, "desk/funds/open_fund.html", {"form": form})
