from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.casework import actions, policies, queries
from insieme.domain.casework.states import ClosingOutcome
from insieme.web import forms
from insieme.web.desk.cases.shared import bound, case_of, show
from insieme.web.pages import Request, page


class CloseForm(forms.Form):
    outcome = forms.RadioField(label=_("Com'è finito"), choices=ClosingOutcome.choices)
    note = forms.LongTextField(label=_("Nota"), max_length=300, required=False, rows=3)
    on = forms.ItalianDateField(label=_("Giorno"))
    follow_until = forms.ItalianDateField(
        label=_("La segui ancora fino al"),
        required=False,
        help_text=_("Solo se serve. Senza un giorno la segui finché ha un tutor in azienda, o per trenta giorni."),
    )
    follow_because = forms.CharField(label=_("Perché la segui ancora"), max_length=300, required=False)

    @property
    def closing(self) -> actions.Closing:
        names = ("outcome", "note", "follow_until", "follow_because")
        return actions.Closing(**{name: self.cleaned_data[name] for name in names})


@page(needs=Permission.SEE_CASES)
def close(request: Request, case_id: int) -> HttpResponse:
    case = case_of(request, case_id)
    policies.can_close(request.actor, case).or_raise()
    form = bound(request, CloseForm)
    if form.is_valid() and form.act(actions.close, case, form.closing, by=request.actor, on=form.cleaned_data["on"]):
        return forms.done(request, form, _("Percorso chiuso."), "people:person", case.person_id)
    return show(
        request,
        "desk/cases/close.html",
        form,
        case,
        label=_("Chiudi il percorso"),
        danger=True,
        todo=queries.open_actions_of(request.actor, case),
    )
