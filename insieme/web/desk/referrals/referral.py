from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Permission
from insieme.domain.casework import policies, queries
from insieme.domain.casework.states import Direction, ReferralState
from insieme.domain.people import policies as people
from insieme.web.desk.referrals.referrals import days_to_answer, state_badge
from insieme.web.pages import Request, found, page
from insieme.web.parts import Fact, Step


@page(needs=Permission.SEE_PEOPLE)
def referral(request: Request, referral_id: int) -> HttpResponse:
    """Show one referral: who sends whom, why, what was answered and how it ended."""
    actor = request.actor
    policies.can_see_referrals(actor).or_raise()
    shown = found(queries.referral(actor, referral_id))
    if shown.person_id:
        request.reads_file_of(shown.person_id)
    context = {
        "referral": shown,
        "name": shown.listed_name,
        "state": state_badge(shown),
        "facts": _facts(shown),
        "steps": _steps(actor, shown),
        "file": _file(actor, shown),
        "application": _application(actor, shown),
    }
    return render(request, "desk/referrals/referral.html", context)


def _facts(shown: Any) -> list[Fact]:
    incoming = shown.direction == Direction.INBOUND
    facts = [
        Fact(_("Chi segnala") if incoming else _("Inviata a"), shown.organisation.name),
        Fact(_("Inviata da"), shown.sent_by.name if shown.sent_by else None),
        Fact(_("Inviata il"), shown.sent_at),
        Fact(_("La persona è d'accordo dal"), shown.person_agreed_on),
        Fact(_("Risposta il"), shown.answered_at),
        Fact(_("Giorni per rispondere"), days_to_answer(shown)),
    ]
    if shown.application:
        facts.append(Fact(_("Candidatura"), shown.application.get_state_display()))
        facts.append(Fact(_("Primo contatto entro"), shown.application.contact_by))
    return facts


def _steps(actor: Actor, shown: Any) -> list[Step]:
    """What can be done now, with the reason when it cannot."""
    verbs = {
        ReferralState.SENT: ((_("Accogli"), "accept_referral"), (_("Non accogliere"), "decline_referral")),
        ReferralState.ACCEPTED: ((_("Concludi"), "conclude_referral"),),
    }
    return [
        Step(label, reverse(f"referrals:{verb}", args=[shown.pk]), getattr(policies, f"can_{verb}")(actor, shown))
        for label, verb in verbs.get(ReferralState(shown.state), ())
    ]


def _file(actor: Actor, shown: Any) -> str:
    opens = shown.person and policies.can_open_files(actor) and people.can_see(actor, shown.person)
    return reverse("people:person", args=[shown.person_id]) if opens else ""


def _application(actor: Actor, shown: Any) -> str:
    opens = shown.application_id and Permission.WORK_APPLICATIONS in actor.permissions
    return reverse("applications:detail", args=[shown.application_id]) if opens else ""
