"""A company's portal shows that company and nothing else: to anybody else, nothing is here."""

from typing import Any

from insieme.domain.access.rules import Role
from insieme.domain.companies import queries as companies
from insieme.domain.vacancies import queries
from insieme.web.pages import Request, found


def own_company(request: Request) -> Any:
    """The company the visitor answers for, or the answer for what does not exist."""
    actor = request.actor
    if actor.role is not Role.COMPANY or actor.organisation_id is None:
        return found(None)
    return found(companies.company(actor, actor.organisation_id))


def own_vacancy(request: Request, vacancy_id: int) -> Any:
    own_company(request)
    return found(queries.vacancy(request.actor, vacancy_id))


def own_proposal(request: Request, proposal_id: int) -> Any:
    """A profile presented to the company; opening it is written in the person's read log."""
    own_company(request)
    proposal = found(queries.proposal(request.actor, proposal_id))
    request.reads_file_of(proposal.person_id, "work")
    return proposal
