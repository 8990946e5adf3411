"""Who sends people from one service to another, and who answers."""

from django.db.models import Q, QuerySet

from insieme.core.decisions import YES, Decision, no, yes_if
from insieme.domain.access.policies import Actor, has
from insieme.domain.access.rules import Part, Permission, Role
from insieme.domain.casework.models import Case, Referral
from insieme.domain.casework.policies.cases import can_work_on
from insieme.domain.casework.states import REFERRAL, Direction, ReferralState
from insieme.domain.network.models import Organisation
from insieme.domain.network.states import OrganisationKind
from insieme.domain.people import policies as people
from insieme.domain.territory import queries as territory

NOT_YOURS = "Vedi solo le segnalazioni della tua organizzazione."
SENDERS = frozenset({Part.REFERRAL, Part.ADMINISTRATION})


def is_outside(actor: Actor) -> bool:
    """Members of another organisation: they see what it sent and what was sent to it."""
    return actor.part in SENDERS


def visible_referrals(actor: Actor) -> QuerySet[Referral]:
    if actor.person_id is not None:
        return Referral.objects.filter(person_id=actor.person_id)
    if is_outside(actor):
        return Referral.objects.filter(organisation_id=actor.organisation_id or 0)
    if has(actor, Permission.ANSWER_REFERRALS):
        return Referral.objects.all()
    if has(actor, Permission.SEE_CASES):
        return Referral.objects.filter(person_id__in=people.visible_ids(actor))
    return Referral.objects.none()


def can_see_referral(actor: Actor, referral: Referral) -> Decision:
    if actor.person_id is not None:
        return yes_if(referral.person_id == actor.person_id, NOT_YOURS)
    if is_outside(actor):
        return yes_if(referral.organisation_id == actor.organisation_id, NOT_YOURS)
    if has(actor, Permission.ANSWER_REFERRALS):
        return YES
    allowed = has(actor, Permission.SEE_CASES)
    return allowed and yes_if(referral.person is not None and people.can_see(actor, referral.person), people.NOT_YOURS)


def can_see_referrals(actor: Actor) -> Decision:
    """Whether there is a list of referrals to look at."""
    sees = actor.permissions & {Permission.REFER, Permission.ANSWER_REFERRALS}
    return yes_if(actor.person_id is None and sees, "Il tuo ruolo non lavora con le segnalazioni.")


def can_refer(actor: Actor) -> Decision:
    """Sending somebody into the programme: the organisations and administrations of the network."""
    return yes_if(
        is_outside(actor) and has(actor, Permission.REFER),
        "Segnalano una persona le organizzazioni e le amministrazioni della rete.",
    )


def can_refer_from(actor: Actor, organisation: Organisation, municipality: str) -> Decision:
    """An administration sends those who live in its territory."""
    if actor.role != Role.ADMINISTRATION:
        return YES
    return yes_if(
        municipality in territory_of(organisation, actor),
        "Puoi segnalare chi abita nel tuo territorio: per gli altri comuni c'è la loro amministrazione.",
    )


def territory_of(organisation: Organisation, actor: Actor) -> frozenset[str]:
    """The comuni of an administration today: of a Unione all its members, of a comune itself."""
    if organisation.union_id:
        places = territory.municipalities_of(organisation.union_id, actor.today)
        return frozenset(place.istat for place in places)
    return frozenset({organisation.municipality_id} if organisation.municipality_id else ())


def can_send(actor: Actor, case: Case) -> Decision:
    return has(actor, Permission.REFER) and can_work_on(actor, case)


def can_receive(organisation: Organisation) -> Decision:
    return yes_if(
        organisation.kind not in {OrganisationKind.PROGRAMME, OrganisationKind.COMPANY},
        "Si invia a un servizio o a un'organizzazione della rete, non al programma né a un'azienda.",
    )


def _can_answer(actor: Actor, referral: Referral) -> Decision:
    """What comes in is answered by the programme; what goes out by whoever received it, or by the programme for them."""
    if has(actor, Permission.ANSWER_REFERRALS):
        return YES
    receives = referral.direction == Direction.OUTBOUND and is_outside(actor)
    if receives and referral.organisation_id == actor.organisation_id:
        return YES
    return no("Risponde chi ha ricevuto la segnalazione.")


def can_accept_referral(actor: Actor, referral: Referral) -> Decision:
    return _can_answer(actor, referral) and REFERRAL.can_move(referral.state, to=ReferralState.ACCEPTED)


def can_decline_referral(actor: Actor, referral: Referral) -> Decision:
    return _can_answer(actor, referral) and REFERRAL.can_move(referral.state, to=ReferralState.DECLINED)


def can_conclude_referral(actor: Actor, referral: Referral) -> Decision:
    return _can_answer(actor, referral) and REFERRAL.can_move(referral.state, to=ReferralState.CONCLUDED)


def waiting(actor: Actor) -> Q:
    """The referrals that wait for an answer from this actor's side."""
    ours = Q(direction=Direction.INBOUND) if not is_outside(actor) else Q(direction=Direction.OUTBOUND)
    return ours & Q(state=ReferralState.SENT)
