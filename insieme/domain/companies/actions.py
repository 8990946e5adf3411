"""The verbs about a company, in the order of its life with the programme."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from insieme.core.decisions import Denied, no, yes_if
from insieme.core.events import record
from insieme.core.search import index, terms_of
from insieme.domain.access.policies import Actor
from insieme.domain.companies import policies, queries, rules
from insieme.domain.companies.events import Happened
from insieme.domain.companies.models import (
    BoardMembership,
    Collaboration,
    Company,
    Contact,
    DiaryEntry,
    Engagement,
    Site,
)
from insieme.domain.companies.rules import Span
from insieme.domain.companies.states import ContactHow, EngagementKind, Way
from insieme.domain.network.models import Organisation
from insieme.domain.network.states import OrganisationKind

CHANGED_MEANWHILE = "Intanto qualcun altro ha cambiato questa scheda: riapri la pagina per vedere com'è ora."
STARTS = {EngagementKind.COLLABORATION_STARTED, EngagementKind.BOARD_JOINED}


@dataclass(frozen=True)
class Profile:
    """What a company is, as its card is filled in."""

    name: str
    partita_iva: str
    activity_code: str
    size: str
    monthly_capacity: int | None = None
    email: str = ""
    phone: str = ""
    website: str = ""


@dataclass(frozen=True)
class Place:
    """Where a company works."""

    name: str
    municipality_id: str
    address: str = ""


@dataclass(frozen=True)
class Reachable:
    """Who answers for a company, and how."""

    name: str
    position: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Signature:
    """What was signed to join the Board. `way` is how the company collaborates, when it did not yet."""

    signed_on: date
    document: str = ""
    commitments: str = ""
    way: str = ""


@dataclass(frozen=True)
class Correction:
    """What a fact should have said: another day, or that it never happened (`happened_on` is None)."""

    happened_on: date | None
    because: str


@transaction.atomic
def add(profile: Profile, main_site: Place, *, by: Actor) -> Company:
    """Add a company to those the programme knows: contacted, with its main site."""
    policies.can_add(by).or_raise()
    organisation = Organisation.objects.create(kind=OrganisationKind.COMPANY, name=profile.name)
    company = Company(organisation=organisation, added_at=by.at)
    _write(company, profile)
    organisation.municipality_id = main_site.municipality_id
    organisation.save(update_fields=["municipality"])
    _place(company, main_site, is_main=True)
    record(Happened.ADDED, company, by=by, company_ref=company.pk)
    return company


@transaction.atomic
def change(company: Company, profile: Profile, *, by: Actor, seen: str = "") -> Company:
    """Correct what the company's card says; refused when it no longer says what `seen` is the fingerprint of."""
    company = _locked(company.pk)
    policies.can_change(by, company).or_raise()
    yes_if(seen in {"", queries.fingerprint(company)}, CHANGED_MEANWHILE).or_raise()
    _write(company, profile)
    record(Happened.CHANGED, company, by=by, company_ref=company.pk)
    return company


@transaction.atomic
def assign_holder(company: Company, holder_id: int | None, *, by: Actor) -> Company:
    """Say who looks after the company, or that nobody does now."""
    company = _locked(company.pk)
    policies.can_assign_holder(by, company).or_raise()
    allowed = {holder.user_id for holder in queries.holders(by.today)} | {None}
    yes_if(holder_id in allowed, "Questa persona non segue le aziende del programma.").or_raise()
    company.account_holder_id = holder_id
    company.save(update_fields=["account_holder"])
    record(Happened.CHANGED, company, by=by, company_ref=company.pk, holder=holder_id)
    return company


@transaction.atomic
def add_site(company: Company, place: Place, *, by: Actor) -> Site:
    """Add a place where the company works."""
    company = _locked(company.pk)
    policies.can_add_site(by, company).or_raise()
    site = _place(company, place, is_main=not company.sites.filter(is_main=True).exists())
    record(Happened.SITE_ADDED, site, by=by, company_ref=company.pk)
    return site


@transaction.atomic
def add_contact(company: Company, reachable: Reachable, *, by: Actor) -> Contact:
    """Add someone who answers for the company."""
    policies.can_add_contact(by, company).or_raise()
    contact = Contact.objects.create(company=company, **vars(reachable))
    record(Happened.CONTACT_ADDED, contact, by=by, company_ref=company.pk)
    return contact


