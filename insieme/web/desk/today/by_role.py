"""What waits for each role, in order of consequence: one table."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Role
from insieme.domain.casework import queries as casework
from insieme.domain.companies import queries as companies
from insieme.domain.funds import queries as funds
from insieme.domain.network import queries as network
from insieme.domain.people import queries as people
from insieme.domain.placements import queries as placements
from insieme.domain.training import queries as training
from insieme.domain.vacancies import queries as vacancies
from insieme.web.desk.today import sections as say
from insieme.web.desk.today.sections import ASKED, Waiting

LOW = 10  # percent of what was contributed


def _low(actor: Actor) -> Sequence[Any]:
    """The funds of this year and of the last of which less than a tenth is left."""
    rows = funds.funds(actor).filter(year__gte=actor.today.year - 1, contributed_cents__gt=0)
    return [
        each
        for each in rows.order_by("-year", "name", "pk")
        if each.available_cents * 100 < each.contributed_cents * LOW
    ]


APPLICATIONS = Waiting(
    _("Candidature da chiamare: le 4-5 settimane stanno finendo"),
    lambda actor: casework.waiting_applications(actor, ASKED),
    say.application,
    ("applications:queue", ""),
)
INTERVIEWS = Waiting(
    _("Colloqui di oggi e da concludere"),
    lambda actor: casework.interviews_waiting(actor, ASKED),
    say.interview,
    ("interviews:agenda", ""),
)
MY_INTERVIEWS = Waiting(
    _("I tuoi colloqui di oggi e da concludere"),
    lambda actor: casework.interviews_waiting(actor, ASKED, whose=actor.user_id),
    say.interview,
    ("interviews:agenda", ""),
)
UNASSIGNED = Waiting(
    _("Persone in carico senza operatore"),
    lambda actor: casework.cases_unassigned(actor, ASKED),
    say.unassigned,
    ("people:people", "?unassigned=1"),
)
RESUME = Waiting(
    _("Percorsi sospesi da riprendere"), lambda actor: casework.cases_to_resume(actor, ASKED), say.to_resume
)
OBSTACLES = Waiting(
    _("Ostacoli a cui nessuno lavora"), lambda actor: casework.obstacles_without_action(actor, ASKED), say.obstacle
)
ACTIONS = Waiting(_("Azioni del patto scadute"), lambda actor: casework.actions_overdue(actor, ASKED), say.action)
PLANS = Waiting(_("Patti da condividere"), lambda actor: casework.plans_to_agree(actor, ASKED), say.plan)
REFERRALS = Waiting(
    _("Segnalazioni che aspettano una risposta"),
    lambda actor: casework.referrals_waiting(actor, ASKED),
    say.referral,
    ("referrals:referrals", ""),
)
MOVING = Waiting(
    _("Segnalazioni: a che punto sono"),
    lambda actor: casework.referrals_moving(actor, ASKED),
    say.moving,
    ("referrals:referrals", ""),
)
PROPOSALS = Waiting(
    _("Proposte senza risposta da più di una settimana"),
    lambda actor: vacancies.proposals_silent(actor, ASKED),
    say.silent_proposal,
    ("vacancies:proposals", ""),
)
CHOSEN = Waiting(
    _("Persone scelte: manca l'inserimento"),
    lambda actor: placements.chosen_proposals(actor, ASKED),
    say.chosen,
    ("vacancies:proposals", "?state=chosen"),
)
VACANCIES = Waiting(
    _("Ricerche aperte senza nessuno proposto"),
    lambda actor: vacancies.vacancies_waiting(actor, ASKED),
    say.vacancy,
    ("vacancies:vacancies", "?none=1"),
)
COMPANIES = Waiting(
    _("Aziende tue che nessuno sente da 90 giorni"),
    lambda actor: companies.companies_unheard(actor, ASKED),
    say.company,
    ("companies:companies", "?mine=1"),
)
CHECK_INS = Waiting(
    _("Verifiche da fare o senza risposta"),
    lambda actor: placements.check_ins_due(actor, actor.today, ASKED),
    say.check_in,
    ("placements:placements", "?mine=1"),
)
ENDING = Waiting(
    _("Contratti che finiscono entro 60 giorni"),
    lambda actor: placements.ending_soon(actor, most=ASKED),
    say.ending,
    ("placements:placements", "?ending=1"),
)
MY_ENDING = replace(ENDING, title=_("Contratti che finiscono entro 60 giorni nelle tue aziende"))
WORRIES = Waiting(
    _("Preoccupazioni aperte"),
    lambda actor: placements.worrying(actor, ASKED),
    say.worry,
    ("placements:placements", "?worry=1"),
)
AGREEMENTS = Waiting(
    _("Accordi che scadono entro 60 giorni"),
    lambda actor: network.expiring(network.agreements(actor), actor.today).order_by("ends_on", "pk")[:ASKED],
    say.agreement,
    ("network:agreements", ""),
)
LESSONS = Waiting(_("Presenze da segnare"), lambda actor: training.lessons_without_attendance(actor, ASKED), say.lesson)
EDITIONS = Waiting(
    _("Edizioni che cominciano o sono finite"),
    lambda actor: training.editions_to_move(actor, ASKED),
    say.edition,
    ("training:editions", ""),
)
FUNDS = Waiting(_("Fondi quasi esauriti"), _low, say.fund, ("funds:funds", ""))
READINGS = Waiting(
    _("Letture di chi non aveva una parte nel percorso"),
    lambda actor: people.readings_unexplained(actor, ASKED),
    say.reading,
    ("people:read_log", ""),
)

BY_ROLE: dict[Role, tuple[Waiting, ...]] = {
    Role.COORDINATOR: (APPLICATIONS, WORRIES, UNASSIGNED, REFERRALS, PROPOSALS, ENDING, AGREEMENTS, FUNDS),
    Role.SECRETARIAT: (APPLICATIONS, INTERVIEWS, REFERRALS, UNASSIGNED),
    Role.CASE_MANAGER: (MY_INTERVIEWS, WORRIES, ACTIONS, OBSTACLES, PROPOSALS, ENDING, PLANS, RESUME),
    Role.SCOUT: (CHOSEN, PROPOSALS, VACANCIES, MY_ENDING, COMPANIES),
    Role.TUTOR: (WORRIES, CHECK_INS, ENDING),
    Role.TRAINER: (LESSONS, EDITIONS),
    Role.PARTNER: (MOVING, AGREEMENTS),
    Role.ADMINISTRATION: (MOVING, AGREEMENTS),
    Role.FUND_MANAGER: (FUNDS,),
    Role.GOVERNANCE: (AGREEMENTS, FUNDS),
    Role.DPO: (READINGS, AGREEMENTS),
}
# Where to go when nothing waits.
NEXT: dict[Role, tuple[Any, str]] = {
    Role.COORDINATOR: (_("Guarda i dati dell'anno"), "insights:figures"),
    Role.SECRETARIAT: (_("Apri le candidature"), "applications:queue"),
    Role.CASE_MANAGER: (_("Apri le tue persone"), "people:people"),
    Role.SCOUT: (_("Apri le aziende"), "companies:companies"),
    Role.TUTOR: (_("Apri gli inserimenti"), "placements:placements"),
    Role.TRAINER: (_("Apri le edizioni"), "training:editions"),
    Role.PARTNER: (_("Segnala una persona"), "referrals:refer"),
    Role.ADMINISTRATION: (_("Segnala una persona"), "referrals:refer"),
    Role.FUND_MANAGER: (_("Apri i fondi"), "funds:funds"),
    Role.GOVERNANCE: (_("Guarda i dati dell'anno"), "insights:figures"),
    Role.DPO: (_("Apri le letture dei fascicoli"), "people:read_log"),
}
