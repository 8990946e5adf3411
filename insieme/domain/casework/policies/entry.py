"""Who may work on applications and interviews, and which ones one sees."""

from datetime import datetime

from django.db.models import QuerySet

from insieme.core.decisions import YES, Decision, no, yes_if
from insieme.core.periods import ROME
from insieme.domain.access.models import User
from insieme.domain.access.policies import Actor, has
from insieme.domain.access.rules import Part, Permission
from insieme.domain.casework import rules
from insieme.domain.casework.models import Application, Case, Draft, Interview
from insieme.domain.casework.policies.cases import can_reopen
from insieme.domain.casework.states import (
    APPLICATION,
    INTERVIEW,
    ApplicationState,
    CaseState,
    InterviewOutcome,
    InterviewState,
)
from insieme.domain.people import policies as people

NOT_YOURS = "Questa candidatura non è tra quelle che segui."
NOT_IDENTIFIED = "Prima di' chi è: collega la candidatura a una persona."
SENDERS = frozenset({Part.REFERRAL, Part.ADMINISTRATION})
SUITABLE = frozenset({InterviewOutcome.READY.value, InterviewOutcome.TO_TRAIN.value})


def visible_applications(actor: Actor) -> QuerySet[Application]:
    """The secretariat sees them all, an interviewer those of their people, an organisation those it sent."""
    if has(actor, Permission.WORK_APPLICATIONS):
        return Application.objects.all()
    if actor.person_id is not None:
        return Application.objects.filter(person_id=actor.person_id)
    if actor.part in SENDERS:
        return Application.objects.filter(referred_by_id=actor.organisation_id)
    if has(actor, Permission.HOLD_INTERVIEWS):
        return Application.objects.filter(person_id__in=people.visible_ids(actor))
    return Application.objects.none()


def can_see_application(actor: Actor, application: Application) -> Decision:
    if has(actor, Permission.WORK_APPLICATIONS):
        return YES
    if actor.person_id is not None:
        return yes_if(application.person_id == actor.person_id, NOT_YOURS)
    if actor.part in SENDERS:
        return yes_if(
            actor.organisation_id is not None and application.referred_by_id == actor.organisation_id, NOT_YOURS
        )
    holds = has(actor, Permission.HOLD_INTERVIEWS)
    if not holds:
        return holds
    return yes_if(application.person is not None and people.can_see(actor, application.person), NOT_YOURS)


def visible_interviews(actor: Actor) -> QuerySet[Interview]:
    if has(actor, Permission.WORK_APPLICATIONS):
        return Interview.objects.all()
    if actor.person_id is not None or has(actor, Permission.HOLD_INTERVIEWS):
        return Interview.objects.filter(person_id__in=people.visible_ids(actor))
    return Interview.objects.none()


def can_see_interview(actor: Actor, interview: Interview) -> Decision:
    if has(actor, Permission.WORK_APPLICATIONS):
        return YES
    if actor.person_id is None and not (holds := has(actor, Permission.HOLD_INTERVIEWS)):
        return holds
    return people.can_see(actor, interview.person)


def visible_drafts(actor: Actor) -> QuerySet[Draft]:
    """A draft is seen by whoever holds its code, and by nobody else: nobody has sent it yet."""
    return Draft.objects.filter(code_hash=actor.draft) if actor.draft else Draft.objects.none()


def can_start_draft(actor: Actor) -> Decision:
    """Everyone may apply."""
    return YES


def can_save_draft(actor: Actor, draft: Draft) -> Decision:
    return yes_if(
        actor.draft and draft.code_hash == actor.draft, "Per riprendere una candidatura serve il codice che la apre."
    )


def can_submit(actor: Actor, draft: Draft) -> Decision:
    held = can_save_draft(actor, draft)
    if not held:
        return held
    answers = rules.Answers.read(draft.answers, language=draft.language)
    if answers is None:
        return no("Mancano ancora delle risposte: torna alle domande e completale.")
    return rules.complete(answers, actor.today)


def can_forget_drafts(actor: Actor) -> Decision:
    """Time does it, and nobody sooner: a draft is its writer's."""
    return yes_if(actor.everything, "Le bozze lasciate a metà si cancellano da sole.")


