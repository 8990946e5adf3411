"""The verbs of an application: written as a draft, sent or entered, told who it is, tried to reach, closed, reopened."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, time

from django.db import transaction

from insieme.core.decisions import Denied, no
from insieme.core.events import record
from insieme.core.identifiers import new_id
from insieme.core.outbox import post
from insieme.core.periods import ROME
from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Part
from insieme.domain.casework import messages, policies, rules
from insieme.domain.casework.events import Happened
from insieme.domain.casework.models import Application, ContactAttempt, Draft, Interview, Milestone, Referral
from insieme.domain.casework.states import (
    ApplicationState,
    Channel,
    InterviewState,
    MilestoneKind,
    OtherMeasure,
    ReferralState,
)
from insieme.domain.network.models import Organisation
from insieme.domain.network.states import OrganisationKind
from insieme.domain.people import actions as people
from insieme.domain.people.models import Person
from insieme.domain.people.states import ConsentKind, ConsentSource

ADMINISTRATIONS = (OrganisationKind.MUNICIPALITY, OrganisationKind.UNION)


@transaction.atomic
def start_draft(answers: Mapping[str, object], *, code_hash: str, language: str, by: Actor) -> Draft:
    """Keep the first answers of an application; only the code whose hash is given will open them."""
    policies.can_start_draft(by).or_raise()
    draft = Draft.objects.create(
        code_hash=code_hash, language=language, answers=dict(answers), started_at=by.at, saved_at=by.at
    )
    record(Happened.DRAFT_SAVED, draft, by=by)
    return draft


@transaction.atomic
def save_draft(draft: Draft, answers: Mapping[str, object], *, by: Actor) -> Draft:
    """Keep some more answers; those given before to other questions stay."""
    draft = _locked_draft(draft)
    policies.can_save_draft(by, draft).or_raise()
    draft.answers = {**draft.answers, **answers}
    draft.saved_at = by.at
    draft.save(update_fields=["answers", "saved_at"])
    record(Happened.DRAFT_SAVED, draft, by=by)
    return draft


@transaction.atomic
def submit(draft: Draft, *, by: Actor) -> Application:
    """Send the application that the draft holds. The draft is deleted; its number becomes the application's."""
    draft = _locked_draft(draft)
    policies.can_submit(by, draft).or_raise()
    answers = rules.Answers.read(draft.answers, language=draft.language)
    if answers is None:
        raise Denied(no("Mancano ancora delle risposte: torna alle domande e completale."))
    application = _received(answers, Channel.ONLINE, by=by, on=by.today, key=draft.pk)
    draft.delete()
    _acknowledge(application)
    return application


def _locked_draft(draft: Draft) -> Draft:
    found = Draft.objects.select_for_update(of=("self",)).filter(pk=draft.pk).first()
    if found is None:
        raise Denied(no("Questa candidatura è già stata inviata, oppure non c'è più."))
    return found


@transaction.atomic
def forget_drafts(*, by: Actor) -> int:
    """Delete the drafts that nobody has come back to for sixty days; how many there were."""
    policies.can_forget_drafts(by).or_raise()
    # One that is being written in at this moment is not left at all.
    left = list(Draft.objects.select_for_update(skip_locked=True).filter(saved_at__lt=by.at - rules.DRAFT_KEPT))
    for draft in left:
        record(Happened.DRAFT_FORGOTTEN, draft, by=by)
        draft.delete()
    return len(left)


@transaction.atomic
def enter(answers: rules.Answers, *, by: Actor, on: date, same_as: Person | None = None) -> Application:
    """Enter an application that arrived on paper, by phone or at the desk on that day; `same_as` says who it is."""
    policies.can_enter(by).or_raise()
    rules.believable_day(on, by.today).or_raise()
    rules.complete(answers, by.today).or_raise()
    application = _received(answers, Channel.SECRETARIAT, by=by, on=on)
    _acknowledge(application)
    return identify(application, by=by, on=by.today, same_as=same_as) if same_as else application


def _received(answers: rules.Answers, channel: Channel, *, by: Actor, on: date, key: int = 0) -> Application:
    checked = {"measure_checked_on": on} if answers.other_measure != "unknown" else {}
    application = Application.objects.create(
        pk=key or new_id(),
        channel=channel,
        submitted_at=by.at if on == by.today else datetime.combine(on, time(12), tzinfo=ROME),
        contact_by=rules.contact_by(on),
        **checked,
        **asdict(answers),
    )
    Milestone.objects.create(
        kind=MilestoneKind.APPLICATION,
        application=application,
        municipality_id=application.municipality_id,
        happened_on=on,
        recorded_at=by.at,
        recorded_by=by.key,
    )
    record(Happened.APPLIED, application, by=by, channel=channel.value)
    return application


