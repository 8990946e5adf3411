from dataclasses import dataclass, field
from datetime import date, datetime

from insieme.core.decisions import Decision, yes_if
from insieme.core.periods import ROME
from insieme.domain.access.rules import BY_NAME, GRANTS, PART_OF, PERMISSION_NAMES, Part, Permission, Role


@dataclass(frozen=True)
class Actor:
    """Who is asking, for which organisation, in which role, and when.

    Without a role one is a passer-by: the public site, and an application's draft if one holds its code.
    `everything` is for the product's own work (jobs, commands), never for a request.
    """

    at: datetime
    role: Role | None = None
    user_id: int | None = None
    organisation_id: int | None = None
    person_id: int | None = None
    draft: str = ""
    everything: bool = False
    permissions: frozenset[Permission] = field(init=False)

    def __post_init__(self) -> None:
        granted = frozenset(Permission) if self.everything else GRANTS[self.role] if self.role else frozenset()
        object.__setattr__(self, "permissions", granted)

    @property
    def today(self) -> date:
        return self.at.astimezone(ROME).date()

    @property
    def key(self) -> str:
        if self.everything:
            return "system"
        if self.user_id is None:
            return "public"
        return f"user:{self.user_id}@organisation:{self.organisation_id}"

    @property
    def part(self) -> Part | None:
        return PART_OF.get(self.role) if self.role else None

    @property
    def works_by_name(self) -> bool:
        """Whether this role sees the people entrusted to its user by name: another role of theirs does not."""
        return self.role in BY_NAME

    @property
    def sees_everyone(self) -> bool:
        return Permission.SEE_EVERYONE in self.permissions


def system(at: datetime) -> Actor:
    """The product itself at work: a job, a command."""
    return Actor(at=at, everything=True)


def has(actor: Actor, permission: Permission) -> Decision:
    return yes_if(
        permission in actor.permissions,
        "Il tuo ruolo non comprende questa attività: {permission}.",
        permission=PERMISSION_NAMES[permission],
    )