def can_enter(actor: Actor) -> Decision:
    return has(actor, Permission.WORK_APPLICATIONS)


def can_identify(actor: Actor, application: Application) -> Decision:
    works = has(actor, Permission.WORK_APPLICATIONS)
    if not works:
        return works
    if application.state != ApplicationState.RECEIVED:
        return no("Si dice chi è finché la candidatura è ricevuta: ora è «{state}».", state=_state_of(application))
    return yes_if(application.person_id is None, "La candidatura è già collegata a una persona.")


def can_note_attempt(actor: Actor, application: Application) -> Decision:
    works = has(actor, Permission.WORK_APPLICATIONS)
    if not works:
        return works
    return yes_if(
        application.state in {ApplicationState.RECEIVED, ApplicationState.TO_INTERVIEW},
        "La candidatura è «{state}»: riaprila per annotare un contatto.",
        state=_state_of(application),
    )


def can_correct_conditions(actor: Actor, application: Application) -> Decision:
    """Until the application is closed: the secretariat finds out more than one says in a form."""
    works = has(actor, Permission.WORK_APPLICATIONS)
    if not works:
        return works
    return yes_if(
        application.state in {ApplicationState.RECEIVED, ApplicationState.TO_INTERVIEW},
        "La candidatura è «{state}»: le condizioni si correggono finché è aperta.",
        state=_state_of(application),
    )


def can_turn_away(actor: Actor, application: Application, outcome: str = "") -> Decision:
    """Whether the application can be closed; with an outcome, whether it can be closed that way."""
    works = has(actor, Permission.WORK_APPLICATIONS)
    if not works:
        return works
    moves = APPLICATION.can_move(application.state, to=outcome or ApplicationState.WITHDRAWN)
    if not moves or outcome != ApplicationState.UNREACHABLE:
        return moves
    tries = application.attempts.count()
    return yes_if(
        tries >= rules.UNREACHABLE_AFTER,
        "Prima di dire che è irreperibile servono {needed} tentativi di contatto: finora sono {tries}.",
        needed=rules.UNREACHABLE_AFTER,
        tries=tries,
    )


def can_reopen_application(actor: Actor, application: Application) -> Decision:
    works = has(actor, Permission.WORK_APPLICATIONS)
    return APPLICATION.can_move(application.state, to=ApplicationState.RECEIVED) if works else works


def can_book_interview(actor: Actor, application: Application) -> Decision:
    seen = can_see_application(actor, application)
    if not seen:
        return seen
    if not actor.permissions & {Permission.WORK_APPLICATIONS, Permission.HOLD_INTERVIEWS}:
        return has(actor, Permission.WORK_APPLICATIONS)
    if application.state not in {ApplicationState.RECEIVED, ApplicationState.TO_INTERVIEW}:
        return no("La candidatura è «{state}»: non si può fissare un colloquio.", state=_state_of(application))
    if application.person_id is None:
        return no(NOT_IDENTIFIED)
    states = set(application.interviews.values_list("state", "outcome"))
    if any(state == InterviewState.BOOKED for state, _outcome in states):
        return no("C'è già un colloquio fissato: spostalo, oppure annullalo.")
    return yes_if(
        not any(state == InterviewState.HELD for state, _outcome in states),
        "Il colloquio si è già svolto: ora si decide la presa in carico.",
    )


def can_be_there(actor: Actor, interviewer: User, starts_at: datetime) -> Decision:
    """Whether an interviewer can hold an interview then: theirs to give, believable, and without another one."""
    if not has(actor, Permission.WORK_APPLICATIONS) and interviewer.pk != actor.user_id:
        return no("Puoi fissare colloqui solo per te: per un'altra persona chiedi alla segreteria.")
    believable = rules.believable_appointment(starts_at, actor.at)
    if not believable:
        return believable
    length = rules.INTERVIEW_LENGTH
    other = (
        Interview.objects.filter(interviewer=interviewer, state=InterviewState.BOOKED)
        .filter(starts_at__gt=starts_at - length, starts_at__lt=starts_at + length)
        .order_by("starts_at")
        .first()
    )
    if other is None:
        return YES
    hour = f"{other.starts_at.astimezone(ROME):%H:%M}"
    return no("{name} ha già un colloquio alle {hour}: scegli un'altra ora.", name=interviewer.name, hour=hour)


