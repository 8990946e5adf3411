from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.casework import actions, policies
from insieme.web import forms
from insieme.web.desk.referrals.answers import referral_of, show
from insieme.web.pages import Request, page


class AnswerForm(forms.Form):
    answer = forms.LongTextField(label=_("Perché: lo legge chi l'ha inviata"), max_length=300, rows=3)


@page(needs=Permission.SEE_PEOPLE)
def decline_referral(request: Request, referral_id: int) -> HttpResponse:
    referral = referral_of(request, referral_id)
    policies.can_decline_referral(request.actor, referral).or_raise()
    form = AnswerForm(request.POST if request.method == "POST" else None, actor=request.actor)
    if (
        form.is_valid()
        and form.act(actions.decline_referral, referral, form.cleaned_data["answer"], by=request.actor) is not None
    ):
        return forms.done(request, form, _("Segnalazione non accolta."), "referrals:referral", referral.pk)
    return show(request, "desk/referrals/decline_referral.html", form, referral, label=_("Non accogliere"), danger=True)
