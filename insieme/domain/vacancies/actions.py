"""The verbs of a search and of a proposal. The search's row is locked first, always: seats are counted under that lock."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from insieme.core.decisions import no, yes_if
from insieme.core.events import record
from insieme.core.outbox import post
from insieme.core.search import index, terms_of
from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Part
from insieme.domain.casework import actions as casework
from insieme.domain.casework.models import Case
from insieme.domain.companies.models import Company, Site
from insieme.domain.people import actions as people
from insieme.domain.people import policies as people_policies
from insieme.domain.people.models import Consent, Involvement, Person
from insieme.domain.people.states import ConsentKind, ConsentSource
from insieme.domain.vacancies import messages, policies, queries, rules
from insieme.domain.vacancies.events import Happened
from insieme.domain.vacancies.models import Proposal, Vacancy
from insieme.domain.vacancies.states import LIVE_PROPOSAL, CompanyRefusal, PersonRefusal, ProposalState, VacancyState
from insieme.domain.vocabulary import queries as vocabulary

CHANGED_MEANWHILE = "Intanto qualcun altro ha cambiato questa ricerca: riapri la pagina per vedere com'è ora."
CONSENT_TAKEN_BACK = "La persona ha ritirato il consenso."


@dataclass(frozen=True)
class Wanted:
    """What a company looks for."""

    site_id: int
    title: str
    occupation_code: str
    contract_type_code: str
    seats: int
    weekly_hours: int
    needs_licence: bool = False
    requirements: str = ""
    answer_by: date | None = None


@transaction.atomic
def open_vacancy(company: Company, wanted: Wanted, *, by: Actor, on: date) -> Vacancy:
    """Open a search for the company: from that day people can be proposed for it."""
    policies.can_open_vacancy(by, company).or_raise()
    yes_if(on <= by.today, "Una ricerca si apre oggi o in un giorno passato.").or_raise()
    vacancy = Vacancy(company=company, opened_on=on, recorded_at=by.at)
    _write(vacancy, wanted, taken=0)
    record(Happened.OPENED, vacancy, by=by, company_ref=company.pk, seats=wanted.seats)
    return vacancy


@transaction.atomic
def change(vacancy: Vacancy, wanted: Wanted, *, by: Actor, seen: str = "") -> Vacancy:
    """Change what the company looks for; refused when it no longer says what `seen` is the fingerprint of."""
    vacancy = _locked(vacancy.pk)
    policies.can_change(by, vacancy).or_raise()
    yes_if(seen in {"", queries.fingerprint(vacancy)}, CHANGED_MEANWHILE).or_raise()
    _write(vacancy, wanted, taken=queries.seats_taken(vacancy.pk))
    record(Happened.CHANGED, vacancy, by=by, company_ref=vacancy.company_id, seats=wanted.seats)
    _settle(vacancy, by)
    return vacancy


@transaction.atomic
def close(vacancy: Vacancy, reason: str, *, by: Actor, on: date) -> Vacancy:
    """Close the search: nobody waits for an answer any more."""
    vacancy = _locked(vacancy.pk)
    policies.can_close(by, vacancy).or_raise()
    waiting = queries.proposals_live(vacancy.pk)
    yes_if(
        waiting == 0,
        "Restano {count} proposte in corso: prima ciascuna abbia una risposta, o ritirala.",
        count=waiting,
    ).or_raise()
    yes_if(vacancy.opened_on <= on <= by.today, "La chiusura sta tra l'apertura e oggi.").or_raise()
    vacancy.state, vacancy.closed_on, vacancy.closing_reason = VacancyState.CLOSED, on, reason
    vacancy.save()
    record(Happened.CLOSED, vacancy, by=by, company_ref=vacancy.company_id)
    return vacancy


@transaction.atomic
def reopen(vacancy: Vacancy, *, by: Actor) -> Vacancy:
    """Open the search again: the company still looks for somebody."""
    vacancy = _locked(vacancy.pk)
    policies.can_reopen(by, vacancy).or_raise()
    vacancy.closed_on, vacancy.closing_reason = None, ""
    vacancy.state = rules.state_with(VacancyState.OPEN, vacancy.seats, queries.seats_taken(vacancy.pk))
    vacancy.save()
    record(Happened.REOPENED, vacancy, by=by, company_ref=vacancy.company_id)
    return vacancy


@transaction.atomic
def propose(
    vacancy: Vacancy,
    case: Case,
    why: str,
    *,
    by: Actor,
    has_licence: bool | None = None,
    available_from: date | None = None,
) -> Proposal:
    """Propose the search to a person, saying what fits and what the company will read: the person answers first."""
    vacancy = _locked(vacancy.pk)
    case = Case.objects.select_for_update(of=("self",)).select_related("person").get(pk=case.pk)
    policies.can_propose(by, vacancy, case).or_raise()
    people_policies.has_not_withdrawn(case.person_id, ConsentKind.COMPANIES).or_raise()
    proposal = Proposal.objects.create(
        vacancy=vacancy,
        case=case,
        person=case.person,
        why=why,
        has_licence=has_licence,
        available_from=available_from,
        proposed_by_id=by.user_id,
        proposed_at=by.at,
    )
    _record(Happened.PROPOSED, proposal, vacancy, by)
    _tell(case.person, ProposalState.PROPOSED)
    return proposal


@transaction.atomic
def accept(proposal: Proposal, *, by: Actor) -> Proposal:
    """The person accepts, and agrees that their profile goes to the company."""
    vacancy, proposal = _both(proposal)
    policies.can_accept(by, proposal).or_raise()
    people_policies.has_not_withdrawn(proposal.person_id, ConsentKind.COMPANIES).or_raise()
    proposal.state, proposal.person_answered_at = ProposalState.ACCEPTED, by.at
    proposal.save()
    people.note_consent(proposal.person, ConsentKind.COMPANIES, by=by, on=by.today, source=ConsentSource.PROPOSAL)
    _record(Happened.ACCEPTED, proposal, vacancy, by)
    return proposal


@transaction.atomic
def refuse(proposal: Proposal, reason: PersonRefusal, *, by: Actor, note: str = "") -> Proposal:
    """The person says no; the reason counts in what is proposed next. A seat that was theirs is free again."""
    vacancy, proposal = _both(proposal)
    policies.can_refuse(by, proposal).or_raise()
    proposal.state, proposal.person_answered_at = ProposalState.REFUSED_BY_PERSON, by.at
    proposal.person_refusal, proposal.note = reason, note
    proposal.save()
    _record(Happened.REFUSED, proposal, vacancy, by)
    _let_go(proposal, vacancy, by)
    return proposal


@transaction.atomic
def present(proposal: Proposal, *, by: Actor) -> Proposal:
    """Show the person's profile to the company: from today it sees them, and has to answer."""
    vacancy, proposal = _both(proposal)
    policies.can_present(by, proposal).or_raise()
    proposal.state, proposal.presented_at = ProposalState.PRESENTED, by.at
    proposal.save()
    people.involve(proposal.person, Part.EMPLOYER, vacancy.company.organisation, by=by, on=by.today)
    _record(Happened.PRESENTED, proposal, vacancy, by)
    return proposal


