"""What the pages of funds have in common."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from insieme.domain.funds import queries
from insieme.web import forms
from insieme.web.pages import Request, found


def fund_of(request: Request, fund_id: int) -> Any:
    """Find the fund, if it is among those one sees."""
    return found(queries.fund(request.actor, fund_id))


def posting_of(request: Request, posting_id: int) -> Any:
    """Find a line of a ledger, if it is among those one sees."""
    return found(queries.posting(request.actor, posting_id))


def bound(request: Request, made: type[forms.Form], /, **initial: object) -> Any:
    """The form of this page: empty with what is likely, or with what was sent."""
    data = request.POST if request.method == "POST" else None
    return made(data, actor=request.actor, initial={"on": request.actor.today, **initial})


def show(request: Request, template: str, form: forms.Form, fund: Any, **context: object) -> HttpResponse:
    """Draw the page of a verb on a fund: the question, the button, the way back."""
    back = context.pop("back", None) or reverse("funds:fund", args=[fund.pk])
    return render(request, template, {"form": form, "fund": fund, "back": back, **context})


class SettleForm(forms.Form):
    """Pay, free or take back: how much, when, a word if one is needed."""

    cents = forms.EurosField(label=_("Importo"), least=1)
    on = forms.ItalianDateField(label=_("Giorno"))
    text = forms.CharField(label=_("Nota"), required=False, max_length=200)
