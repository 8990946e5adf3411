from collections.abc import Callable

from django.db.models import QuerySet

from insieme.core.decisions import YES, Decision, no, yes_if
from insieme.domain.access.policies import Actor, has
from insieme.domain.access.rules import Permission, Role
from insieme.domain.casework.models import Case
from insieme.domain.casework.states import CaseState, Readiness
from insieme.domain.companies import policies as companies
from insieme.domain.companies.models import Company
from insieme.domain.people import policies as people
from insieme.domain.people.models import Consent
from insieme.domain.people.states import ConsentKind
from insieme.domain.vacancies.models import Proposal, Vacancy
from insieme.domain.vacancies.states import LIVE_PROPOSAL, PROPOSAL, VACANCY, ProposalState, VacancyState

NOT_YOURS = "Questa ricerca è di un'altra azienda."
NOT_YOUR_PROPOSAL = "Questa proposta non ti riguarda."


def visible(actor: Actor) -> QuerySet[Vacancy]:
    """The searches one may see: all of them for who matches people and work, their own for who answers for a company."""
    if not has(actor, Permission.SEE_VACANCIES):
        return Vacancy.objects.none()
    if actor.role is Role.COMPANY:
        return Vacancy.objects.filter(company_id=actor.organisation_id)
    return Vacancy.objects.all()


def can_see(actor: Actor, vacancy: Vacancy) -> Decision:
    allowed = has(actor, Permission.SEE_VACANCIES)
    if not allowed or actor.role is not Role.COMPANY:
        return allowed
    return yes_if(actor.organisation_id == vacancy.company_id, NOT_YOURS)


def visible_proposals(actor: Actor) -> QuerySet[Proposal]:
    """The proposals one may see: of people one sees; a person's own; a company's own, once presented to it."""
    if actor.person_id is not None:
        return Proposal.objects.filter(person_id__in=people.visible_ids(actor))
    if not has(actor, Permission.SEE_VACANCIES):
        return Proposal.objects.none()
    seen = (
        Proposal.objects.all()
        if actor.sees_everyone
        else Proposal.objects.filter(person_id__in=people.visible_ids(actor))
    )
    if actor.role is Role.COMPANY:
        return seen.filter(vacancy__company_id=actor.organisation_id, presented_at__isnull=False)
    return seen


def can_see_proposal(actor: Actor, proposal: Proposal) -> Decision:
    seen = people.can_see(actor, proposal.person)
    if not seen or actor.person_id is not None:
        return seen
    allowed = has(actor, Permission.SEE_VACANCIES)
    if not allowed or actor.role is not Role.COMPANY:
        return allowed
    own = actor.organisation_id == proposal.vacancy.company_id and proposal.presented_at is not None
    return yes_if(own, NOT_YOUR_PROPOSAL)


def can_open_vacancy(actor: Actor, company: Company) -> Decision:
    """Scouts open searches for any company; a company opens its own."""
    seen = companies.can_see(actor, company)
    if not seen or actor.role is Role.COMPANY:
        return seen
    return has(actor, Permission.KEEP_VACANCIES)


def _can_keep(actor: Actor, vacancy: Vacancy) -> Decision:
    seen = can_see(actor, vacancy)
    return has(actor, Permission.KEEP_VACANCIES) if seen else seen


def can_change(actor: Actor, vacancy: Vacancy) -> Decision:
    kept = _can_keep(actor, vacancy)
    return (
        yes_if(vacancy.state != VacancyState.CLOSED, "La ricerca è chiusa: riaprila per cambiarla.") if kept else kept
    )


def can_close(actor: Actor, vacancy: Vacancy) -> Decision:
    kept = _can_keep(actor, vacancy)
    return VACANCY.can_move(vacancy.state, to=VacancyState.CLOSED) if kept else kept


def can_reopen(actor: Actor, vacancy: Vacancy) -> Decision:
    kept = _can_keep(actor, vacancy)
    return yes_if(vacancy.state == VacancyState.CLOSED, "La ricerca non è chiusa.") if kept else kept


def can_propose_for(actor: Actor, vacancy: Vacancy) -> Decision:
    """Whether anybody can be proposed for this search now."""
    seen = can_see(actor, vacancy)
    allowed = has(actor, Permission.PROPOSE) if seen else seen
    if not allowed:
        return allowed
    return yes_if(vacancy.state == VacancyState.OPEN, "La ricerca non è aperta: non si possono proporre persone.")


def can_propose(actor: Actor, vacancy: Vacancy, case: Case) -> Decision:
    """Whether this person can be proposed for this search now."""
    offered = can_propose_for(actor, vacancy)
    seen = people.can_see(actor, case.person) if offered else offered
    if not seen:
        return seen
    if case.state != CaseState.OPEN:
        return no("Il percorso di questa persona non è aperto.")
    if case.readiness != Readiness.READY:
        return no("La persona non risulta ancora pronta per il lavoro.")
    already = Proposal.objects.filter(
        vacancy=vacancy, person=case.person, state__in=(*LIVE_PROPOSAL, ProposalState.PLACED)
    )
    return yes_if(not already.exists(), "La persona è già proposta per questa ricerca.")