def _acknowledge(application: Application) -> None:
    if application.email:
        letter = messages.application_received(application)
        post(application.email, letter.subject, letter.text, language=application.language)


@transaction.atomic
def identify(application: Application, *, by: Actor, on: date, same_as: Person | None = None) -> Application:
    """Say who applied: somebody already registered, or a new person, who is registered now."""
    application = _locked(application)
    policies.can_identify(by, application).or_raise()
    person = same_as or people.register(_identity(application), by=by)
    application.person = person
    application.save(update_fields=["person"])
    application.attempts.update(person=person)
    people.note_consent(
        person,
        ConsentKind.PROGRAMME,
        by=by,
        on=application.submitted_on,
        source=ConsentSource(f"application:{application.channel}"),
    )
    _involve_sender(application, person, by=by, on=on)
    record(Happened.IDENTIFIED, application, by=by, person_ref=person.pk, registered="already" if same_as else "new")
    return application


def _identity(application: Application) -> people.Identity:
    return people.Identity(
        given_name=application.given_name,
        family_name=application.family_name,
        municipality_id=application.municipality_id,
        birth_date=application.birth_date,
        sex=application.sex,
        citizenship=application.citizenship,
        codice_fiscale=application.codice_fiscale,
        no_codice_fiscale=application.no_codice_fiscale or ("" if application.codice_fiscale else "unsaid"),
        email=application.email,
        phone=application.phone,
        language=application.language,
    )


def _involve_sender(application: Application, person: Person, *, by: Actor, on: date) -> None:
    """The organisation that sent the person has a part in their road from now on."""
    Referral.objects.filter(application=application, person=None).update(person=person)
    sender = application.referred_by
    if sender is not None:
        people.involve(person, sender_part(sender), sender, by=by, on=on)


def sender_part(sender: Organisation) -> Part:
    return Part.ADMINISTRATION if sender.kind in ADMINISTRATIONS else Part.REFERRAL


@dataclass(frozen=True)
class Conditions:
    """Whether the person is out of work and helped by another measure, and the day somebody checked it."""

    is_unemployed: bool
    other_measure: str
    checked_on: date


@transaction.atomic
def correct_conditions(application: Application, conditions: Conditions, *, by: Actor) -> Application:
    """Put right what the application says of work and of other measures, as it was found on that day."""
    application = _locked(application)
    policies.can_correct_conditions(by, application).or_raise()
    if conditions.checked_on > by.today:
        raise Denied(no("Il giorno della verifica non può essere nel futuro."))
    before = (application.is_unemployed, application.other_measure, application.measure_checked_on)
    checked_on = conditions.checked_on if conditions.other_measure != OtherMeasure.UNKNOWN else None
    if before == (conditions.is_unemployed, conditions.other_measure, checked_on):
        raise Denied(no("È già così: non c'è niente da cambiare."))
    application.is_unemployed, application.other_measure = conditions.is_unemployed, conditions.other_measure
    application.measure_checked_on = checked_on
    application.save(update_fields=["is_unemployed", "other_measure", "measure_checked_on"])
    record(
        Happened.CONDITIONS_CORRECTED,
        application,
        by=by,
        person_ref=application.person_id,
        was_unemployed=int(before[0]),
        is_unemployed=int(conditions.is_unemployed),
        was_measure=before[1],
        measure=conditions.other_measure,
    )
    return application


@dataclass(frozen=True)
class Attempt:
    """How an attempt to reach the applicant went."""

    result: str
    note: str = ""


@transaction.atomic
def note_attempt(application: Application, attempt: Attempt, *, by: Actor, on: date) -> ContactAttempt:
    """Note that somebody tried to reach the applicant that day; the first time, the clock of 4–5 weeks stops."""
    application = _locked(application)
    policies.can_note_attempt(by, application).or_raise()
    _believable_attempt(application, by=by, on=on)
    made = ContactAttempt.objects.create(
        application=application,
        person_id=application.person_id,
        result=attempt.result,
        note=attempt.note,
        made_by_id=by.user_id,
        made_at=by.at if on == by.today else datetime.combine(on, time(12), tzinfo=ROME),
    )
    if application.first_contact_on is None or on < application.first_contact_on:
        application.first_contact_on = on
        application.save(update_fields=["first_contact_on"])
    record(Happened.ATTEMPTED, application, by=by, person_ref=application.person_id, result=attempt.result)
    return made


