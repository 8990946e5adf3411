from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.companies import actions, policies, queries
from insieme.web import forms
from insieme.web.desk.companies.forms import EndForm
from insieme.web.pages import Request, found, page


@page(needs=Permission.KEEP_COMPANIES)
def leave_board(request: Request, company_id: int) -> HttpResponse:
    """Record that the company leaves the Board."""
    company = found(queries.company(request.actor, company_id))
    policies.can_leave_board(request.actor, company).or_raise()
    form = EndForm(request.POST or None, actor=request.actor, initial={"on": request.actor.today})
    if (
        form.is_valid()
        and form.act(actions.leave_board, company, by=request.actor, on=form.cleaned_data["on"]) is not None
    ):
        return forms.done(request, form, _("Uscita dal Board registrata."), "companies:detail", company.pk)
    return render(request, "desk/companies/leave_board.html", {"form": form, "company": company})
