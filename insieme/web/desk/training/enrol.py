from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from insieme.core.identifiers import decode
from insieme.domain.access.rules import Permission
from insieme.domain.casework.queries import choice
from insieme.domain.training import actions, policies
from insieme.domain.training.states import EnrolmentState
from insieme.web import forms
from insieme.web.desk.training.shared import bound, edition_of, show
from insieme.web.pages import Request, page


class EnrolForm(forms.Form):
    case = forms.RemoteChoiceField(
        label=_("Persona"),
        search=choice.cases_matching,
        find=forms.by_ref(choice.open_case),
        url_name="training:find_cases",
        name_of=lambda case: case.person.listed_name,
        help_text=_("Le prime lettere del nome o del cognome."),
    )


@page(needs=Permission.ENROL)
def enrol(request: Request, edition_id: int) -> HttpResponse:
    edition = edition_of(request, edition_id)
    policies.can_enrol(request.actor, edition).or_raise()
    form = bound(request, EnrolForm, case=_asked(request))
    if form.is_valid() and (made := form.act(actions.enrol, edition, form.cleaned_data["case"], by=request.actor)):
        waits = made.state == EnrolmentState.WAITING
        words = _("I posti sono finiti: la persona è in lista d'attesa.") if waits else _("Persona iscritta.")
        return forms.done(request, form, words, "training:edition", edition.pk)
    return show(request, "desk/training/enrol.html", form, edition, label=_("Iscrivi"))


def _asked(request: Request) -> str:
    """The case named in the address, when one comes from a person's file."""
    ref = request.GET.get("percorso", "")
    try:
        found = choice.open_case(request.actor, decode(ref))
    except ValueError:
        return ""
    return found.ref if found else ""
