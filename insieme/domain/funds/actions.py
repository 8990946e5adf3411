from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from insieme.core.decisions import Denied, no, yes_if
from insieme.core.events import record
from insieme.domain.access.policies import Actor
from insieme.domain.casework.models import Obstacle
from insieme.domain.funds import policies, queries, rules
from insieme.domain.funds.events import Happened
from insieme.domain.funds.models import Fund, Posting
from insieme.domain.funds.rules import Sums
from insieme.domain.funds.states import PostingKind, Purpose
from insieme.domain.network.models import Organisation

# The database refuses the same things by itself; should a rule forget one, this is how its refusal reads.
REFUSED = {
    "fund_never_overspent": "Nel fondo non c'è abbastanza: ricarica la pagina e guarda quanto è disponibile.",
    "fund_committed_not_negative": "Non si può spendere o liberare più di quanto è impegnato.",
    "fund_spent_not_negative": "Non si può rimborsare più di quanto è stato speso.",
    "posting_within_its_commitment": "Supera quello che resta dell'impegno.",
    "insieme_posting_reverses_id_key": "Questa riga è già stata stornata.",
}


@transaction.atomic
def open_fund(code: str, name: str, year: int, *, by: Actor) -> Fund:
    """Open a fund, still empty: its money comes with the contributions."""
    policies.can_open_fund(by).or_raise()
    try:
        with transaction.atomic():
            fund = Fund.objects.create(code=code.strip().upper(), name=name, year=year)
    except IntegrityError as error:
        if "insieme_fund_code" not in str(error):
            raise
        raise Denied(no("C'è già un fondo con questo codice.")) from error
    record(Happened.OPENED, fund, by=by)
    return fund


@transaction.atomic
def contribute(fund: Fund, funder: Organisation, *, by: Actor, on: date, cents: int, text: str = "") -> Posting:
    """Add what a funder gives."""
    fund = _locked(fund)
    policies.can_contribute(by, fund).or_raise()
    rules.can_post(queries.sums_of(fund), rules.CONTRIBUTION, cents).or_raise()
    posting = _post(fund, PostingKind.CONTRIBUTION, cents, by=by, on=on, organisation=funder, text=text or funder.name)
    record(Happened.CONTRIBUTED, posting, by=by)
    return posting


@dataclass(frozen=True)
class Promise:
    """What money is set aside for: the budget line, the purpose, who is paid and, for a person, the obstacle it removes."""

    cents: int
    purpose: Purpose
    text: str
    organisation: Organisation
    line: str = ""
    obstacle: Obstacle | None = None


@transaction.atomic
def commit(fund: Fund, promise: Promise, *, by: Actor, on: date) -> Posting:
    """Set money aside for something: it is no longer available, and not yet spent."""
    fund = _locked(fund)
    obstacle = promise.obstacle
    if obstacle is not None:
        obstacle = Obstacle.objects.select_related("person").get(pk=obstacle.pk)
    person = obstacle.person if obstacle else None
    policies.can_commit(by, fund, person, obstacle).or_raise()
    yes_if(promise.purpose != Purpose.NONE, "Scrivi a che cosa serve la somma.").or_raise()
    rules.can_post(queries.sums_of(fund), rules.COMMITMENT, promise.cents).or_raise()
    posting = _post(
        fund,
        PostingKind.COMMITMENT,
        promise.cents,
        by=by,
        on=on,
        line=promise.line,
        purpose=promise.purpose,
        text=promise.text,
        organisation=promise.organisation,
        person=person,
        obstacle=obstacle,
    )
    record(Happened.COMMITTED, posting, by=by, person_ref=person.pk if person else None)
    return posting


@transaction.atomic
def spend(commitment: Posting, *, by: Actor, on: date, cents: int, text: str = "") -> Posting:
    """Pay, out of what was committed."""
    fund, commitment = _both(commitment)
    policies.can_spend(by, commitment).or_raise()
    posting = _settle(fund, commitment, PostingKind.EXPENSE, _Settlement(cents, on, text), by=by)
    record(Happened.SPENT, posting, by=by, person_ref=commitment.person_id)
    return posting