Step = Callable[[Actor, Proposal], Decision]


def _answer_for_person(actor: Actor, proposal: Proposal, to: ProposalState) -> Decision:
    """The person answers in the portal; or somebody of the programme writes down what the person said."""
    if actor.role is Role.COMPANY:
        return no("Per la persona risponde la persona stessa.")
    allowed = YES if actor.person_id is not None else has(actor, Permission.ANSWER_PROPOSALS)
    return PROPOSAL.can_move(proposal.state, to=to) if allowed else allowed


def _accept(actor: Actor, proposal: Proposal) -> Decision:
    return _answer_for_person(actor, proposal, ProposalState.ACCEPTED)


def _refuse(actor: Actor, proposal: Proposal) -> Decision:
    return _answer_for_person(actor, proposal, ProposalState.REFUSED_BY_PERSON)


def _present(actor: Actor, proposal: Proposal) -> Decision:
    """A profile goes to the company once the person has said yes, and as long as they agree to it."""
    allowed = has(actor, Permission.PROPOSE)
    moved = PROPOSAL.can_move(proposal.state, to=ProposalState.PRESENTED) if allowed else allowed
    if not moved:
        return moved
    if proposal.vacancy.state != VacancyState.OPEN:
        return no("La ricerca non è più aperta: il profilo non si presenta.")
    agreed = Consent.objects.filter(person_id=proposal.person_id, kind=ConsentKind.COMPANIES, withdrawn_on=None)
    return yes_if(agreed.exists(), "La persona ha ritirato il consenso a inviare il profilo alle aziende.")


def _answer_for_company(actor: Actor, proposal: Proposal, to: ProposalState) -> Decision:
    """The company answers in its portal; or who keeps the search writes down what the company said."""
    needs = Permission.ANSWER_PROPOSALS if actor.role is Role.COMPANY else Permission.KEEP_VACANCIES
    allowed = has(actor, needs)
    return PROPOSAL.can_move(proposal.state, to=to) if allowed else allowed


def _choose(actor: Actor, proposal: Proposal) -> Decision:
    answered = _answer_for_company(actor, proposal, ProposalState.CHOSEN)
    if not answered:
        return answered
    return yes_if(
        proposal.vacancy.state != VacancyState.CLOSED, "La ricerca è chiusa: riaprila per scegliere qualcuno."
    )


def _not_choose(actor: Actor, proposal: Proposal) -> Decision:
    return _answer_for_company(actor, proposal, ProposalState.REFUSED_BY_COMPANY)


def _withdraw(actor: Actor, proposal: Proposal) -> Decision:
    allowed = has(actor, Permission.PROPOSE)
    return PROPOSAL.can_move(proposal.state, to=ProposalState.WITHDRAWN) if allowed else allowed


STEPS: dict[str, Step] = {
    "accept": _accept,
    "refuse": _refuse,
    "present": _present,
    "choose": _choose,
    "not_choose": _not_choose,
    "withdraw": _withdraw,
}


def offers(actor: Actor, proposal: Proposal) -> dict[str, Decision]:
    """Every step of a proposal the actor is looking at, with the rule's answer."""
    return {name: step(actor, proposal) for name, step in STEPS.items()}


def _if_seen(actor: Actor, proposal: Proposal, step: Step) -> Decision:
    seen = can_see_proposal(actor, proposal)
    return step(actor, proposal) if seen else seen


def can_accept(actor: Actor, proposal: Proposal) -> Decision:
    return _if_seen(actor, proposal, _accept)


def can_refuse(actor: Actor, proposal: Proposal) -> Decision:
    return _if_seen(actor, proposal, _refuse)


def can_present(actor: Actor, proposal: Proposal) -> Decision:
    return _if_seen(actor, proposal, _present)


def can_choose(actor: Actor, proposal: Proposal) -> Decision:
    return _if_seen(actor, proposal, _choose)


def can_not_choose(actor: Actor, proposal: Proposal) -> Decision:
    return _if_seen(actor, proposal, _not_choose)


def can_withdraw(actor: Actor, proposal: Proposal) -> Decision:
    return _if_seen(actor, proposal, _withdraw)


def can_unmark_placed(actor: Actor, proposal: Proposal) -> Decision:
    """Whether the contract it led to can be said never to have begun: a correction, not a step of its life."""
    seen = can_see_proposal(actor, proposal)
    allowed = has(actor, Permission.KEEP_PLACEMENTS) if seen else seen
    return (
        yes_if(proposal.state == ProposalState.PLACED, "Da questa proposta non è nato nulla.") if allowed else allowed
    )


def can_mark_placed(actor: Actor, proposal: Proposal) -> Decision:
    seen = can_see_proposal(actor, proposal)
    allowed = has(actor, Permission.KEEP_PLACEMENTS) if seen else seen
    return PROPOSAL.can_move(proposal.state, to=ProposalState.PLACED) if allowed else allowed
