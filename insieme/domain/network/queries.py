"""What pages ask about the network."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Role
from insieme.domain.network import policies
from insieme.domain.network.models import Agreement, Membership, Organisation
from insieme.domain.network.rules import EXPIRES_WITHIN_DAYS
from insieme.domain.network.states import OrganisationKind


def _in_force(on: date) -> Q:
    return Q(until_on=None) | Q(until_on__gte=on)


def memberships_of(user_id: int, *, on: date) -> list[Membership]:
    """What a user works as on that day, oldest first."""
    return list(
        Membership.objects.filter(_in_force(on), user_id=user_id, from_on__lte=on)
        .select_related("organisation")
        .order_by("from_on", "pk")
    )


def works_as(user_id: int, roles: Iterable[Role], *, on: date) -> bool:
    """Whether a user holds one of these roles on that day."""
    return Membership.objects.filter(_in_force(on), user_id=user_id, role__in=list(roles), from_on__lte=on).exists()


def the_programme() -> Organisation:
    """The programme itself, as the organisation its staff works for."""
    return Organisation.objects.get(kind=OrganisationKind.PROGRAMME)


def has_portal(person_id: int) -> bool:
    """Whether the person signs in to their own file."""
    return Membership.objects.filter(role=Role.CANDIDATE, person_ref=person_id, until_on=None).exists()


def how_to_call() -> str:
    """Say in one sentence how one reaches the programme, in the language of the moment."""
    programme = Organisation.objects.filter(kind=OrganisationKind.PROGRAMME).first()
    ways = " · ".join(filter(None, (programme.phone, programme.email))) if programme else ""
    return _("Ci trovi qui: {ways}.").format(ways=ways) if ways else _("Chiama o scrivi a chi ti segue.")


def organisations(actor: Actor) -> QuerySet[Organisation]:
    """The organisations one sees, each saying whether an agreement is in force."""
    live = Agreement.objects.filter(Q(ends_on=None) | Q(ends_on__gte=actor.today), organisation=OuterRef("pk"))
    return policies.visible(actor).select_related("municipality", "union").annotate(has_agreement=Exists(live))


def organisation(actor: Actor, organisation_id: int) -> Organisation | None:
    return policies.visible(actor).select_related("municipality", "union").filter(pk=organisation_id).first()


def organisations_named(actor: Actor, text: str, *, most: int = 10) -> list[tuple[str, str]]:
    """Organisations whose name holds the text, for choosing one: key and name."""
    found = policies.visible(actor).exclude(kind=OrganisationKind.PROGRAMME).filter(name__icontains=text)
    return [(str(each.pk), f"{each.name} ({each.get_kind_display()})") for each in found.order_by("name", "pk")[:most]]


def agreements(actor: Actor) -> QuerySet[Agreement]:
    return policies.visible_agreements(actor).select_related("organisation")


def agreements_with(actor: Actor, organisation_id: int) -> list[Agreement]:
    return list(
        policies.visible_agreements(actor).filter(organisation_id=organisation_id).order_by("-signed_on", "-pk")[:50]
    )


def agreement(actor: Actor, agreement_id: int) -> Agreement | None:
    return agreements(actor).filter(pk=agreement_id).first()


def expiring(rows: QuerySet[Agreement], on: date) -> QuerySet[Agreement]:
    """Keep the agreements that end within sixty days of that day."""
    return rows.filter(ends_on__gte=on, ends_on__lte=on + timedelta(days=EXPIRES_WITHIN_DAYS))


def members_of(actor: Actor, organisation_id: int) -> list[Membership]:
    """Who works for an organisation, today's first; nobody where one may not look."""
    return list(
        policies.visible_memberships(actor)
        .filter(organisation_id=organisation_id)
        .select_related("user")
        .order_by("until_on", "role", "from_on", "pk")[:200]
    )


def membership(actor: Actor, membership_id: int) -> Membership | None:
    return policies.visible_memberships(actor).select_related("user", "organisation").filter(pk=membership_id).first()


def agreements_in(actor: Actor, *, municipalities: Iterable[str], union: str = "") -> list[Agreement]:
    """The agreements with the administrations of a territory: its Unione and its comuni."""
    here = Q(organisation__kind=OrganisationKind.MUNICIPALITY, organisation__municipality__in=list(municipalities))
    if union:
        here |= Q(organisation__kind=OrganisationKind.UNION, organisation__union=union)
    return list(agreements(actor).filter(here).order_by("-signed_on", "-pk")[:100])


def administrations_in(actor: Actor, *, municipalities: Iterable[str], union: str = "") -> list[Organisation]:
    """The organisations that are the administrations of a territory."""
    here = Q(kind=OrganisationKind.MUNICIPALITY, municipality__in=list(municipalities))
    if union:
        here |= Q(kind=OrganisationKind.UNION, union=union)
    return list(policies.visible(actor).filter(here).order_by("-kind", "name")[:100])


def first_in_each_role(*, on: date) -> dict[Role, Membership]:
    """Who has worked longest in each role, among those at work on that day."""
    found = (
        Membership.objects.filter(_in_force(on), from_on__lte=on, user__is_active=True)
        .select_related("user", "organisation")
        .order_by("role", "from_on", "pk")
        .distinct("role")
    )
    return {Role(each.role): each for each in found}
