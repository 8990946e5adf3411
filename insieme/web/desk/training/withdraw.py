from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.training import actions, policies, queries
from insieme.web import forms
from insieme.web.desk.training.shared import ReasonForm, bound, show
from insieme.web.pages import Request, found, page


@page(needs=Permission.ENROL)
def withdraw(request: Request, enrolment_id: int) -> HttpResponse:
    enrolment = found(queries.enrolment(request.actor, enrolment_id))
    policies.can_withdraw(request.actor, enrolment).or_raise()
    edition = enrolment.edition
    form = bound(request, ReasonForm)
    if form.is_valid() and form.act(actions.withdraw, enrolment, by=request.actor, **form.cleaned_data):
        return forms.done(request, form, _("Persona ritirata dal corso."), "training:edition", edition.pk)
    who = enrolment.person.name
    return show(request, "desk/training/withdraw.html", form, edition, label=_("Ritira"), danger=True, who=who)
