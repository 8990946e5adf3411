from dataclasses import dataclass
from datetime import date

from django.db import transaction

from insieme.core.decisions import Denied, no, yes_if
from insieme.core.events import record
from insieme.domain.access.models import User
from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Part
from insieme.domain.people import actions as people
from insieme.domain.placements import policies, queries
from insieme.domain.placements.actions import projection
from insieme.domain.placements.events import Happened
from insieme.domain.placements.models import CheckIn, Placement, Tutoring, Worry
from insieme.domain.placements.states import CheckInState, Mood


@transaction.atomic
def assign_tutor(placement: Placement, tutor: User, *, by: Actor, on: date, company_tutor: str = "") -> Tutoring:
    """Say who follows the person in the company, one of ours and one of theirs; who did before hands over."""
    placement = projection.lock(placement)
    policies.can_assign_tutor(by, placement).or_raise()
    known = tutor.pk in {each.user_id for each in queries.tutors(on)}
    yes_if(known, "Questa persona non è un tutor del programma.").or_raise()
    yes_if(on <= by.today, "Il giorno non può essere nel futuro.").or_raise()
    before = Tutoring.objects.filter(placement=placement, until_on=None).first()
    if before and on < before.from_on:
        raise Denied(no("Il tutor di ora segue dal {day}: il nuovo viene dopo.", day=f"{before.from_on:%d/%m/%Y}"))
    end_tutoring(placement, by=by, on=on)
    people.involve(placement.person, Part.TUTORING, tutor, by=by, on=on)
    tutoring = Tutoring.objects.create(
        placement=placement, person_id=placement.person_id, tutor=tutor, company_tutor=company_tutor, from_on=on
    )
    placement.check_ins.filter(state=CheckInState.DUE).update(tutor=tutor)
    record(Happened.TUTOR_ASSIGNED, placement, by=by, person_ref=placement.person_id, company_ref=placement.company_id)
    return tutoring


def end_tutoring(placement: Placement, *, by: Actor, on: date | None = None) -> None:
    """End the tutoring of a placement; the tutor's part in the person's road ends today, unless another placement needs it."""
    for tutoring in Tutoring.objects.filter(placement=placement, until_on=None).select_related("tutor"):
        tutoring.until_on = max(on or placement.ended_on or by.today, tutoring.from_on)
        tutoring.save(update_fields=["until_on"])
        others = Tutoring.objects.filter(person_id=placement.person_id, tutor=tutoring.tutor, until_on=None)
        if not others.exists():
            people.release(placement.person, Part.TUTORING, tutoring.tutor, by=by, on=by.today)


@dataclass(frozen=True)
class Heard:
    """What the three voices say. A voice that said nothing is unknown: silence is not «well»."""

    person_mood: str = Mood.UNKNOWN
    person_says: str = ""
    company_mood: str = Mood.UNKNOWN
    company_says: str = ""
    tutor_mood: str = Mood.UNKNOWN
    tutor_says: str = ""

    @property
    def moods(self) -> set[str]:
        return {self.person_mood, self.company_mood, self.tutor_mood}

    @property
    def is_silence(self) -> bool:
        return self.moods == {Mood.UNKNOWN} and not (self.person_says or self.company_says or self.tutor_says)


@transaction.atomic
def check_in(due: CheckIn, heard: Heard, *, by: Actor, on: date, worry: str = "") -> CheckIn:
    """Write down how it goes, in three voices; a worry raises an alert until somebody settles it."""
    placement = projection.lock(due.placement)
    due = CheckIn.objects.select_for_update(of=("self",)).get(pk=due.pk)
    due.placement = placement
    policies.can_check_in(by, due).or_raise()
    yes_if(placement.starts_on <= on <= by.today, "La verifica si fa tra l'inizio del lavoro e oggi.").or_raise()
    yes_if(not heard.is_silence, "Scrivi almeno una voce; se nessuno ha risposto, segnalo.").or_raise()
    someone_is_worried = Mood.BADLY in heard.moods and not placement.worry
    if someone_is_worried and not worry:
        raise Denied(no("Qualcuno dice che va male: scrivi che cosa preoccupa, così non resta senza risposta."))
    for name, value in vars(heard).items():
        setattr(due, name, value)
    due.state, due.done_on = CheckInState.DONE, on
    due.save()
    record(Happened.CHECKED_IN, due, by=by, person_ref=due.person_id, company_ref=placement.company_id)
    if worry:
        _raise_worry(placement, worry, by=by, on=on)
    return due


def _raise_worry(placement: Placement, words: str, *, by: Actor, on: date) -> None:
    """Open a worry; one more, while the first is open, is added to its words."""
    is_known = bool(placement.worry)
    placement.worry = (f"{placement.worry} · {words}" if is_known else words)[:300]
    placement.worried_on = placement.worried_on or on
    placement.save(update_fields=["worry", "worried_on"])
    Worry.objects.update_or_create(
        placement=placement,
        settled_on=None,
        defaults={"words": placement.worry},
        create_defaults={
            "words": placement.worry,
            "person_id": placement.person_id,
            "raised_on": placement.worried_on,
        },
    )
    record(Happened.WORRY_RAISED, placement, by=by, person_ref=placement.person_id, company_ref=placement.company_id)


@transaction.atomic
def mark_silent(due: CheckIn, *, by: Actor) -> CheckIn:
    """Say that nobody answered: how it goes stays unknown, and it can still be done later."""
    due = CheckIn.objects.select_for_update(of=("self",)).select_related("placement__person").get(pk=due.pk)
    policies.can_mark_silent(by, due).or_raise()
    due.state = CheckInState.SILENT
    due.save(update_fields=["state"])
    record(Happened.SILENT, due, by=by, person_ref=due.person_id, company_ref=due.placement.company_id)
    return due


@transaction.atomic
def settle_worry(placement: Placement, *, by: Actor, on: date, what_was_done: str) -> Placement:
    """Say what was done about the worry; the alert goes out, the words stay in the history."""
    placement = projection.lock(placement)
    policies.can_settle_worry(by, placement).or_raise()
    raised_on = placement.worried_on or on
    yes_if(raised_on <= on <= by.today, "Il giorno sta tra quello della preoccupazione e oggi.").or_raise()
    Worry.objects.update_or_create(
        placement=placement,
        settled_on=None,
        defaults={
            "person_id": placement.person_id,
            "words": placement.worry,
            "raised_on": raised_on,
            "settled_on": on,
            "settled_how": what_was_done[:500],
        },
    )
    placement.worry, placement.worried_on = "", None
    placement.save(update_fields=["worry", "worried_on"])
    record(Happened.WORRY_SETTLED, placement, by=by, person_ref=placement.person_id, company_ref=placement.company_id)
    return placement
