from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission, Role
from insieme.domain.network import actions, policies, queries
from insieme.domain.network.rules import roles_of
from insieme.web import forms
from insieme.web.desk.network.cards import show
from insieme.web.navigation import ROLE_NAMES
from insieme.web.pages import Request, found, page


class MemberForm(forms.Form):
    name = forms.CharField(label=_("Nome e cognome"), max_length=120)
    email = forms.EmailField(label=_("E-mail con cui entra"))
    role = forms.RadioField(label=_("Ruolo"))
    on = forms.ItalianDateField(label=_("Dal giorno"))

    def choose_among(self, roles: tuple[Role, ...]) -> None:
        self.fields["role"].choices = [(role.value, ROLE_NAMES[role]) for role in roles]  # type: ignore[attr-defined]  # a choice field

    @property
    def newcomer(self) -> Any:
        given = self.cleaned_data
        return actions.Newcomer(given["name"], given["email"], Role(given["role"]))


@page(needs=Permission.KEEP_NETWORK)
def add_member(request: Request, organisation_id: int) -> HttpResponse:
    organisation = found(queries.organisation(request.actor, organisation_id))
    policies.can_add_member(request.actor, organisation).or_raise()
    data = request.POST if request.method == "POST" else None
    form = MemberForm(data, actor=request.actor, initial={"on": request.actor.today})
    form.choose_among(roles_of(organisation.kind))
    if (
        form.is_valid()
        and form.act(actions.add_member, organisation, form.newcomer, by=request.actor, on=form.cleaned_data["on"])
        is not None
    ):
        return forms.done(request, form, _("Incarico aggiunto."), "network:organisation", organisation.pk)
    return show(request, "desk/network/add_member.html", form, organisation, label=_("Aggiungi"))
