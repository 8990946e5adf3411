"""The verbs of referrals: into the programme, out of it, and the answers."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from insieme.core.decisions import yes_if
from insieme.core.events import record
from insieme.core.periods import ROME
from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Permission
from insieme.domain.casework.events import Happened
from insieme.domain.casework.models import Application, Case, Milestone, Referral
from insieme.domain.casework.policies import referrals as policies
from insieme.domain.casework.rules import entry, paths
from insieme.domain.casework.states import ApplicationState, Channel, Direction, MilestoneKind, ReferralState
from insieme.domain.network.models import Organisation
from insieme.domain.network.rules import part_of
from insieme.domain.people import policies as people
from insieme.domain.people.actions import involve, note_consent, release
from insieme.domain.people.models import Person
from insieme.domain.people.states import ConsentKind, ConsentSource

CONSENT_TAKEN_BACK = "La persona ha ritirato il consenso."


def _locked(referral: Referral) -> Referral:
    rows = Referral.objects.select_for_update(of=("self",))
    return rows.select_related("organisation", "person", "application").get(pk=referral.pk)


@dataclass(frozen=True)
class Incoming:
    """Whom an organisation sends, why, and since when they agree."""

    who: entry.Answers
    reason: str
    person_agreed_on: date


@transaction.atomic
def refer(incoming: Incoming, *, by: Actor) -> Referral:
    """Send somebody into the programme: their application is in the queue, and its clock runs from now."""
    policies.can_refer(by).or_raise()
    organisation = Organisation.objects.get(pk=by.organisation_id or 0)
    policies.can_refer_from(by, organisation, incoming.who.municipality_id).or_raise()
    entry.complete(incoming.who, by.today).or_raise()
    paths.check_day(incoming.person_agreed_on, by.today).or_raise()
    application = Application.objects.create(
        **asdict(incoming.who),
        channel=Channel.PARTNER,
        referred_by=organisation,
        submitted_at=by.at,
        contact_by=entry.contact_by(by.today),
    )
    Milestone.objects.create(
        kind=MilestoneKind.APPLICATION,
        application=application,
        municipality_id=application.municipality_id,
        happened_on=by.today,
        recorded_at=by.at,
        recorded_by=by.key,
    )
    referral = Referral.objects.create(
        direction=Direction.INBOUND,
        organisation=organisation,
        application=application,
        reason=incoming.reason,
        person_agreed_on=incoming.person_agreed_on,
        sent_by_id=by.user_id,
        sent_at=by.at,
    )
    record(Happened.APPLIED, application, by=by, channel=Channel.PARTNER.value)
    record(Happened.REFERRED, referral, by=by, direction=Direction.INBOUND.value, organisation=organisation.pk)
    return referral


@dataclass(frozen=True)
class Outgoing:
    """To whom a person is sent, why, and since when they agree."""

    organisation: Organisation
    reason: str
    person_agreed_on: date


@transaction.atomic
def send(case: Case, outgoing: Outgoing, *, by: Actor) -> Referral:
    """Send a person to another service: it sees their name and this request, and answers."""
    case = Case.objects.select_for_update(of=("self",)).select_related("person").get(pk=case.pk)
    policies.can_send(by, case).or_raise()
    policies.can_receive(outgoing.organisation).or_raise()
    people.has_not_withdrawn(case.person_id, ConsentKind.SHARING).or_raise()
    paths.check_day(outgoing.person_agreed_on, by.today).or_raise()
    open_states = (ReferralState.SENT, ReferralState.ACCEPTED)
    same = Referral.objects.filter(person=case.person, organisation=outgoing.organisation, state__in=open_states)
    yes_if(
        not same.filter(direction=Direction.OUTBOUND).exists(),
        "La persona è già stata inviata a {name}: l'invio è ancora aperto.",
        name=outgoing.organisation.name,
    ).or_raise()
    referral = Referral.objects.create(
        direction=Direction.OUTBOUND,
        organisation=outgoing.organisation,
        person=case.person,
        reason=outgoing.reason,
        person_agreed_on=outgoing.person_agreed_on,
        sent_by_id=by.user_id,
        sent_at=by.at,
    )
    note_consent(case.person, ConsentKind.SHARING, by=by, on=outgoing.person_agreed_on, source=ConsentSource.REFERRAL)
    involve(case.person, part_of(outgoing.organisation.kind), outgoing.organisation, by=by, on=by.today)
    record(
        Happened.REFERRED,
        referral,
        by=by,
        person_ref=case.person_id,
        direction=Direction.OUTBOUND.value,
        organisation=outgoing.organisation.pk,
    )
    return referral


@transaction.atomic
def accept_referral(referral: Referral, *, by: Actor, answer: str = "") -> Referral:
    """Accept the person who was sent; who sent them sees when it was answered."""
    referral = _locked(referral)
    policies.can_accept_referral(by, referral).or_raise()
    _answer(referral, ReferralState.ACCEPTED, answer, by)
    record(Happened.REFERRAL_ACCEPTED, referral, by=by, person_ref=referral.person_id)
    return referral


@transaction.atomic
def decline_referral(referral: Referral, answer: str, *, by: Actor) -> Referral:
    """Decline the person who was sent, and say why."""
    referral = _locked(referral)
    policies.can_decline_referral(by, referral).or_raise()
    yes_if(answer.strip(), "Scrivi perché non viene accolta: lo legge chi l'ha inviata.").or_raise()
    _answer(referral, ReferralState.DECLINED, answer, by)
    _take_leave(referral, by)
    _turn_away(referral, by)
    record(Happened.REFERRAL_DECLINED, referral, by=by, person_ref=referral.person_id)
    return referral


@transaction.atomic
def conclude_referral(referral: Referral, outcome: str, *, by: Actor) -> Referral:
    """Say how it ended; whoever had received the person no longer sees them from the next day."""
    referral = _locked(referral)
    policies.can_conclude_referral(by, referral).or_raise()
    yes_if(outcome.strip(), "Scrivi com'è andata: lo legge chi ha inviato la persona.").or_raise()
    referral.state, referral.outcome = ReferralState.CONCLUDED, outcome.strip()
    referral.save(update_fields=["state", "outcome"])
    _take_leave(referral, by)
    record(Happened.REFERRAL_CONCLUDED, referral, by=by, person_ref=referral.person_id)
    return referral


def stop_sharing(person: Person, *, by: Actor) -> None:
    """Close what is open with other services: from tomorrow they no longer see the person.

    Called by the verb through which the person took the consent back.
    """
    open_states = (ReferralState.SENT, ReferralState.ACCEPTED)
    rows = Referral.objects.filter(person=person, direction=Direction.OUTBOUND, state__in=open_states)
    for referral in rows.select_for_update(of=("self",)).select_related("organisation", "person").order_by("pk"):
        if referral.state == ReferralState.SENT:
            _answer(referral, ReferralState.DECLINED, CONSENT_TAKEN_BACK, by)
            happened = Happened.REFERRAL_DECLINED
        else:
            referral.state, referral.outcome = ReferralState.CONCLUDED, CONSENT_TAKEN_BACK
            referral.save(update_fields=["state", "outcome"])
            happened = Happened.REFERRAL_CONCLUDED
        _take_leave(referral, by)
        record(happened, referral, by=by, person_ref=person.pk)


def _answer(referral: Referral, state: ReferralState, answer: str, by: Actor) -> None:
    referral.state, referral.answer, referral.answered_at = state, answer.strip(), by.at
    if referral.person is None and referral.application:
        referral.person = referral.application.person
    referral.save(update_fields=["state", "answer", "answered_at", "person"])


def _take_leave(referral: Referral, by: Actor) -> None:
    if referral.direction == Direction.OUTBOUND and referral.person:
        part = part_of(referral.organisation.kind)
        release(referral.person, part, referral.organisation, by=by, on=by.today)


def _turn_away(referral: Referral, by: Actor) -> None:
    """A declined person does not wait in the queue: the application is closed with the same reason."""
    application = referral.application
    if application is None or application.state != ApplicationState.RECEIVED:
        return
    if Permission.WORK_APPLICATIONS not in by.permissions:
        return
    application.state, application.closing_reason = ApplicationState.REDIRECTED, referral.answer
    application.first_contact_on = application.first_contact_on or by.at.astimezone(ROME).date()
    application.save(update_fields=["state", "closing_reason", "first_contact_on"])
    record(
        Happened.TURNED_AWAY, application, by=by, person_ref=application.person_id, outcome=ApplicationState.REDIRECTED
    )