def can_rebook(actor: Actor, interview: Interview) -> Decision:
    return _works_on_booked(actor, interview)


def can_cancel(actor: Actor, interview: Interview) -> Decision:
    return _works_on_booked(actor, interview)


def can_hold(actor: Actor, interview: Interview) -> Decision:
    booked = _works_on_booked(actor, interview)
    if not booked:
        return booked
    if not has(actor, Permission.HOLD_INTERVIEWS):
        return has(actor, Permission.HOLD_INTERVIEWS)
    return yes_if(
        interview.starts_at.astimezone(ROME).date() <= actor.today,
        "Il colloquio è fissato per un altro giorno: si può dire com'è andato da quel giorno.",
    )


def can_miss(actor: Actor, interview: Interview) -> Decision:
    booked = _works_on_booked(actor, interview)
    if not booked:
        return booked
    return yes_if(interview.starts_at <= actor.at, "Il colloquio non è ancora cominciato: non può essere mancato.")


def can_take_in_charge(actor: Actor, application: Application, manager: User | None = None) -> Decision:
    """Whether the person can be taken in charge now; with a manager, whether by them."""
    concluded = _concludes_well(actor, application)
    if not concluded:
        return concluded
    if manager and manager.pk != actor.user_id and not has(actor, Permission.ASSIGN_CASES):
        return no("Puoi prendere in carico solo tu: per affidare la persona a un'altra chiedi al coordinamento.")
    states = _states_of_cases(application)
    if states - {CaseState.CLOSED}:
        return no("Questa persona ha già un percorso aperto: ce n'è uno solo alla volta.")
    return yes_if(
        not states,
        "Questa persona ha già avuto un percorso, ora chiuso: non se ne apre un altro, si rientra in quello.",
    )


def can_take_back(actor: Actor, application: Application) -> Decision:
    """Whether the person can come back to the path they had, which is closed."""
    concluded = _concludes_well(actor, application)
    if not concluded:
        return concluded
    states = _states_of_cases(application)
    if states - {CaseState.CLOSED}:
        return no("Questa persona ha già un percorso aperto: ce n'è uno solo alla volta.")
    closed = last_closed_case(application)
    if closed is None:
        return no("Questa persona non ha mai avuto un percorso: si prende in carico.")
    return can_reopen(actor, closed)


def _concludes_well(actor: Actor, application: Application) -> Decision:
    """Whether a suitable interview makes way to a path."""
    seen = can_see_application(actor, application)
    if not seen:
        return seen
    if not actor.permissions & {Permission.FOLLOW_CASES, Permission.ASSIGN_CASES}:
        return has(actor, Permission.FOLLOW_CASES)
    moves = APPLICATION.can_move(application.state, to=ApplicationState.TAKEN_IN_CHARGE)
    if not moves:
        return moves
    if application.person_id is None:
        return no(NOT_IDENTIFIED)
    suitable = application.interviews.filter(state=InterviewState.HELD, outcome__in=SUITABLE).exists()
    return yes_if(suitable, "Si prende in carico dopo un colloquio svolto con esito idoneo.")


def last_closed_case(application: Application) -> Case | None:
    closed = Case.objects.filter(person=application.person, state=CaseState.CLOSED)
    return closed.select_related("person", "manager").order_by("-opened_on", "-pk").first()


def _states_of_cases(application: Application) -> set[str]:
    return set(Case.objects.filter(person=application.person).values_list("state", flat=True))


def _works_on_booked(actor: Actor, interview: Interview) -> Decision:
    seen = can_see_interview(actor, interview)
    if not seen:
        return seen
    if not actor.permissions & {Permission.WORK_APPLICATIONS, Permission.HOLD_INTERVIEWS}:
        return has(actor, Permission.HOLD_INTERVIEWS)
    return yes_if(
        not INTERVIEW.is_final(interview.state),
        "Il colloquio è «{state}»: non si cambia più.",
        state=InterviewState(interview.state).label,
    )


def _state_of(application: Application) -> str:
    return str(ApplicationState(application.state).label)
