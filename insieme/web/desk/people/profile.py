from typing import Any

from django.http import HttpResponse
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Part, Permission
from insieme.domain.casework import policies, queries
from insieme.domain.people import policies as people
from insieme.domain.people.states import ConsentKind, NoCodiceFiscale, Sex
from insieme.web.countries import name_of as country_of
from insieme.web.desk.people.file import open_file, show_file
from insieme.web.navigation import PART_NAMES
from insieme.web.pages import Request, page
from insieme.web.parts import Fact

CHANGING = frozenset({Permission.WORK_APPLICATIONS, Permission.FOLLOW_CASES})


@page(needs=Permission.SEE_PEOPLE)
def profile(request: Request, person_id: int) -> HttpResponse:
    """Show who the person is, what they agreed to, who has a part in their road and its milestones."""
    actor = request.actor
    file = open_file(request, person_id)
    sees_case = Permission.SEE_CASES in actor.permissions
    known = queries.milestones(actor, person_id) if sees_case else []
    milestones = [(each, policies.can_correct_milestone(actor, each)) for each in known]
    consents = queries.consents_of(actor, person_id) if sees_case else []
    return show_file(
        request,
        "desk/people/profile.html",
        file,
        "people:profile",
        identity=_identity(file.person, whole=sees_case),
        consents=consents,
        may_agree=len({each.kind for each in consents if each.withdrawn_on is None}) < len(ConsentKind),
        parts=[(PART_NAMES[Part(each.part)], each) for each in queries.parts_in(actor, person_id)] if sees_case else [],
        milestones=milestones,
        may_correct=any(decision for _each, decision in milestones),
        referrals=queries.referrals_of(actor, person_id),
        # The person is visible: what is left to ask is whether the role corrects data.
        may_change=bool(actor.permissions & CHANGING) if sees_case else None,
        may_open_account=people.can_open_account(actor, file.person) if sees_case else None,
        sees_case=sees_case,
    )


def _identity(person: Any, *, whole: bool) -> list[Fact]:
    """Whoever only has a part in the road reads how to reach the person; whoever follows it, the rest too."""
    reach = [
        Fact(_("Telefono"), person.phone, f"tel:{person.phone}" if person.phone else ""),
        Fact(_("E-mail"), person.email, f"mailto:{person.email}" if person.email else ""),
    ]
    if not whole:
        return reach
    code = person.codice_fiscale or NoCodiceFiscale(person.no_codice_fiscale).label
    return [
        Fact(_("Data di nascita"), person.birth_date),
        Fact(_("Sesso"), Sex(person.sex).label),
        Fact(_("Cittadinanza"), country_of(person.citizenship)),
        Fact(_("Codice fiscale"), code),
        *reach,
        Fact(_("Indirizzo"), person.address),
        Fact(_("Lingua"), _language(person.language)),
        Fact(_("Registrata il"), person.registered_at),
    ]


def _language(code: str) -> str:
    try:
        return str(get_language_info(code)["name_translated"]).capitalize()
    except KeyError:
        return code
