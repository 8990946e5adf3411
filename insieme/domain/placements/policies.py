from collections.abc import Callable

from django.db.models import QuerySet

from insieme.core.decisions import Decision, yes_if
from insieme.domain.access.policies import Actor, has
from insieme.domain.access.rules import Permission, Role
from insieme.domain.casework.models import Case
from insieme.domain.casework.states import CaseState
from insieme.domain.people import policies as people
from insieme.domain.placements.models import CheckIn, ContractEvent, Placement
from insieme.domain.placements.states import CHECK_IN, PLACEMENT, CheckInState, PlacementState

NOT_YOURS = "Questo inserimento è in un'altra azienda."
NOT_ACTIVE = "L'inserimento non è in corso."


def visible(actor: Actor) -> QuerySet[Placement]:
    """The placements of the people one sees; a company's contact sees those in their company."""
    if actor.person_id is not None:
        return Placement.objects.filter(person_id=actor.person_id)
    if not has(actor, Permission.SEE_PLACEMENTS):
        return Placement.objects.none()
    if actor.sees_everyone:
        return Placement.objects.all()
    seen = Placement.objects.filter(person_id__in=people.visible_ids(actor))
    return seen.filter(company_id=actor.organisation_id or 0) if actor.role == Role.COMPANY else seen


def can_see(actor: Actor, placement: Placement) -> Decision:
    if actor.person_id is not None:
        return yes_if(placement.person_id == actor.person_id, people.NOT_YOURS)
    allowed = has(actor, Permission.SEE_PLACEMENTS)
    if allowed and actor.role == Role.COMPANY:
        allowed = yes_if(placement.company_id == actor.organisation_id, NOT_YOURS)
    return people.can_see(actor, placement.person) if allowed else allowed


def visible_check_ins(actor: Actor) -> QuerySet[CheckIn]:
    """The check-ins of the placements one sees, for whoever keeps placements: voices are said in confidence."""
    if not has(actor, Permission.KEEP_PLACEMENTS):
        return CheckIn.objects.none()
    if actor.sees_everyone:
        return CheckIn.objects.all()
    return CheckIn.objects.filter(placement__in=visible(actor))


def can_see_check_in(actor: Actor, check_in: CheckIn) -> Decision:
    seen = can_see(actor, check_in.placement)
    return has(actor, Permission.KEEP_PLACEMENTS) if seen else seen


def can_agree(actor: Actor, case: Case | None = None) -> Decision:
    """Whether the actor may agree placements and, once chosen, one for this person."""
    allowed = has(actor, Permission.KEEP_PLACEMENTS)
    if not allowed or case is None:
        return allowed
    seen = people.can_see(actor, case.person)
    return yes_if(case.state == CaseState.OPEN, "La presa in carico di questa persona non è aperta.") if seen else seen


def _can_keep(actor: Actor, placement: Placement) -> Decision:
    seen = can_see(actor, placement)
    return has(actor, Permission.KEEP_PLACEMENTS) if seen else seen


def _is_active(placement: Placement) -> Decision:
    return yes_if(placement.state == PlacementState.ACTIVE, NOT_ACTIVE)


def _can_be_extended(placement: Placement) -> Decision:
    active = _is_active(placement)
    return yes_if(placement.expected_end_on, "Un contratto senza scadenza non si proroga.") if active else active


def _needs_a_tutor(placement: Placement) -> Decision:
    live = placement.state in (PlacementState.AGREED, PlacementState.ACTIVE)
    return yes_if(live, "L'inserimento è finito: non serve un tutor.")


# Which permission each verb of a placement needs, and how the placement must stand.
VERBS: dict[str, tuple[Permission, Callable[[Placement], Decision]]] = {
    "activate": (Permission.KEEP_PLACEMENTS, lambda p: PLACEMENT.can_move(p.state, to=PlacementState.ACTIVE)),
    "extend": (Permission.KEEP_PLACEMENTS, _can_be_extended),
    "transform": (Permission.KEEP_PLACEMENTS, _is_active),
    "terminate": (Permission.KEEP_PLACEMENTS, _is_active),
    "cancel": (Permission.KEEP_PLACEMENTS, lambda p: PLACEMENT.can_move(p.state, to=PlacementState.CANCELLED)),
    "assign_tutor": (Permission.ASSIGN_TUTORS, _needs_a_tutor),
    "settle_worry": (Permission.TUTOR, lambda p: yes_if(p.worry, "Non c'è nessuna preoccupazione aperta.")),
}


def can_do(actor: Actor, placement: Placement) -> dict[str, Decision]:
    """The answer for every verb of a placement, asking only once whether the actor sees it."""
    seen = can_see(actor, placement)
    return {verb: _answer(actor, placement, verb) if seen else seen for verb in VERBS}


def _answer(actor: Actor, placement: Placement, verb: str) -> Decision:
    permission, stands = VERBS[verb]
    allowed = has(actor, permission)
    return stands(placement) if allowed else allowed


def _can(actor: Actor, placement: Placement, verb: str) -> Decision:
    seen = can_see(actor, placement)
    return _answer(actor, placement, verb) if seen else seen


def can_activate(actor: Actor, placement: Placement) -> Decision:
    return _can(actor, placement, "activate")


def can_extend(actor: Actor, placement: Placement) -> Decision:
    return _can(actor, placement, "extend")


def can_transform(actor: Actor, placement: Placement) -> Decision:
    return _can(actor, placement, "transform")


def can_terminate(actor: Actor, placement: Placement) -> Decision:
    return _can(actor, placement, "terminate")


def can_cancel(actor: Actor, placement: Placement) -> Decision:
    return _can(actor, placement, "cancel")


def can_assign_tutor(actor: Actor, placement: Placement) -> Decision:
    return _can(actor, placement, "assign_tutor")


def can_settle_worry(actor: Actor, placement: Placement) -> Decision:
    return _can(actor, placement, "settle_worry")


def can_correct_line(actor: Actor, line: ContractEvent) -> Decision:
    kept = _can_keep(actor, line.placement)
    if not kept:
        return kept
    return yes_if(
        not line.is_void and not is_replaced(line), "Questa riga è già stata corretta: correggi quella nuova."
    )


def is_replaced(line: ContractEvent) -> bool:
    return ContractEvent.objects.filter(replaces=line).exists()


def _can_tutor(actor: Actor, placement: Placement) -> Decision:
    seen = can_see(actor, placement)
    return has(actor, Permission.TUTOR) if seen else seen


def can_check_in(actor: Actor, check_in: CheckIn) -> Decision:
    allowed = _can_tutor(actor, check_in.placement)
    return CHECK_IN.can_move(check_in.state, to=CheckInState.DONE) if allowed else allowed


def can_mark_silent(actor: Actor, check_in: CheckIn) -> Decision:
    allowed = _can_tutor(actor, check_in.placement)
    if not allowed:
        return allowed
    if not (moved := CHECK_IN.can_move(check_in.state, to=CheckInState.SILENT)):
        return moved
    return yes_if(check_in.due_on <= actor.today, "Il giorno della verifica non è ancora arrivato.")
