from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from insieme.core.identifiers import decode, encode
from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Permission
from insieme.domain.companies import actions, queries
from insieme.web import forms
from insieme.web.pages import Request, found, page


class HolderForm(forms.Form):
    holder = forms.ChoiceField(
        label=_("Referente del programma"), required=False, help_text=_("Chi segue l'azienda e la sente per primo.")
    )

    def offer(self, actor: Actor) -> None:
        people = [(encode(holder.user_id), holder.name) for holder in queries.holders(actor.today)]
        self.fields["holder"].choices = [("", _("Nessuno")), *people]  # type: ignore[attr-defined]

    @property
    def holder_id(self) -> int | None:
        chosen = self.cleaned_data["holder"]
        return decode(chosen) if chosen else None


@page(needs=Permission.KEEP_COMPANIES)
def assign_holder(request: Request, company_id: int) -> HttpResponse:
    """Say who looks after the company."""
    company = found(queries.company(request.actor, company_id))
    held = encode(company.account_holder_id) if company.account_holder_id else ""
    form = HolderForm(request.POST or None, actor=request.actor, initial={"holder": held})
    form.offer(request.actor)
    if form.is_valid() and form.act(actions.assign_holder, company, form.holder_id, by=request.actor) is not None:
        return forms.done(request, form, _("Referente aggiornato."), "companies:detail", company.pk)
    return render(request, "desk/companies/assign_holder.html", {"form": form, "company": company})
