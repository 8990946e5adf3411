from dataclasses import dataclass
from datetime import date

from django.db import transaction

from insieme.core.decisions import Denied, no, yes_if
from insieme.core.events import record
from insieme.domain.access.policies import Actor, system
from insieme.domain.casework.models import Case
from insieme.domain.companies.models import Site
from insieme.domain.network.models import Organisation
from insieme.domain.placements import policies, rules
from insieme.domain.placements.actions import projection
from insieme.domain.placements.actions.projection import Entry
from insieme.domain.placements.events import Happened
from insieme.domain.placements.models import ContractEvent, Placement
from insieme.domain.placements.states import ContractEventKind, PlacementState
from insieme.domain.vacancies import actions as vacancies
from insieme.domain.vacancies import policies as vacancy_policies
from insieme.domain.vacancies.models import Proposal
from insieme.domain.vacancies.states import ProposalState
from insieme.domain.vocabulary import queries as vocabulary


@dataclass(frozen=True)
class Terms:
    """What company and person agree upon. `agency` is the legal employer when it is not the firm."""

    site: Site
    occupation_id: str
    contract_type_id: str
    weekly_hours: int
    starts_on: date
    expected_end_on: date | None = None
    level: str = ""
    monthly_allowance_cents: int | None = None
    agency: Organisation | None = None


@transaction.atomic
def agree(case: Case, terms: Terms, *, by: Actor, proposal: Proposal | None = None) -> Placement:
    """Write down that a company takes somebody on; the contract begins with its activation."""
    case = Case.objects.select_for_update(of=("self",)).select_related("person").get(pk=case.pk)
    policies.can_agree(by, case).or_raise()
    _check(case, terms)
    rules.check_start(terms.starts_on, terms.expected_end_on, by.today).or_raise()
    if proposal is not None:
        _check_proposal(proposal, case, terms)
    placement = Placement.objects.create(
        case=case,
        person_id=case.person_id,
        company_id=terms.site.company_id,
        proposal=proposal,
        **vars(terms),
    )
    record(Happened.AGREED, placement, by=by, person_ref=case.person_id, company_ref=placement.company_id)
    return placement


def _check(case: Case, terms: Terms) -> None:
    try:
        contract = vocabulary.contract_type(terms.contract_type_id)
    except LookupError:
        raise Denied(no("Questo tipo di contratto non esiste.")) from None
    if contract not in vocabulary.contract_types(terms.starts_on):
        raise Denied(no("Il {day} questo tipo di contratto non si usa.", day=f"{terms.starts_on:%d/%m/%Y}"))
    yes_if(1 <= terms.weekly_hours <= 48, "Le ore alla settimana vanno da 1 a 48.").or_raise()
    if terms.starts_on < case.opened_on:
        raise Denied(
            no("La persona è in carico dal {day}: l'inizio non può venire prima.", day=f"{case.opened_on:%d/%m/%Y}")
        )
    rules.check_term(
        contract.macro,
        is_permanent=contract.is_permanent,
        starts_on=terms.starts_on,
        expected_end_on=terms.expected_end_on,
    ).or_raise()


def _check_proposal(proposal: Proposal, case: Case, terms: Terms) -> None:
    proposal = Proposal.objects.select_for_update(of=("self",)).select_related("vacancy").get(pk=proposal.pk)
    yes_if(proposal.state == ProposalState.CHOSEN, "L'azienda non ha ancora scelto questa persona.").or_raise()
    yes_if(proposal.case_id == case.pk, "La proposta riguarda un'altra persona.").or_raise()
    same = proposal.vacancy.company_id == terms.site.company_id
    yes_if(same, "La sede non è dell'azienda che ha scelto la persona.").or_raise()
    taken = Placement.objects.filter(proposal=proposal).exists()
    yes_if(not taken, "Da questa proposta è già nato un inserimento.").or_raise()


@transaction.atomic
def activate(placement: Placement, *, by: Actor, on: date) -> Placement:
    """Start the placement: the contract is signed and work begins. From now on the company has a part."""
    placement = projection.lock(placement)
    policies.can_activate(by, placement).or_raise()
    yes_if(on <= by.today, "Un inserimento si attiva il giorno in cui comincia, non prima.").or_raise()
    starts_later = placement.case.opened_on <= on
    yes_if(starts_later, "Il primo giorno non può venire prima della presa in carico.").or_raise()
    contract = placement.contract_type
    used = contract in vocabulary.contract_types(on)
    yes_if(used, "Il {day} questo tipo di contratto non si usa.", day=f"{on:%d/%m/%Y}").or_raise()
    rules.check_term(
        contract.macro, is_permanent=contract.is_permanent, starts_on=on, expected_end_on=placement.expected_end_on
    ).or_raise()
    entry = Entry(ContractEventKind.ACTIVATION, on, contract.code, placement.expected_end_on)
    line = projection.write(placement, entry, by=by, replaces=_taken_back(placement))
    _mark_placed(placement, by=by)
    record(
        Happened.ACTIVATED,
        placement,
        by=by,
        person_ref=placement.person_id,
        company_ref=placement.company_id,
        line=line.pk,
        contract=contract.code,
    )
    return placement


def _taken_back(placement: Placement) -> ContractEvent | None:
    """The activation that was declared never to have happened, if any: the new one stands in its place."""
    void = placement.ledger.filter(kind=ContractEventKind.ACTIVATION, is_void=True, replaced_by=None)
    return void.order_by("-recorded_at").first()


def _mark_placed(placement: Placement, *, by: Actor) -> None:
    """Tell the search that its seat is taken; when a tutor activates, who does not see searches, the product does."""
    proposal = placement.proposal
    if proposal is None or proposal.state == ProposalState.PLACED:
        return
    may = vacancy_policies.can_mark_placed(by, proposal)
    vacancies.mark_placed(proposal, by=by if may else system(by.at))


@transaction.atomic
def cancel(placement: Placement, *, by: Actor, reason: str) -> Placement:
    """Take back a placement that was agreed and will not begin; the proposal it came from is free again."""
    placement = projection.lock(placement)
    policies.can_cancel(by, placement).or_raise()
    placement.state = PlacementState.CANCELLED
    placement.cancelled_because = reason[:200]
    # One proposal makes one placement at a time: the next one may come from the same choice.
    placement.proposal = None
    placement.save(update_fields=["state", "cancelled_because", "proposal"])
    record(Happened.CANCELLED, placement, by=by, person_ref=placement.person_id, company_ref=placement.company_id)
    return placement