@transaction.atomic
def choose(proposal: Proposal, *, by: Actor) -> Proposal:
    """The company chooses the person: a seat is taken, and the last one fills the search."""
    vacancy, proposal = _both(proposal)
    policies.can_choose(by, proposal).or_raise()
    rules.can_take_a_seat(vacancy.seats, queries.seats_taken(vacancy.pk)).or_raise()
    proposal.state, proposal.company_answered_at = ProposalState.CHOSEN, by.at
    proposal.save()
    _record(Happened.CHOSEN, proposal, vacancy, by)
    _tell(proposal.person, ProposalState.CHOSEN)
    _settle(vacancy, by)
    return proposal


@transaction.atomic
def not_choose(proposal: Proposal, reason: CompanyRefusal, *, by: Actor, note: str = "") -> Proposal:
    """The company says no, and why; from tomorrow it no longer sees the person."""
    vacancy, proposal = _both(proposal)
    policies.can_not_choose(by, proposal).or_raise()
    proposal.state, proposal.company_answered_at = ProposalState.REFUSED_BY_COMPANY, by.at
    proposal.company_refusal, proposal.note = reason, note
    proposal.save()
    _record(Happened.NOT_CHOSEN, proposal, vacancy, by)
    _tell(proposal.person, ProposalState.REFUSED_BY_COMPANY)
    _let_go(proposal, vacancy, by)
    return proposal


