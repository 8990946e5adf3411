"""What a placement shows, kept equal to what its ledger says: called by every verb that writes a line."""

from dataclasses import dataclass
from datetime import date

from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Part
from insieme.domain.people import actions as people
from insieme.domain.placements import queries, rules
from insieme.domain.placements.models import CheckIn, ContractEvent, Placement
from insieme.domain.placements.states import CheckInState, ContractEventKind, PlacementState
from insieme.domain.vacancies.models import Proposal
from insieme.domain.vacancies.states import LIVE_PROPOSAL
from insieme.domain.vocabulary import queries as vocabulary


@dataclass(frozen=True)
class Entry:
    """A line to be written: what happened, when, and what the contract is after it."""

    kind: ContractEventKind
    on: date
    contract_type: str
    expected_end_on: date | None = None
    transformation: str | None = None
    termination_reason: str | None = None

    def as_line(self) -> rules.Line:
        return rules.Line(
            key=0,
            kind=self.kind.value,
            on=self.on,
            contract_type=self.contract_type,
            is_permanent=vocabulary.contract_type(self.contract_type).is_permanent,
            expected_end_on=self.expected_end_on,
        )


def lock(placement: Placement) -> Placement:
    related = ("person", "site", "case", "company__organisation", "contract_type")
    return Placement.objects.select_for_update(of=("self",)).select_related(*related).get(pk=placement.pk)


def write(placement: Placement, entry: Entry, *, by: Actor, replaces: ContractEvent | None = None) -> ContractEvent:
    """Add a line, with where the person lives and where the work is as they are now known."""
    line = ContractEvent.objects.create(
        placement=placement,
        person_id=placement.person_id,
        kind=entry.kind,
        happened_on=entry.on,
        contract_type_id=entry.contract_type,
        expected_end_on=entry.expected_end_on,
        transformation_id=entry.transformation,
        termination_reason_id=entry.termination_reason,
        home_id=replaces.home_id if replaces else placement.person.municipality_id,
        workplace_id=replaces.workplace_id if replaces else placement.site.municipality_id,
        replaces=replaces,
        recorded_at=by.at,
        recorded_by=by.key,
    )
    project(placement, by=by)
    return line


def project(placement: Placement, *, by: Actor) -> None:
    """Make the placement's columns, its check-ins and the parts people have in it follow from the ledger."""
    now = rules.standing(queries.lines_of(placement))
    placement.state = PlacementState(now.state)
    placement.ended_on = now.ended_on
    if now.started_on:
        placement.contract_type = vocabulary.contract_type(now.contract_type)
        placement.starts_on, placement.expected_end_on = now.started_on, now.expected_end_on
    placement.save(update_fields=["state", "ended_on", "contract_type", "starts_on", "expected_end_on"])
    schedule(placement, by.today)
    if placement.state == PlacementState.ACTIVE:
        people.involve(placement.person, Part.EMPLOYER, placement.company.organisation, by=by, on=by.today)
    else:
        _release_company(placement, by=by)


def schedule(placement: Placement, today: date) -> None:
    """Keep the check-ins that are due equal to the days the contract asks for."""
    wanted: dict[date, int] = {}
    if placement.state == PlacementState.ACTIVE:
        wanted = rules.check_in_days(placement.starts_on, placement.expected_end_on)
    known = {each.due_on: each for each in placement.check_ins.all()}
    for day, each in known.items():
        if each.state == CheckInState.DUE and day not in wanted:
            _set(each, CheckInState.CANCELLED)
        elif each.state == CheckInState.CANCELLED and day in wanted and rules.can_still_be_asked(day, today):
            _set(each, CheckInState.DUE)
    tutoring = placement.tutorings.filter(until_on=None).first()
    CheckIn.objects.bulk_create(
        CheckIn(
            placement=placement,
            person_id=placement.person_id,
            tutor_id=tutoring.tutor_id if tutoring else None,
            offset_days=offset,
            due_on=day,
        )
        for day, offset in wanted.items()
        if day not in known and rules.can_still_be_asked(day, today)
    )


def _set(check_in: CheckIn, state: CheckInState) -> None:
    check_in.state = state
    check_in.save(update_fields=["state"])


def _release_company(placement: Placement, *, by: Actor) -> None:
    """End the company's part, unless the person also works there, or the company still has their profile to answer."""
    others = Placement.objects.filter(
        person_id=placement.person_id, company_id=placement.company_id, state=PlacementState.ACTIVE
    )
    profiles = Proposal.objects.filter(
        person_id=placement.person_id,
        vacancy__company_id=placement.company_id,
        state__in=LIVE_PROPOSAL,
        presented_at__isnull=False,
    )
    if not others.exclude(pk=placement.pk).exists() and not profiles.exists():
        people.release(placement.person, Part.EMPLOYER, placement.company.organisation, by=by, on=by.today)
