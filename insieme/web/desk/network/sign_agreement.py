from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.network import actions, policies, queries
from insieme.domain.network.states import AgreementKind
from insieme.web import forms
from insieme.web.desk.network.cards import show
from insieme.web.pages import Request, found, page


class AgreementForm(forms.Form):
    kind = forms.RadioField(label=_("Tipo"), choices=AgreementKind.choices)
    title = forms.CharField(label=_("Titolo"), max_length=200)
    signed_on = forms.ItalianDateField(label=_("Firmato il"))
    ends_on = forms.ItalianDateField(label=_("Fino al"), required=False, help_text=_("Vuoto se non ha scadenza."))
    commitments = forms.LongTextField(label=_("Che cosa ci si impegna a fare"), required=False)
    document = forms.CharField(label=_("Protocollo del documento"), max_length=120, required=False)

    @property
    def terms(self) -> actions.Terms:
        names = ("kind", "title", "signed_on", "ends_on", "commitments", "document")
        return actions.Terms(**{name: self.cleaned_data[name] for name in names})


@page(needs=Permission.KEEP_NETWORK)
def sign_agreement(request: Request, organisation_id: int) -> HttpResponse:
    organisation = found(queries.organisation(request.actor, organisation_id))
    policies.can_sign_agreement(request.actor, organisation).or_raise()
    form = AgreementForm(request.POST if request.method == "POST" else None, actor=request.actor)
    if form.is_valid() and form.act(actions.sign_agreement, organisation, form.terms, by=request.actor) is not None:
        return forms.done(request, form, _("Accordo registrato."), "network:organisation", organisation.pk)
    return show(request, "desk/network/sign_agreement.html", form, organisation, label=_("Registra l'accordo"))
