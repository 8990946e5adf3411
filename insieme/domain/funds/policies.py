from django.db.models import QuerySet

from insieme.core.decisions import Decision, no, yes_if
from insieme.domain.access.policies import Actor, has
from insieme.domain.access.rules import Permission
from insieme.domain.casework.models import Obstacle
from insieme.domain.funds.models import Fund, Posting
from insieme.domain.funds.rules import COMMITMENT, REVERSAL
from insieme.domain.people import policies as people
from insieme.domain.people.models import Person

NOT_A_COMMITMENT = "Si spende, si rimborsa e si libera quello che è stato impegnato: scegli un impegno."


def visible(actor: Actor) -> QuerySet[Fund]:
    return Fund.objects.all() if has(actor, Permission.SEE_FUNDS) else Fund.objects.none()


def can_see(actor: Actor, fund: Fund) -> Decision:
    return has(actor, Permission.SEE_FUNDS)


def visible_postings(actor: Actor) -> QuerySet[Posting]:
    """The lines of the ledger are for who keeps the funds: their words may tell of a person. Others see the sums."""
    return Posting.objects.all() if has(actor, Permission.KEEP_FUNDS) else Posting.objects.none()


def can_see_posting(actor: Actor, posting: Posting) -> Decision:
    return has(actor, Permission.KEEP_FUNDS)


def can_open_fund(actor: Actor) -> Decision:
    return has(actor, Permission.KEEP_FUNDS)


def can_contribute(actor: Actor, fund: Fund) -> Decision:
    return has(actor, Permission.KEEP_FUNDS)


def can_commit(actor: Actor, fund: Fund, person: Person | None = None, obstacle: Obstacle | None = None) -> Decision:
    """Whether the actor may commit money and, for a person, for this one and this obstacle of theirs."""
    allowed = has(actor, Permission.KEEP_FUNDS)
    if not allowed or (person is None and obstacle is None):
        return allowed
    if person is None or obstacle is None:
        return no("Per una persona serve anche l'ostacolo che la spesa toglie.")
    if not (seen := people.can_see(actor, person)):
        return seen
    if obstacle.person_id != person.pk:
        return no("Questo ostacolo è di un'altra persona.")
    return yes_if(obstacle.removed_on is None, "Questo ostacolo è già stato tolto.")


def _can_settle(actor: Actor, commitment: Posting) -> Decision:
    allowed = has(actor, Permission.KEEP_FUNDS)
    return yes_if(commitment.kind == COMMITMENT, NOT_A_COMMITMENT) if allowed else allowed


def can_spend(actor: Actor, commitment: Posting) -> Decision:
    return _can_settle(actor, commitment)


def can_release(actor: Actor, commitment: Posting) -> Decision:
    return _can_settle(actor, commitment)


def can_refund(actor: Actor, commitment: Posting) -> Decision:
    return _can_settle(actor, commitment)


def can_reverse(actor: Actor, posting: Posting) -> Decision:
    allowed = has(actor, Permission.KEEP_FUNDS)
    if not allowed:
        return allowed
    if posting.kind == REVERSAL:
        return no("Uno storno non si storna: registra di nuovo la riga.")
    undone = Posting.objects.filter(reverses=posting).exists()
    return yes_if(not undone, "Questa riga è già stata stornata.")
