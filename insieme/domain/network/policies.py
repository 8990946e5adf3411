"""Who sees the network and who keeps it."""

from django.db.models import Q, QuerySet

from insieme.core.decisions import Decision, yes_if
from insieme.domain.access.models import User
from insieme.domain.access.policies import Actor, has
from insieme.domain.access.rules import PORTAL_ROLES, Part, Permission, Role
from insieme.domain.network.models import Agreement, Membership, Organisation
from insieme.domain.network.states import OrganisationKind

NOT_YOURS = "Vedi solo ciò che riguarda la tua organizzazione."
GUESTS = frozenset({Part.REFERRAL, Part.ADMINISTRATION})


def _is_guest(actor: Actor) -> bool:
    """Members of other organisations see who is in the network, and of agreements only their own."""
    return actor.part in GUESTS


def visible(actor: Actor) -> QuerySet[Organisation]:
    """The network: companies have cards of their own."""
    if not has(actor, Permission.SEE_NETWORK):
        if actor.organisation_id is None or actor.person_id is not None:
            return Organisation.objects.none()
        return Organisation.objects.filter(pk=actor.organisation_id)
    return Organisation.objects.exclude(kind=OrganisationKind.COMPANY)


def can_see(actor: Actor, organisation: Organisation) -> Decision:
    allowed = has(actor, Permission.SEE_NETWORK)
    if not allowed:
        mine = actor.person_id is None and actor.organisation_id == organisation.pk
        return yes_if(mine, NOT_YOURS)
    return yes_if(organisation.kind != OrganisationKind.COMPANY, "Le aziende hanno una scheda propria.")


def visible_agreements(actor: Actor) -> QuerySet[Agreement]:
    if not has(actor, Permission.SEE_NETWORK):
        return Agreement.objects.none()
    if _is_guest(actor):
        return Agreement.objects.filter(organisation_id=actor.organisation_id or 0)
    return Agreement.objects.all()


def can_see_agreement(actor: Actor, agreement: Agreement) -> Decision:
    allowed = has(actor, Permission.SEE_NETWORK)
    return allowed and yes_if(not _is_guest(actor) or agreement.organisation_id == actor.organisation_id, NOT_YOURS)


def visible_memberships(actor: Actor) -> QuerySet[Membership]:
    """Who works where: whoever keeps the network sees all, the others their own organisation; candidates are people."""
    staff = Membership.objects.exclude(role__in=(Role.CANDIDATE, Role.COMPANY))
    if has(actor, Permission.KEEP_NETWORK):
        return staff
    if has(actor, Permission.SEE_NETWORK):
        return staff.filter(organisation_id=actor.organisation_id or 0)
    return Membership.objects.none()


def can_see_membership(actor: Actor, membership: Membership) -> Decision:
    staff = yes_if(membership.role not in {Role.CANDIDATE, Role.COMPANY}, NOT_YOURS)
    if has(actor, Permission.KEEP_NETWORK):
        return staff
    allowed = has(actor, Permission.SEE_NETWORK) and staff
    return allowed and yes_if(membership.organisation_id == actor.organisation_id, NOT_YOURS)


def can_add_organisation(actor: Actor) -> Decision:
    return has(actor, Permission.KEEP_NETWORK)


def can_change_organisation(actor: Actor, organisation: Organisation) -> Decision:
    return has(actor, Permission.KEEP_NETWORK) and can_see(actor, organisation)


def can_sign_agreement(actor: Actor, organisation: Organisation) -> Decision:
    return (
        has(actor, Permission.KEEP_NETWORK)
        and can_see(actor, organisation)
        and yes_if(organisation.kind != OrganisationKind.PROGRAMME, "Il programma non firma accordi con sé stesso.")
    )


def can_end_agreement(actor: Actor, agreement: Agreement) -> Decision:
    return (
        has(actor, Permission.KEEP_NETWORK)
        and can_see_agreement(actor, agreement)
        and yes_if(agreement.ends_on is None or agreement.ends_on >= actor.today, "Questo accordo è già finito.")
    )


def can_add_member(actor: Actor, organisation: Organisation) -> Decision:
    return has(actor, Permission.KEEP_NETWORK) and can_see(actor, organisation)


def can_appoint(actor: Actor, user: User, role: Role) -> Decision:
    """Nobody appoints themselves; and whoever protects the data has no other work in the programme to watch over."""
    others = Membership.objects.filter(user=user).exclude(role__in=PORTAL_ROLES)
    others = others.filter(Q(until_on=None) | Q(until_on__gte=actor.today))
    mixed = others.exclude(role=Role.DPO) if role == Role.DPO else others.filter(role=Role.DPO)
    return (
        has(actor, Permission.KEEP_NETWORK)
        and yes_if(user.pk != actor.user_id, "Nessuno dà un incarico a sé stesso: lo fa un'altra persona.")
        and yes_if(
            not mixed.exists(), "Chi protegge i dati non ha altri incarichi: prima si conclude quello che c'è già."
        )
    )


def can_end_membership(actor: Actor, membership: Membership) -> Decision:
    """Nobody ends their own: a programme without anyone to keep it could not be mended from within."""
    return (
        has(actor, Permission.KEEP_NETWORK)
        and can_see_membership(actor, membership)
        and yes_if(membership.user_id != actor.user_id, "Il tuo incarico lo chiude un'altra persona del coordinamento.")
        and yes_if(membership.until_on is None, "Questo incarico ha già una fine.")
    )
