from dataclasses import dataclass
from datetime import date

from django.db import transaction

from insieme.core.decisions import Denied, no, yes_if
from insieme.core.events import record
from insieme.domain.access.policies import Actor, system
from insieme.domain.casework import actions as casework
from insieme.domain.placements import policies, queries, rules
from insieme.domain.placements.actions import projection, tutoring
from insieme.domain.placements.actions.projection import Entry
from insieme.domain.placements.events import Happened
from insieme.domain.placements.models import ContractEvent, Placement
from insieme.domain.placements.states import ContractEventKind, CorrectionReason, PlacementState
from insieme.domain.vacancies import actions as vacancies
from insieme.domain.vacancies import policies as vacancy_policies
from insieme.domain.vacancies.states import ProposalState
from insieme.domain.vocabulary import queries as vocabulary
from insieme.domain.vocabulary.models import TerminationReason, TransformationKind

NOT_YET = "Il giorno non può essere nel futuro: nel registro sta quello che è avvenuto."


@transaction.atomic
def extend(placement: Placement, *, by: Actor, on: date, until: date) -> Placement:
    """Move the expected end further: the contract goes on, and so do its check-ins."""
    placement = projection.lock(placement)
    policies.can_extend(by, placement).or_raise()
    entry = Entry(ContractEventKind.EXTENSION, on, placement.contract_type_id, until)
    _add(Happened.EXTENDED, placement, entry, by=by)
    return placement


@transaction.atomic
def transform(
    placement: Placement, kind: TransformationKind, *, by: Actor, on: date, weekly_hours: int | None = None
) -> Placement:
    """Change the contract: to permanent, to full or part time, and the other ways the law names."""
    placement = projection.lock(placement)
    policies.can_transform(by, placement).or_raise()
    rules.can_become(kind.pk, placement.contract_type.macro).or_raise()
    contract, end = placement.contract_type_id, placement.expected_end_on
    if kind.makes_permanent:
        rules.can_become_permanent(rules.standing(queries.lines_of(placement))).or_raise()
        contract, end = rules.permanent_form(contract), None
    entry = Entry(ContractEventKind.TRANSFORMATION, on, contract, end, transformation=kind.pk)
    if weekly_hours is not None:
        yes_if(1 <= weekly_hours <= 48, "Le ore alla settimana vanno da 1 a 48.").or_raise()
        placement.weekly_hours = weekly_hours
        placement.save(update_fields=["weekly_hours"])
    _add(Happened.TRANSFORMED, placement, entry, by=by)
    return placement


@transaction.atomic
def terminate(placement: Placement, reason: TerminationReason, *, by: Actor, on: date) -> Placement:
    """End the contract: nobody is asked any more how it goes, and the tutor's and the company's parts end."""
    placement = projection.lock(placement)
    policies.can_terminate(by, placement).or_raise()
    entry = Entry(
        ContractEventKind.TERMINATION,
        on,
        placement.contract_type_id,
        placement.expected_end_on,
        termination_reason=reason.pk,
    )
    _add(Happened.TERMINATED, placement, entry, by=by)
    tutoring.end_tutoring(placement, by=by)
    casework.stop_following(placement.person, by=by)
    return placement


def _add(happened: Happened, placement: Placement, entry: Entry, *, by: Actor) -> None:
    yes_if(entry.on <= by.today, NOT_YET).or_raise()
    rules.can_follow(rules.ordered(queries.lines_of(placement)), entry.as_line()).or_raise()
    line = projection.write(placement, entry, by=by)
    record(
        happened,
        placement,
        by=by,
        person_ref=placement.person_id,
        company_ref=placement.company_id,
        line=line.pk,
        contract=entry.contract_type,
        code=entry.transformation or entry.termination_reason,
    )


@dataclass(frozen=True)
class Correction:
    """What a line should have said. None of `on` says that it never happened at all."""

    on: date | None
    contract_type_id: str = ""
    expected_end_on: date | None = None
    transformation_id: str | None = None
    termination_reason_id: str | None = None


@transaction.atomic
def correct_line(line: ContractEvent, correction: Correction, *, by: Actor, reason: CorrectionReason) -> ContractEvent:
    """Put a line of the ledger right with a new one: what was known before stays known as it was."""
    placement = projection.lock(line.placement)
    line = ContractEvent.objects.get(pk=line.pk)
    line.placement = placement
    policies.can_correct_line(by, line).or_raise()
    kept = [each for each in queries.lines_of(placement) if each.key != line.pk]
    if correction.on is None:
        rules.check_ledger(kept).or_raise()
        replacement = _void(line, by=by)
        _give_the_choice_back(placement, line, by=by)
        projection.project(placement, by=by)
    else:
        entry = _corrected(line, correction, by=by)
        rules.check_ledger([*kept, entry.as_line()]).or_raise()
        replacement = projection.write(placement, entry, by=by, replaces=line)
    if placement.state != PlacementState.ACTIVE:
        tutoring.end_tutoring(placement, by=by)
        casework.stop_following(placement.person, by=by)
    record(
        Happened.CORRECTED,
        placement,
        by=by,
        person_ref=placement.person_id,
        company_ref=placement.company_id,
        line=line.pk,
        replacement=replacement.pk,
        reason=reason.value,
        void=int(replacement.is_void),
    )
    return replacement


def _give_the_choice_back(placement: Placement, line: ContractEvent, *, by: Actor) -> None:
    """If the contract never began, the proposal it came from is still only chosen: its seat can be freed."""
    proposal = placement.proposal
    if line.kind != ContractEventKind.ACTIVATION or proposal is None or proposal.state != ProposalState.PLACED:
        return
    may = vacancy_policies.can_unmark_placed(by, proposal)
    vacancies.unmark_placed(proposal, by=by if may else system(by.at))


def _corrected(line: ContractEvent, correction: Correction, *, by: Actor) -> Entry:
    on = correction.on or line.happened_on
    yes_if(on <= by.today, NOT_YET).or_raise()
    contract = correction.contract_type_id or line.contract_type_id
    try:
        found = vocabulary.contract_type(contract)
    except LookupError:
        raise Denied(no("Questo tipo di contratto non esiste.")) from None
    kind = ContractEventKind(line.kind)
    if kind == ContractEventKind.ACTIVATION:
        in_charge = line.placement.case.opened_on <= on
        yes_if(in_charge, "Il primo giorno non può venire prima della presa in carico.").or_raise()
        rules.check_term(
            found.macro, is_permanent=found.is_permanent, starts_on=on, expected_end_on=correction.expected_end_on
        ).or_raise()
    return Entry(
        kind,
        on,
        contract,
        correction.expected_end_on,
        transformation=correction.transformation_id or line.transformation_id,
        termination_reason=correction.termination_reason_id or line.termination_reason_id,
    )


def _void(line: ContractEvent, *, by: Actor) -> ContractEvent:
    copied = ("kind", "placement", "person_id", "contract_type_id", "expected_end_on", "transformation_id")
    more = ("termination_reason_id", "home_id", "workplace_id", "happened_on")
    return ContractEvent.objects.create(
        **{name: getattr(line, name) for name in (*copied, *more)},
        replaces=line,
        is_void=True,
        recorded_at=by.at,
        recorded_by=by.key,
    )
