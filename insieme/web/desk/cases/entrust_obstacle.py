from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.casework import actions, policies, queries
from insieme.web import forms
from insieme.web.desk.cases.shared import bound, show
from insieme.web.pages import Request, found, page


class EntrustForm(forms.Form):
    works_on_it = forms.CharField(label=_("Chi se ne occupa"), max_length=120)


@page(needs=Permission.SEE_CASES)
def entrust_obstacle(request: Request, obstacle_id: int) -> HttpResponse:
    obstacle = found(queries.obstacle(request.actor, obstacle_id))
    policies.can_entrust_obstacle(request.actor, obstacle).or_raise()
    form = bound(request, EntrustForm, works_on_it=obstacle.works_on_it)
    if form.is_valid() and form.act(
        actions.entrust_obstacle, obstacle, form.cleaned_data["works_on_it"], by=request.actor
    ):
        return forms.done(request, form, _("Ostacolo affidato."), "people:obstacles", obstacle.person_id)
    context = {"label": _("Salva"), "tab": "people:obstacles", "obstacle": obstacle}
    return show(request, "desk/cases/entrust_obstacle.html", form, obstacle.case, **context)
