from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.casework import actions, policies
from insieme.web import forms
from insieme.web.desk.referrals.answers import referral_of, show
from insieme.web.pages import Request, page


class AnswerForm(forms.Form):
    answer = forms.LongTextField(label=_("Messaggio per chi l'ha inviata"), max_length=300, rows=3, required=False)


@page(needs=Permission.SEE_PEOPLE)
def accept_referral(request: Request, referral_id: int) -> HttpResponse:
    referral = referral_of(request, referral_id)
    policies.can_accept_referral(request.actor, referral).or_raise()
    form = AnswerForm(request.POST if request.method == "POST" else None, actor=request.actor)
    if (
        form.is_valid()
        and form.act(actions.accept_referral, referral, by=request.actor, answer=form.cleaned_data["answer"])
        is not None
    ):
        return forms.done(request, form, _("Segnalazione accolta."), "referrals:referral", referral.pk)
    return show(request, "desk/referrals/accept_referral.html", form, referral, label=_("Accogli"))