@transaction.atomic
def withdraw(proposal: Proposal, why: str, *, by: Actor) -> Proposal:
    """Take the proposal back, saying why; a seat that was taken is free again."""
    vacancy, proposal = _both(proposal)
    policies.can_withdraw(by, proposal).or_raise()
    proposal.state, proposal.note = ProposalState.WITHDRAWN, why
    proposal.save()
    _record(Happened.WITHDRAWN, proposal, vacancy, by)
    _tell(proposal.person, ProposalState.WITHDRAWN)
    _let_go(proposal, vacancy, by)
    return proposal


@transaction.atomic
def mark_placed(proposal: Proposal, *, by: Actor) -> Proposal:
    """The chosen person has a contract: called by the verb that agrees the placement."""
    vacancy, proposal = _both(proposal)
    policies.can_mark_placed(by, proposal).or_raise()
    proposal.state = ProposalState.PLACED
    proposal.save()
    _record(Happened.PLACED, proposal, vacancy, by)
    return proposal


@transaction.atomic
def unmark_placed(proposal: Proposal, *, by: Actor) -> Proposal:
    """The contract never began: the company's choice stands as before. Called by the verb that corrects the placement."""
    vacancy, proposal = _both(proposal)
    policies.can_unmark_placed(by, proposal).or_raise()
    proposal.state = ProposalState.CHOSEN
    proposal.save()
    _record(Happened.UNPLACED, proposal, vacancy, by)
    return proposal


@transaction.atomic
def withdraw_consent(consent: Consent, *, by: Actor, on: date) -> list[Consent]:
    """Take back what a person agreed to: what stood on it stops, and only they can start it again."""
    person = Person.objects.select_for_update(of=("self",)).get(pk=consent.person_id)
    consent = Consent.objects.select_for_update(of=("self",)).get(pk=consent.pk)
    consent.person = person
    people_policies.can_withdraw_consent(by, consent).or_raise()
    yes_if(consent.given_on <= on <= by.today, "Il ritiro sta tra il giorno del consenso e oggi.").or_raise()
    gone = people.note_withdrawal(consent, by=by, on=on)
    kinds = {each.kind for each in gone}
    if kinds & {ConsentKind.SHARING, ConsentKind.PROGRAMME}:
        casework.stop_sharing(person, by=by)
    if kinds & {ConsentKind.COMPANIES, ConsentKind.PROGRAMME}:
        _withdraw_all(person, by)
    return gone


def _withdraw_all(person: Person, by: Actor) -> None:
    """Take back every proposal that still waits for something; a contract already made stays."""
    waiting = Proposal.objects.filter(person=person, state__in=LIVE_PROPOSAL).order_by("vacancy_id", "pk")
    for each in waiting:
        vacancy, proposal = _both(each)
        if proposal.state not in LIVE_PROPOSAL:
            continue
        proposal.state, proposal.note = ProposalState.WITHDRAWN, CONSENT_TAKEN_BACK
        proposal.save()
        _record(Happened.WITHDRAWN, proposal, vacancy, by)
        _let_go(proposal, vacancy, by)