def _believable_attempt(application: Application, *, by: Actor, on: date) -> None:
    if on > by.today:
        raise Denied(no("Un tentativo di contatto non può essere di un giorno futuro."))
    if on < application.submitted_on:
        raise Denied(no("Un tentativo di contatto non può precedere la candidatura."))


@transaction.atomic
def turn_away(application: Application, outcome: ApplicationState, reason: str, *, by: Actor) -> Application:
    """Close the application without an interview's yes: redirected, not eligible, unreachable or withdrawn."""
    application = _locked(application)
    policies.can_turn_away(by, application, outcome).or_raise()
    if outcome != ApplicationState.WITHDRAWN and not reason.strip():
        raise Denied(no("Scrivi il motivo: resterà con la candidatura."))
    application.state = outcome
    application.closing_reason = reason.strip()
    application.save(update_fields=["state", "closing_reason"])
    appointment_off = _free_interviewers(application, by=by)
    _answer_sender(application, by=by)
    record(Happened.TURNED_AWAY, application, by=by, person_ref=application.person_id, outcome=outcome.value)
    _tell_closed(application, appointment_off=appointment_off)
    return application


def _tell_closed(application: Application, *, appointment_off: bool) -> None:
    who = application.person or application
    if to := who.email or application.email:
        letter = messages.application_closed(application, appointment_off=appointment_off)
        post(to, letter.subject, letter.text, language=who.language)


def _free_interviewers(application: Application, *, by: Actor) -> bool:
    """Whoever was to hold the interview, or held it, has no longer a part; whether one was still to be held."""
    was_booked = False
    for interview in application.interviews.select_related("interviewer", "person").select_for_update(of=("self",)):
        if interview.state == InterviewState.BOOKED:
            interview.state = InterviewState.CANCELLED
            interview.save(update_fields=["state"])
            record(Happened.INTERVIEW_CANCELLED, interview, by=by, person_ref=interview.person_id)
            was_booked = True
        release_interviewer(interview, by=by)
    return was_booked


def release_interviewer(interview: Interview, *, by: Actor) -> None:
    """End the interviewer's part, unless they follow the person's case or have another interview with them."""
    keeps = interview.person.cases.filter(manager=interview.interviewer).exclude(state="closed").exists()
    others = interview.person.interviews.filter(interviewer=interview.interviewer, state=InterviewState.BOOKED)
    if not keeps and not others.exists():
        people.release(interview.person, Part.CASE, interview.interviewer, by=by, on=by.today)


def _answer_sender(application: Application, *, by: Actor) -> None:
    """Tell the organisation that sent the person how it ended: its referral is declined, or concluded."""
    referral = Referral.objects.select_for_update(of=("self",)).filter(application=application).first()
    reason = application.closing_reason or str(ApplicationState(application.state).label)
    if referral is None:
        return
    if referral.state == ReferralState.SENT:
        referral.state, referral.answer, referral.answered_at = ReferralState.DECLINED, reason, by.at
        happened = Happened.REFERRAL_DECLINED
    elif referral.state == ReferralState.ACCEPTED:
        referral.state, referral.outcome = ReferralState.CONCLUDED, reason
        happened = Happened.REFERRAL_CONCLUDED
    else:
        return
    referral.save(update_fields=["state", "answer", "answered_at", "outcome"])
    record(happened, referral, by=by, person_ref=application.person_id)


@transaction.atomic
def reopen_application(application: Application, *, by: Actor) -> Application:
    """Take up again an application that had been closed; its clock is still the one of the day it came."""
    application = _locked(application)
    policies.can_reopen_application(by, application).or_raise()
    before = application.state
    application.state = ApplicationState.RECEIVED
    application.closing_reason = ""
    application.save(update_fields=["state", "closing_reason"])
    record(Happened.APPLICATION_REOPENED, application, by=by, person_ref=application.person_id, was=before)
    return application


def _locked(application: Application) -> Application:
    found = Application.objects.select_for_update(of=("self",)).select_related("referred_by", "person")
    return found.get(pk=application.pk)
