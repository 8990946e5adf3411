from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from insieme.core.tables import Badge, Column, Filter, Order, Table, Tone
from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Permission
from insieme.domain.vacancies import queries
from insieme.domain.vacancies.states import ProposalState
from insieme.web.lists import show_list
from insieme.web.pages import Request, page

TONES: dict[str, Tone] = {
    ProposalState.PROPOSED: "accent",
    ProposalState.ACCEPTED: "warning",
    ProposalState.PRESENTED: "accent",
    ProposalState.CHOSEN: "good",
    ProposalState.PLACED: "good",
    ProposalState.REFUSED_BY_PERSON: "neutral",
    ProposalState.REFUSED_BY_COMPANY: "neutral",
    ProposalState.WITHDRAWN: "neutral",
}
WAITING: dict[str, str | Promise] = {
    ProposalState.PROPOSED: _("aspetta la risposta della persona"),
    ProposalState.ACCEPTED: _("da presentare all'azienda"),
    ProposalState.PRESENTED: _("aspetta la risposta dell'azienda"),
    ProposalState.CHOSEN: _("da inserire: concorda il contratto"),
}


def waiting_for(proposal: Any) -> str | Promise:
    """What a proposal waits for, in words; nothing when it is over."""
    return WAITING.get(proposal.state, "")


def table(actor: Actor) -> Table:
    """The list of proposals, with the filters that depend on who is asking and when."""
    return Table(
        key="proposte",
        title=_("Proposte"),
        columns=(
            Column(
                "person",
                _("Persona"),
                lambda p: p.person.listed_name,
                link=lambda p: reverse("vacancies:proposal", args=[p.pk]),
            ),
            Column(
                "title",
                _("Ricerca"),
                lambda p: p.vacancy.title,
                link=lambda p: reverse("vacancies:detail", args=[p.vacancy_id]),
            ),
            Column("company", _("Azienda"), lambda p: p.vacancy.company.name, under="title"),
            Column("state", _("Stato"), lambda p: Badge(p.get_state_display(), TONES[p.state]), kind="badge"),
            Column("since", _("Da quando"), lambda p: p.waiting_since, kind="day"),
            Column("by", _("Proposta da"), lambda p: p.proposed_by.name if p.proposed_by else ""),
            Column("proposed", _("Proposta il"), lambda p: p.proposed_at, kind="day"),
            Column("why_person", _("Motivo della persona"), lambda p: p.get_person_refusal_display(), under="state"),
            Column("why_company", _("Motivo dell'azienda"), lambda p: p.get_company_refusal_display(), under="state"),
        ),
        orders=(Order("proposed", _("Proposta"), ("-proposed_at",)),),
        filters=(
            Filter("state", _("Stato"), lookup="state", choices=ProposalState.choices),
            Filter(
                "person",
                _("Aspettano la persona"),
                kind="flag",
                apply=lambda rows, _on: rows.filter(state=ProposalState.PROPOSED),
            ),
            Filter(
                "company",
                _("Aspettano l'azienda"),
                kind="flag",
                apply=lambda rows, _on: rows.filter(state=ProposalState.PRESENTED),
            ),
            Filter(
                "silent",
                _("In silenzio da 7 giorni"),
                kind="flag",
                apply=lambda rows, _on: queries.silent(rows, actor.at),
            ),
            Filter(
                "mine",
                _("Proposte da me"),
                kind="flag",
                apply=lambda rows, _on: rows.filter(proposed_by_id=actor.user_id),
            ),
            Filter("proposed", _("Proposta"), kind="period", lookup="proposed_at__date"),
        ),
    )


@page(needs=Permission.SEE_VACANCIES)
def proposals(request: Request) -> HttpResponse:
    """List the people proposed, with what each proposal waits for."""
    return show_list(request, table(request.actor), queries.proposals(request.actor), "desk/vacancies/proposals.html")
