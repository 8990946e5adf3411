from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.casework import actions, policies
from insieme.domain.casework.states import ObstacleKind
from insieme.web import forms
from insieme.web.desk.cases.shared import bound, case_of, show
from insieme.web.pages import Request, page


class ObstacleForm(forms.Form):
    kind = forms.ChoiceField(label=_("Che cosa"), choices=[("", _("Scegli l'ostacolo")), *ObstacleKind.choices])
    note = forms.CharField(
        label=_("In che cosa consiste"),
        max_length=300,
        required=False,
        help_text=_("Per la salute scrivi solo che cosa non si può fare al lavoro, mai una diagnosi."),
    )
    works_on_it = forms.CharField(label=_("Chi se ne occupa"), max_length=120, required=False)
    on = forms.ItalianDateField(label=_("Da quando"))

    @property
    def barrier(self) -> actions.Barrier:
        given = self.cleaned_data
        return actions.Barrier(ObstacleKind(given["kind"]), given["note"], given["works_on_it"])


@page(needs=Permission.SEE_CASES)
def add_obstacle(request: Request, case_id: int) -> HttpResponse:
    case = case_of(request, case_id)
    policies.can_add_obstacle(request.actor, case).or_raise()
    form = bound(request, ObstacleForm)
    if form.is_valid() and form.act(
        actions.add_obstacle, case, form.barrier, by=request.actor, on=form.cleaned_data["on"]
    ):
        return forms.done(request, form, _("Ostacolo aggiunto."), "people:obstacles", case.person_id)
    return show(request, "desk/cases/add_obstacle.html", form, case, label=_("Aggiungi"), tab="people:obstacles")
