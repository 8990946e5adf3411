from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.funds import actions, policies, queries
from insieme.web import forms
from insieme.web.desk.funds.shared import bound, fund_of, show
from insieme.web.pages import Request, page


class ContributeForm(forms.Form):
    funder = forms.RemoteChoiceField(
        label=_("Chi dà"),
        search=queries.organisations_matching,
        find=forms.by_ref(queries.organisation),
        url_name="funds:find_organisations",
    )
    cents = forms.EurosField(label=_("Importo"), least=1)
    on = forms.ItalianDateField(label=_("Giorno"))
    text = forms.CharField(label=_("Nota"), required=False, max_length=200)


@page(needs=Permission.KEEP_FUNDS)
def contribute(request: Request, fund_id: int) -> HttpResponse:
    fund = fund_of(request, fund_id)
    policies.can_contribute(request.actor, fund).or_raise()
    form = bound(request, ContributeForm)
    if form.is_valid() and form.act(actions.contribute, fund, by=request.actor, **form.cleaned_data):
        return forms.done(request, form, _("Contributo registrato."), "funds:fund", fund.pk)
    return show(request, "desk/funds/contribute.html", form, fund, label=_("Registra"))
