from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from insieme.core.money import euros
from insieme.domain.access.rules import Permission
from insieme.domain.funds import policies, queries
from insieme.domain.funds.rules import COMMITMENT
from insieme.web.desk.funds.shared import posting_of
from insieme.web.pages import Request, page
from insieme.web.parts import Fact


@page(needs=Permission.KEEP_FUNDS)
def posting(request: Request, posting_id: int) -> HttpResponse:
    posting = posting_of(request, posting_id)
    actor = request.actor
    person = queries.beneficiary(actor, posting)
    if person is not None:
        request.reads_file_of(person.pk)
    is_commitment = posting.kind == COMMITMENT
    context = {
        "posting": posting,
        "fund": posting.fund,
        "facts": _facts(posting, person),
        "standing": queries.standing_of(posting) if is_commitment else None,
        "settlements": queries.settlements_of(posting) if is_commitment else [],
        "can_spend": policies.can_spend(actor, posting),
        "can_release": policies.can_release(actor, posting),
        "can_refund": policies.can_refund(actor, posting),
        "can_reverse": policies.can_reverse(actor, posting),
    }
    return render(request, "desk/funds/posting.html", context)


def _facts(posting: Any, person: Any) -> list[Fact]:
    facts = [
        Fact(_("Importo"), euros(posting.amount_cents)),
        Fact(_("Giorno"), posting.happened_on),
        Fact(_("Registrato il"), posting.recorded_at),
        Fact(_("Scopo"), posting.get_purpose_display() if posting.purpose else _("nessuno")),
        Fact(_("Voce di bilancio"), posting.line or _("nessuna")),
        Fact(_("Ente"), posting.organisation.name if posting.organisation else _("nessuno")),
    ]
    if posting.person_id:
        facts.append(Fact(_("Persona"), person.name if person else _("una persona: la vede chi la segue")))
    if person is not None and posting.obstacle:
        facts.append(Fact(_("Ostacolo"), posting.obstacle.get_kind_display()))
    return facts
