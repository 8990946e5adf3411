from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from insieme.core.decisions import Decision
from insieme.core.money import euros
from insieme.core.tables import Badge
from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Permission
from insieme.domain.placements import policies, queries, rules
from insieme.domain.placements.states import CheckInState, ContractEventKind, Mood, PlacementState
from insieme.web.charts import Drawing, Happening, Span, ledger
from insieme.web.desk.placements.shared import CHECK_IN_TONES, MOOD_TONES, placement_badge, placement_of
from insieme.web.pages import Request, page
from insieme.web.parts import Fact

LINE_TONES: Any = {
    ContractEventKind.ACTIVATION: "accent",
    ContractEventKind.EXTENSION: "neutral",
    ContractEventKind.TRANSFORMATION: "good",
    ContractEventKind.TERMINATION: "bad",
}
SOON = 60


@page(needs=Permission.KEEP_PLACEMENTS)
def placement(request: Request, placement_id: int) -> HttpResponse:
    placement = placement_of(request, placement_id)
    request.reads_file_of(placement.person_id)
    actor = request.actor
    lines = queries.ledger_of(placement)
    check_ins = queries.check_ins_of(actor, placement)
    tutorings = queries.tutorings_of(placement)
    context = {
        "placement": placement,
        "badge": placement_badge(placement),
        "facts": _facts(placement, tutorings),
        "lines": lines,
        "drawing": _drawing(placement, lines, actor) if lines else None,
        "waiting": [
            _waiting(actor, each) for each in check_ins if each.state in (CheckInState.DUE, CheckInState.SILENT)
        ],
        "voices": [_voices(each) for each in reversed(check_ins) if each.state == CheckInState.DONE],
        "worries": queries.worries_of(placement),
        "warnings": _warnings(placement),
        "ends_soon": _ends_soon(placement, actor),
        "can": policies.can_do(actor, placement),
        "next": _next_step(placement),
        "tutorings": tutorings,
    }
    return render(request, "desk/placements/placement.html", context)


def _next_step(placement: Any) -> str:
    """Which verb is to be done next: the page's one primary button."""
    if placement.state == PlacementState.AGREED:
        return "activate"
    if placement.worry:
        return "settle_worry"
    return "extend" if placement.state == PlacementState.ACTIVE and placement.expected_end_on else ""


def _ends_soon(placement: Any, actor: Actor) -> bool:
    end = placement.expected_end_on
    return placement.state == PlacementState.ACTIVE and end is not None and (end - actor.today).days <= SOON


def _facts(placement: Any, tutorings: list[Any]) -> list[Fact]:
    now = next((each for each in tutorings if each.until_on is None), None)
    facts = [
        Fact(_("Contratto"), placement.contract_type.label),
        Fact(_("Professione"), placement.occupation.label),
        Fact(_("Ore alla settimana"), placement.weekly_hours),
        Fact(_("Sede"), f"{placement.site.name}, {placement.site.municipality.name}"),
        Fact(_("Dal"), placement.starts_on),
        Fact(_("Scadenza prevista"), placement.expected_end_on or _("nessuna")),
        Fact(_("Livello"), placement.level),
        Fact(_("Tutor del programma"), now.tutor.name if now else None),
        Fact(_("Tutor in azienda"), now.company_tutor if now else None),
    ]
    if placement.ended_on:
        facts.append(Fact(_("Finito il"), placement.ended_on))
    if placement.agency:
        facts.append(Fact(_("Assume l'agenzia"), placement.agency.name))
    if placement.monthly_allowance_cents:
        facts.append(Fact(_("Indennità al mese"), euros(placement.monthly_allowance_cents)))
    if placement.cancelled_because:
        facts.append(Fact(_("Annullato perché"), placement.cancelled_because))
    return facts


def _warnings(placement: Any) -> list[Decision]:
    live = placement.state in (PlacementState.AGREED, PlacementState.ACTIVE)
    if placement.contract_type.macro != "tirocinio" or not live:
        return []
    allowance = placement.monthly_allowance_cents
    return rules.tirocinio_warnings(placement.starts_on, placement.expected_end_on, allowance)


def _drawing(placement: Any, lines: list[queries.LedgerLine], actor: Actor) -> Drawing:
    """The life of the contract along time: one stretch for each contract it was, a point for each line."""
    spans, events = [], [line.event for line in lines]
    starts = [each for each in events if each.kind in (ContractEventKind.ACTIVATION, ContractEventKind.TRANSFORMATION)]
    last = placement.ended_on or placement.expected_end_on
    for each, following in zip(starts, [*starts[1:], None], strict=True):
        end = following.happened_on if following else last
        tone: Any = "good" if each.contract_type.is_permanent else "accent"
        spans.append(Span(each.happened_on, end, each.contract_type.label, tone))
    points = [Happening(each.happened_on, each.get_kind_display(), LINE_TONES[each.kind]) for each in events]
    return ledger(gettext("Il contratto nel tempo"), spans, points, today=actor.today)


def _waiting(actor: Actor, check_in: Any) -> dict[str, Any]:
    """A check-in still to be done, with what can be done about it and when it falls."""
    return {
        "check_in": check_in,
        "label": when_of(check_in),
        "badge": Badge(check_in.get_state_display(), CHECK_IN_TONES[check_in.state]),
        "is_due": check_in.due_on <= actor.today,
        "can_tutor": Permission.TUTOR in actor.permissions,
    }


def when_of(check_in: Any) -> str:
    """At what point of the contract a check-in falls, in words."""
    days = check_in.offset_days
    if days < 0:
        return gettext("{days} giorni prima della scadenza").format(days=-days)
    return gettext("A {days} giorni dall'inizio").format(days=days)


def _voices(check_in: Any) -> dict[str, Any]:
    """A check-in that was done: three voices side by side."""
    said = (
        (_("La persona"), check_in.person_mood, check_in.person_says),
        (_("L'azienda"), check_in.company_mood, check_in.company_says),
        (_("Il tutor"), check_in.tutor_mood, check_in.tutor_says),
    )
    voices = [(who, Badge(Mood(mood).label, MOOD_TONES[mood]), words) for who, mood, words in said]
    return {"check_in": check_in, "label": when_of(check_in), "voices": voices}