@transaction.atomic
def end_contact(contact: Contact, *, by: Actor, on: date) -> Contact:
    """Say that this person no longer answers for the company."""
    contact = Contact.objects.select_for_update(of=("self",)).select_related("company").get(pk=contact.pk)
    policies.can_end_contact(by, contact).or_raise()
    rules.can_begin(on, by.today).or_raise()
    contact.left_on = on
    contact.save(update_fields=["left_on"])
    record(Happened.CHANGED, contact, by=by, company_ref=contact.company_id)
    return contact


@transaction.atomic
def write_diary(company: Company, how: ContactHow, text: str, *, by: Actor) -> DiaryEntry:
    """Write down a contact with the company, so that the next office knows."""
    company = _locked(company.pk)
    policies.can_write_diary(by, company).or_raise()
    entry = DiaryEntry.objects.create(company=company, how=how, text=text, written_by_id=by.user_id, written_at=by.at)
    company.last_contact_at = by.at
    company.save(update_fields=["last_contact_at"])
    record(Happened.CONTACTED, entry, by=by, company_ref=company.pk, how=how)
    return entry


@transaction.atomic
def start_collaboration(company: Company, way: Way, *, by: Actor, on: date, note: str = "") -> Collaboration:
    """Record that from that day the company collaborates in this way."""
    company = _locked(company.pk)
    policies.can_start_collaboration(by, company).or_raise()
    rules.can_begin(on, by.today).or_raise()
    collaboration = _begin(company, way, on, note, by)
    _settle(company)
    return collaboration


@transaction.atomic
def end_collaboration(collaboration: Collaboration, *, by: Actor, on: date) -> Collaboration:
    """Record that the company no longer collaborates in this way."""
    company = _locked(collaboration.company_id)
    collaboration = Collaboration.objects.select_related("company").get(pk=collaboration.pk)
    policies.can_end_collaboration(by, collaboration).or_raise()
    rules.can_end_on(Span(collaboration.started_on), on, by.today).or_raise()
    rules.can_leave_last_way(_ways(company), _boards(company)).or_raise()
    collaboration.ended_on = on
    collaboration.save(update_fields=["ended_on"])
    _fact(EngagementKind.COLLABORATION_ENDED, company, on, by, collaboration=collaboration)
    _settle(company)
    record(Happened.COLLABORATION_ENDED, collaboration, by=by, company_ref=company.pk, way=collaboration.way)
    return collaboration


@transaction.atomic
def join_board(company: Company, signature: Signature, *, by: Actor) -> BoardMembership:
    """Record that the company has formally joined the Board delle Imprese; whoever joins collaborates."""
    company = _locked(company.pk)
    policies.can_join_board(by, company).or_raise()
    rules.can_begin(signature.signed_on, by.today).or_raise()
    rules.follows_the_last_time(_boards(company), signature.signed_on).or_raise()
    if signature.way and not any(span.is_live for span in _ways(company)):
        _begin(company, Way(signature.way), signature.signed_on, "", by)
    rules.can_sign(_ways(company), signature.signed_on).or_raise()
    membership = BoardMembership.objects.create(
        company=company,
        signed_on=signature.signed_on,
        document=signature.document,
        commitments=signature.commitments,
    )
    _fact(EngagementKind.BOARD_JOINED, company, signature.signed_on, by, board_membership=membership)
    _settle(company)
    record(Happened.BOARD_JOINED, membership, by=by, company_ref=company.pk)
    return membership


@transaction.atomic
def leave_board(company: Company, *, by: Actor, on: date) -> BoardMembership:
    """Record that the company has left the Board; it may go on collaborating."""
    company = _locked(company.pk)
    policies.can_leave_board(by, company).or_raise()
    membership = company.board_memberships.get(left_on=None)
    rules.can_end_on(Span(membership.signed_on), on, by.today).or_raise()
    membership.left_on = on
    membership.save(update_fields=["left_on"])
    _fact(EngagementKind.BOARD_LEFT, company, on, by, board_membership=membership)
    _settle(company)
    record(Happened.BOARD_LEFT, membership, by=by, company_ref=company.pk)
    return membership


@transaction.atomic
def correct_engagement(engagement: Engagement, correction: Correction, *, by: Actor) -> Engagement:
    """Correct the day of a fact, or say that it never happened; what figures said before stays askable."""
    company = _locked(engagement.company_id)
    policies.can_correct_engagement(by, engagement).or_raise()
    if correction.happened_on:
        rules.can_begin(correction.happened_on, by.today).or_raise()
    corrected = Engagement.objects.create(
        kind=engagement.kind,
        company=company,
        collaboration_id=engagement.collaboration_id,
        board_membership_id=engagement.board_membership_id,
        happened_on=correction.happened_on or engagement.happened_on,
        recorded_at=by.at,
        recorded_by=by.key,
        replaces=engagement,
        is_void=correction.happened_on is None,
    )
    _project(corrected)
    rules.board_stands(_ways(company), _boards(company)).or_raise()
    _settle(company)
    record(Happened.CORRECTED, company, by=by, company_ref=company.pk, because=correction.because, fact=engagement.kind)
    return corrected


