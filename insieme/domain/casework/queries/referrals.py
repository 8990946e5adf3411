"""What pages ask about referrals."""

from collections.abc import Iterable

from django.db.models import Count, Q, QuerySet

from insieme.domain.access.policies import Actor
from insieme.domain.casework.models import Referral
from insieme.domain.casework.policies import referrals as policies


def referrals(actor: Actor) -> QuerySet[Referral]:
    """The referrals one sees, for lists."""
    return policies.visible_referrals(actor).select_related("organisation", "application", "person", "sent_by")


def referral(actor: Actor, referral_id: int) -> Referral | None:
    return referrals(actor).filter(pk=referral_id).first()


def referrals_of(actor: Actor, person_id: int) -> list[Referral]:
    """Where a person was sent, and who sent them."""
    here = Q(person_id=person_id) | Q(application__person_id=person_id)
    return list(referrals(actor).filter(here).order_by("-sent_at", "-pk")[:50])


def waiting_referrals(actor: Actor) -> QuerySet[Referral]:
    """The referrals that wait for an answer from the actor's side, the oldest first."""
    return referrals(actor).filter(policies.waiting(actor)).order_by("sent_at", "pk")


def referral_counts(actor: Actor, municipalities: Iterable[str]) -> dict[str, int]:
    """How many referrals one sees for the people of some comuni, by state."""
    places = list(municipalities)
    here = Q(application__municipality__in=places) | Q(application=None, person__municipality__in=places)
    rows = policies.visible_referrals(actor).filter(here)
    return dict(rows.values_list("state").annotate(Count("pk")).order_by())


def referral_counts_with(actor: Actor, organisation_id: int) -> dict[str, int]:
    """How many referrals were exchanged with an organisation, by state."""
    rows = policies.visible_referrals(actor).filter(organisation_id=organisation_id)
    return dict(rows.values_list("state").annotate(Count("pk")).order_by())
