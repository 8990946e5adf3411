"""Who may work where: each kind of organisation has its roles."""

from collections.abc import Mapping
from datetime import date

from insieme.core.decisions import Decision, no, yes_if
from insieme.domain.access.rules import Part, Role

STAFF = (
    Role.COORDINATOR,
    Role.SECRETARIAT,
    Role.CASE_MANAGER,
    Role.SCOUT,
    Role.TUTOR,
    Role.FUND_MANAGER,
    Role.GOVERNANCE,
    Role.DPO,
)
# What is not named here works with the programme as a partner.
ROLES_OF: Mapping[str, tuple[Role, ...]] = {
    "programme": STAFF,
    "promoter": (Role.GOVERNANCE, Role.PARTNER),
    "funder": (Role.GOVERNANCE,),
    "municipality": (Role.ADMINISTRATION,),
    "union": (Role.ADMINISTRATION,),
    "training_body": (Role.TRAINER, Role.PARTNER),
    "company": (),
}
EXPIRES_WITHIN_DAYS = 60


def roles_of(kind: str) -> tuple[Role, ...]:
    """The roles that members of an organisation of this kind may have; a company's are given with its card."""
    return ROLES_OF.get(kind, (Role.PARTNER,))


def check_role(kind: str, role: Role) -> Decision:
    return yes_if(role in roles_of(kind), "In un'organizzazione di questo tipo non c'è questo ruolo.")


def part_of(kind: str) -> Part:
    """The part an organisation takes in the road of whoever is sent to it."""
    return Part.ADMINISTRATION if kind in {"municipality", "union"} else Part.REFERRAL


def check_term(signed_on: date, ends_on: date | None, today: date) -> Decision:
    """Whether an agreement may bear these dates: signed by today, and ending after it was signed."""
    if signed_on > today:
        return no("La firma non può essere nel futuro.")
    if ends_on is not None and ends_on < signed_on:
        return no("La scadenza non può venire prima della firma.")
    return yes_if(signed_on.year >= 1990, "La firma è troppo lontana: controlla l'anno.")