def search_terms(company: Company) -> set[str]:
    """The words under which a company is found: its name, its partita IVA."""
    return terms_of((company.name, company.partita_iva))


def _locked(company_id: int) -> Company:
    return Company.objects.select_for_update(of=("self",)).get(pk=company_id)


def _write(company: Company, profile: Profile) -> None:
    holder = Company.objects.filter(partita_iva=profile.partita_iva).exclude(pk=company.pk).first()
    if holder:
        raise Denied(no("Questa partita IVA è già di {name}: apri la sua scheda.", name=holder.name))
    company.name, company.partita_iva = profile.name, profile.partita_iva
    company.activity_id, company.size = profile.activity_code, profile.size
    company.monthly_capacity = profile.monthly_capacity
    try:
        with transaction.atomic():
            company.save()
    except IntegrityError as error:
        if "partita_iva" not in str(error):
            raise
        raise Denied(
            no("Qualcuno ha appena aggiunto un'azienda con questa partita IVA: cercala nell'elenco.")
        ) from error
    organisation = company.organisation
    organisation.name, organisation.email = profile.name, profile.email
    organisation.phone, organisation.website = profile.phone, profile.website
    organisation.save()
    index(queries.SEARCH_KIND, company.pk, search_terms(company))


def _place(company: Company, place: Place, *, is_main: bool) -> Site:
    return Site.objects.create(company=company, is_main=is_main, **vars(place))


def _begin(company: Company, way: Way, on: date, note: str, by: Actor) -> Collaboration:
    if company.collaborations.filter(way=way, ended_on=None).exists():
        raise Denied(no("L'azienda collabora già in questo modo: {way}.", way=str(Way(way).label)))
    collaboration = Collaboration.objects.create(company=company, way=way, note=note, started_on=on)
    _fact(EngagementKind.COLLABORATION_STARTED, company, on, by, collaboration=collaboration)
    record(Happened.COLLABORATION_STARTED, collaboration, by=by, company_ref=company.pk, way=way)
    return collaboration


def _fact(
    kind: EngagementKind,
    company: Company,
    on: date,
    by: Actor,
    *,
    collaboration: Collaboration | None = None,
    board_membership: BoardMembership | None = None,
) -> None:
    Engagement.objects.create(
        kind=kind,
        company=company,
        collaboration=collaboration,
        board_membership=board_membership,
        happened_on=on,
        recorded_at=by.at,
        recorded_by=by.key,
    )


def _ways(company: Company) -> list[Span]:
    return [Span(each.started_on, each.ended_on) for each in queries.collaborations_of(company)]


def _boards(company: Company) -> list[Span]:
    return [Span(each.signed_on, each.left_on) for each in queries.board_of(company)]


def _settle(company: Company) -> None:
    company.state = rules.state_of(_ways(company), _boards(company))
    company.save(update_fields=["state"])


def _project(corrected: Engagement) -> None:
    """Bring the days of the collaboration, or of the Board membership, to what its standing facts say."""
    link = {"collaboration_id": corrected.collaboration_id, "board_membership_id": corrected.board_membership_id}
    standing = Engagement.objects.filter(is_void=False, replaced_by=None, **link)
    days = {fact.kind in STARTS: fact.happened_on for fact in standing}
    start, end = days.get(True), days.get(False)
    if start is None and end is not None:
        raise Denied(no("Risulta anche la fine: correggi prima quella."))
    if start and end and end < start:
        raise Denied(
            no(
                "La fine ({end}) verrebbe prima dell'inizio ({start}).",
                end=f"{end:%d/%m/%Y}",
                start=f"{start:%d/%m/%Y}",
            )
        )
    subject: Any = corrected.collaboration or corrected.board_membership
    starts, ends = ("started_on", "ended_on") if corrected.collaboration_id else ("signed_on", "left_on")
    began = start or getattr(subject, starts)
    setattr(subject, starts, began)
    # What never began is shut on its own day: no list shows it, and the same can be recorded again.
    setattr(subject, ends, end if start else began)
    try:
        with transaction.atomic():
            subject.save()
    except IntegrityError as error:
        raise Denied(no("Un'altra riga dello stesso tipo è già in corso: correggi prima quella.")) from error
