from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.network import actions, policies
from insieme.web import forms
from insieme.web.desk.network.cards import KINDS, CardForm
from insieme.web.pages import Request, page


class NewCardForm(CardForm):
    kind = forms.ChoiceField(label=_("Tipo"), choices=[("", _("Scegli il tipo")), *KINDS])
    field_order = ("kind", "name")


@page(needs=Permission.KEEP_NETWORK)
def add_organisation(request: Request) -> HttpResponse:
    policies.can_add_organisation(request.actor).or_raise()
    form = NewCardForm(request.POST if request.method == "POST" else None, actor=request.actor)
    if form.is_valid():
        card = form.card(form.cleaned_data["kind"])
        if made := form.act(actions.add_organisation, card, by=request.actor):
            return forms.done(request, form, _("Organizzazione aggiunta alla rete."), "network:organisation", made.pk)
    context = {"form": form, "label": _("Aggiungi"), "back": reverse("network:organisations"), "organisation": None}
    return render(request, "desk/network/add_organisation.html", context)
