from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.companies import actions, policies, queries
from insieme.web import forms
from insieme.web.desk.companies.forms import EndForm
from insieme.web.pages import Request, found, page


@page(needs=Permission.KEEP_COMPANIES)
def end_collaboration(request: Request, collaboration_id: int) -> HttpResponse:
    """Record that the company no longer collaborates in this way."""
    collaboration = found(queries.collaboration(request.actor, collaboration_id))
    policies.can_end_collaboration(request.actor, collaboration).or_raise()
    form = EndForm(request.POST or None, actor=request.actor, initial={"on": request.actor.today})
    if form.is_valid():
        on = form.cleaned_data["on"]
        if form.act(actions.end_collaboration, collaboration, by=request.actor, on=on) is not None:
            return forms.done(
                request, form, _("Collaborazione conclusa."), "companies:detail", collaboration.company_id
            )
    context = {"form": form, "company": collaboration.company, "collaboration": collaboration}
    return render(request, "desk/companies/end_collaboration.html", context)