@transaction.atomic
def release(commitment: Posting, *, by: Actor, on: date, cents: int, text: str = "") -> Posting:
    """Free what was committed and is not needed any more: it is available again."""
    fund, commitment = _both(commitment)
    policies.can_release(by, commitment).or_raise()
    posting = _settle(fund, commitment, PostingKind.RELEASE, _Settlement(cents, on, text), by=by)
    record(Happened.RELEASED, posting, by=by, person_ref=commitment.person_id)
    return posting


@transaction.atomic
def refund(commitment: Posting, *, by: Actor, on: date, cents: int, text: str = "") -> Posting:
    """Take back what was spent and came back: it is available again."""
    fund, commitment = _both(commitment)
    policies.can_refund(by, commitment).or_raise()
    posting = _settle(fund, commitment, PostingKind.REFUND, _Settlement(cents, on, text), by=by)
    record(Happened.REFUNDED, posting, by=by, person_ref=commitment.person_id)
    return posting


@transaction.atomic
def reverse(posting: Posting, *, by: Actor, on: date, text: str) -> Posting:
    """Undo a line with another that does the opposite: nothing in the ledger is rewritten."""
    fund = _locked(posting.fund)
    posting = Posting.objects.get(pk=posting.pk)
    policies.can_reverse(by, posting).or_raise()
    change = queries.changes_of(posting)
    # What undoes a commitment settles it whole: nothing can be spent on it afterwards.
    commitment_id = posting.commitment_id or (posting.pk if posting.kind == PostingKind.COMMITMENT else None)
    standing = queries.standing_of(Posting(pk=commitment_id)) if commitment_id else None
    rules.can_reverse(queries.sums_of(fund), change, standing).or_raise()
    line = _post(
        fund,
        PostingKind.REVERSAL,
        posting.amount_cents,
        by=by,
        on=on,
        change=-change,
        line=posting.line,
        purpose=posting.purpose,
        text=text,
        organisation_id=posting.organisation_id,
        person_id=posting.person_id,
        obstacle_id=posting.obstacle_id,
        commitment_id=commitment_id,
        reverses=posting,
    )
    record(Happened.REVERSED, line, by=by, person_ref=posting.person_id)
    return line


def _locked(fund: Fund) -> Fund:
    """Whoever moves money waits here for the one before: what is available cannot change in between."""
    return Fund.objects.select_for_update(of=("self",)).get(pk=fund.pk)


def _both(commitment: Posting) -> tuple[Fund, Posting]:
    fund = _locked(commitment.fund)
    return fund, Posting.objects.get(pk=commitment.pk)


@dataclass(frozen=True)
class _Settlement:
    cents: int
    on: date
    text: str


def _settle(fund: Fund, commitment: Posting, kind: PostingKind, what: _Settlement, *, by: Actor) -> Posting:
    standing = queries.standing_of(commitment)
    rules.can_post(queries.sums_of(fund), kind, what.cents, standing).or_raise()
    promised_on = commitment.happened_on
    if what.on < promised_on:
        raise Denied(no("L'impegno è del {day}: quello che ne segue viene dopo.", day=f"{promised_on:%d/%m/%Y}"))
    return _post(
        fund,
        kind,
        what.cents,
        by=by,
        on=what.on,
        line=commitment.line,
        purpose=commitment.purpose,
        text=what.text or commitment.text,
        organisation_id=commitment.organisation_id,
        person_id=commitment.person_id,
        obstacle_id=commitment.obstacle_id,
        commitment=commitment,
    )


def _post(
    fund: Fund, kind: PostingKind, cents: int, *, by: Actor, on: date, change: Sums | None = None, **what: object
) -> Posting:
    rules.check_line(fund.year, on, cents, by.today).or_raise()
    moved = change if change is not None else rules.change_of(kind, cents)
    try:
        with transaction.atomic():
            return Posting.objects.create(
                fund=fund,
                kind=kind,
                amount_cents=cents,
                contributed_change=moved.contributed,
                committed_change=moved.committed,
                spent_change=moved.spent,
                happened_on=on,
                recorded_at=by.at,
                recorded_by=by.key,
                **what,
            )
    except IntegrityError as error:
        for constraint, sentence in REFUSED.items():
            if constraint in str(error):
                raise Denied(no(sentence)) from error
        raise
