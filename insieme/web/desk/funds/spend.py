from django.http import HttpResponse
from django.urls import reverse as address_of
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.funds import actions, policies, queries
from insieme.web import forms
from insieme.web.desk.funds.shared import SettleForm, bound, posting_of, show
from insieme.web.pages import Request, page


@page(needs=Permission.KEEP_FUNDS)
def spend(request: Request, posting_id: int) -> HttpResponse:
    posting = posting_of(request, posting_id)
    policies.can_spend(request.actor, posting).or_raise()
    form = bound(request, SettleForm, cents=queries.standing_of(posting).committed)
    if form.is_valid() and form.act(actions.spend, posting, by=request.actor, **form.cleaned_data):
        return forms.done(request, form, _("Spesa registrata."), "funds:posting", posting.pk)
    back = address_of("funds:posting", args=[posting.pk])
    words = {"label": _("Registra la spesa"), "back": back, "posting": posting}
    return show(request, "desk/funds/spend.html", form, posting.fund, **words)
