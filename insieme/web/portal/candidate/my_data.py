from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from insieme.domain.casework import queries
from insieme.domain.people.states import ConsentKind
from insieme.web.pages import Request, page
from insieme.web.parts import Fact
from insieme.web.portal.candidate.own import own_file


@page
def my_data(request: Request) -> HttpResponse:
    """Show candidates what is kept about them, how to have a copy and how to mend it."""
    file = own_file(request)
    consents = queries.consents_of(request.actor, file.person.pk)
    standing = {each.kind for each in consents if each.withdrawn_on is None}
    context = {
        "facts": _identity(file.person),
        "consents": consents,
        "can_agree": len(standing) < len(ConsentKind),
        "manager": file.case.manager if file.case else None,
    }
    return render(request, "portal/candidate/my_data.html", context)


def _identity(person: Any) -> list[Fact]:
    return [
        Fact(_("Nome"), person.given_name),
        Fact(_("Cognome"), person.family_name),
        Fact(_("Data di nascita"), person.birth_date),
        Fact(_("Codice fiscale"), person.codice_fiscale or person.get_no_codice_fiscale_display()),
        Fact(_("Telefono"), person.phone),
        Fact(_("E-mail"), person.email),
        Fact(_("Comune"), person.municipality.name),
        Fact(_("Indirizzo"), person.address),
    ]
