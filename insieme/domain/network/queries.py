from datetime import date

from django.db.models import Q

from insieme.domain.network.models import Membership


def memberships_of(user_id: int, *, on: date) -> list[Membership]:
    """What a user works as on that day, oldest first."""
    return list(
        Membership.objects.filter(Q(until_on=None) | Q(until_on__gte=on), user_id=user_id, from_on__lte=on)
        .select_related("organisation")
        .order_by("from_on", "pk")
    )
