from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from insieme.core.periods import ROME
from insieme.core.tables import Badge, Column, Filter, Order, Table, Tone
from insieme.domain.access.rules import Permission
from insieme.domain.casework import policies, queries
from insieme.domain.casework.states import Direction, ReferralState
from insieme.web.lists import show_list
from insieme.web.pages import Request, page

TONES: dict[str, Tone] = {"sent": "warning", "accepted": "good", "declined": "bad", "concluded": "neutral"}


def state_badge(referral: Any) -> Badge:
    return Badge(ReferralState(referral.state).label, TONES[referral.state])


def days_to_answer(referral: Any) -> int | None:
    """How many days passed before the answer; None while there is none."""
    return _days(referral.sent_at, referral.answered_at) if referral.answered_at else None


def _days(start: datetime, end: datetime) -> int:
    return (end.astimezone(ROME).date() - start.astimezone(ROME).date()).days


TABLE = Table(
    key="referrals",
    title=_("Segnalazioni e invii"),
    columns=(
        Column(
            "name",
            _("Persona"),
            lambda each: each.listed_name,
            link=lambda each: reverse("referrals:referral", args=[each.pk]),
        ),
        Column("direction", _("Verso"), lambda each: each.get_direction_display(), under="name"),
        Column("organisation", _("Organizzazione"), lambda each: each.organisation.name),
        Column("sent_at", _("Inviata il"), lambda each: each.sent_at, "day"),
        Column("state", _("Stato"), state_badge, "badge"),
        Column("days", _("Giorni per rispondere"), days_to_answer, "number"),
        Column(
            "application",
            _("Candidatura"),
            lambda each: each.application.get_state_display() if each.application else "",
        ),
    ),
    orders=(Order("sent_at", _("Inviata il"), ("-sent_at",)),),
    filters=(
        Filter("state", _("Stato"), lookup="state", choices=ReferralState.choices),
        Filter("direction", _("Verso"), lookup="direction", choices=Direction.choices),
        Filter("organisation", _("Organizzazione"), "text", lookup="organisation__name"),
        Filter("sent", _("Inviata"), "period", lookup="sent_at__date"),
    ),
)


@page(needs=Permission.SEE_PEOPLE)
def referrals(request: Request) -> HttpResponse:
    """List who sent whom to whom, and how it is going: an organisation sees its own."""
    policies.can_see_referrals(request.actor).or_raise()
    rows = queries.referrals(request.actor)
    may_refer = policies.can_refer(request.actor)
    return show_list(request, TABLE, rows, "desk/referrals/referrals.html", may_refer=bool(may_refer))
