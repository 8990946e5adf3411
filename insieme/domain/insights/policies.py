from insieme.core.decisions import Decision
from insieme.domain.access.policies import Actor, has
from insieme.domain.access.rules import Permission


def can_see(actor: Actor) -> Decision:
    """The figures as they are, small counts included: for who works in the programme, not for the public."""
    return has(actor, Permission.SEE_FIGURES)
