from django.http import HttpResponse
from django.urls import reverse as address_of
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.funds import actions, policies
from insieme.web import forms
from insieme.web.desk.funds.shared import bound, posting_of, show
from insieme.web.pages import Request, page


class ReverseForm(forms.Form):
    on = forms.ItalianDateField(label=_("Giorno"))
    text = forms.CharField(label=_("Perché"), min_length=5, max_length=200)


@page(needs=Permission.KEEP_FUNDS)
def reverse(request: Request, posting_id: int) -> HttpResponse:
    posting = posting_of(request, posting_id)
    policies.can_reverse(request.actor, posting).or_raise()
    form = bound(request, ReverseForm)
    if form.is_valid() and (line := form.act(actions.reverse, posting, by=request.actor, **form.cleaned_data)):
        return forms.done(request, form, _("Riga stornata."), "funds:posting", line.pk)
    words = {"label": _("Storna"), "back": address_of("funds:posting", args=[posting.pk]), "danger": True}
    return show(request, "desk/funds/reverse.html", form, posting.fund, posting=posting, **words)
