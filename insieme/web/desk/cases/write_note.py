from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.casework import actions, policies
from insieme.web import forms
from insieme.web.desk.cases.shared import bound, case_of, show
from insieme.web.pages import Request, page


class NoteForm(forms.Form):
    text = forms.LongTextField(label=_("Nota"), rows=8)


@page(needs=Permission.SEE_CASES)
def write_note(request: Request, case_id: int) -> HttpResponse:
    case = case_of(request, case_id)
    policies.can_write_note(request.actor, case).or_raise()
    form = bound(request, NoteForm)
    if form.is_valid() and form.act(actions.write_note, case, form.cleaned_data["text"], by=request.actor):
        return forms.done(request, form, _("Nota scritta."), "people:person", case.person_id)
    return show(request, "desk/cases/write_note.html", form, case, label=_("Scrivi"))