def search_terms(vacancy: Vacancy) -> set[str]:
    """The words under which a search is found: its title, its company."""
    return terms_of((vacancy.title, vacancy.company.name))


def _locked(vacancy_id: int) -> Vacancy:
    return Vacancy.objects.select_for_update(of=("self",)).select_related("company__organisation").get(pk=vacancy_id)


def _both(proposal: Proposal) -> tuple[Vacancy, Proposal]:
    """Lock the search, then the proposal: always in this order, so that two verbs never wait for each other."""
    vacancy = _locked(proposal.vacancy_id)
    proposal = Proposal.objects.select_for_update(of=("self",)).select_related("person").get(pk=proposal.pk)
    proposal.vacancy = vacancy
    return vacancy, proposal


def _record(kind: Happened, proposal: Proposal, vacancy: Vacancy, by: Actor) -> None:
    record(kind, proposal, by=by, person_ref=proposal.person_id, company_ref=vacancy.company_id)


def _tell(person: Person, news: ProposalState) -> None:
    if person.email:
        letter = messages.proposal_news(person, news)
        post(person.email, letter.subject, letter.text, language=person.language)


def _write(vacancy: Vacancy, wanted: Wanted, *, taken: int) -> None:
    rules.can_have_seats(wanted.seats, taken).or_raise()
    ours = Site.objects.filter(pk=wanted.site_id, company_id=vacancy.company_id).exists()
    yes_if(ours, "La sede scelta non è di questa azienda.").or_raise()
    in_use = {each.code for each in vocabulary.contract_types(vacancy.opened_on)}
    if wanted.contract_type_code not in in_use and wanted.contract_type_code != vacancy.contract_type_id:
        no("Questo tipo di contratto non è in uso il {day}.", day=f"{vacancy.opened_on:%d/%m/%Y}").or_raise()
    vacancy.site_id, vacancy.title, vacancy.seats = wanted.site_id, wanted.title, wanted.seats
    vacancy.occupation_id, vacancy.contract_type_id = wanted.occupation_code, wanted.contract_type_code
    vacancy.weekly_hours, vacancy.needs_licence = wanted.weekly_hours, wanted.needs_licence
    vacancy.requirements, vacancy.answer_by = wanted.requirements, wanted.answer_by
    vacancy.save()
    index(queries.SEARCH_KIND, vacancy.pk, search_terms(vacancy))


def _settle(vacancy: Vacancy, by: Actor) -> None:
    """Fill the search when its seats are taken, open it again when one is free."""
    state = rules.state_with(vacancy.state, vacancy.seats, queries.seats_taken(vacancy.pk))
    if state == vacancy.state:
        return
    vacancy.state = state
    vacancy.save(update_fields=["state"])
    happened = Happened.FILLED if state == VacancyState.FILLED else Happened.REOPENED
    record(happened, vacancy, by=by, company_ref=vacancy.company_id)


def _let_go(proposal: Proposal, vacancy: Vacancy, by: Actor) -> None:
    """Free the seat, and end the company's part in the person's road when this proposal was what it stood on."""
    _settle(vacancy, by)
    if proposal.presented_at is None:
        return
    organisation = vacancy.company.organisation
    others = Proposal.objects.filter(
        person_id=proposal.person_id,
        vacancy__company_id=vacancy.company_id,
        state__in=(*LIVE_PROPOSAL, ProposalState.PLACED),
        presented_at__isnull=False,
    )
    # A part that began before this profile was presented stands on something else: a contract, say.
    part = Involvement.objects.filter(
        person_id=proposal.person_id, part=Part.EMPLOYER.value, organisation=organisation, until_on=None
    ).first()
    presented_on = rules.day_of(proposal.presented_at)
    if part and part.from_on >= presented_on and not others.exists():
        people.release(proposal.person, Part.EMPLOYER, organisation, by=by, on=by.today)
