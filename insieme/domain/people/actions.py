"""The verbs about a person: registering, correcting, having a part, opening the file."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Q

from insieme.core.decisions import Denied, no, yes_if
from insieme.core.events import Event, record
from insieme.core.outbox import post
from insieme.core.search import index, terms_of
from insieme.domain.access.actions import open_user
from insieme.domain.access.models import User
from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Part, Role
from insieme.domain.network.models import Membership, Organisation
from insieme.domain.network.queries import the_programme
from insieme.domain.people import policies, queries
from insieme.domain.people.events import Happened
from insieme.domain.people.messages import consent_withdrawn, portal_opened
from insieme.domain.people.models import Consent, Involvement, Person, Reading
from insieme.domain.people.states import ConsentKind, ConsentSource

SEARCH_KIND = "person"


@dataclass(frozen=True)
class Identity:
    """Who somebody says they are."""

    given_name: str
    family_name: str
    municipality_id: str
    birth_date: date | None = None
    sex: str = "X"
    citizenship: str = ""
    codice_fiscale: str = ""
    no_codice_fiscale: str = ""
    email: str = ""
    phone: str = ""
    language: str = "it"
    address: str = ""


@transaction.atomic
def register(identity: Identity, *, by: Actor) -> Person:
    """Register a person: from now on they have a file."""
    policies.can_register(by).or_raise()
    person = Person(registered_at=by.at)
    _write(person, identity)
    record(Happened.REGISTERED, person, by=by, person_ref=person.pk)
    return person


@transaction.atomic
def change(person: Person, identity: Identity, *, by: Actor) -> Person:
    """Correct who the person is, or where they live now."""
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    policies.can_change(by, person).or_raise()
    changed = [field.name for field in fields(identity) if getattr(person, field.name) != getattr(identity, field.name)]
    _write(person, identity)
    happened = Happened.MOVED if "municipality_id" in changed else Happened.CHANGED
    record(happened, person, by=by, person_ref=person.pk, fields=",".join(changed))
    return person


def _write(person: Person, identity: Identity) -> None:
    for field in fields(identity):
        setattr(person, field.name, getattr(identity, field.name))
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError as error:
        if "person_codice_fiscale_once" not in str(error):
            raise
        raise Denied(no("Questo codice fiscale è già di un'altra persona registrata.")) from error
    index(SEARCH_KIND, person.pk, search_terms(person), person_ref=person.pk)


def search_terms(person: Person) -> set[str]:
    """The words under which a person is found: names, codice fiscale, phone."""
    return terms_of((person.given_name, person.family_name, person.codice_fiscale, person.phone.removeprefix("+39")))


@dataclass(frozen=True)
class Opened:
    """Which page opened a file, and why."""

    page: str
    reason: str


def note_reading(person_id: int, opened: Opened, *, by: Actor) -> Reading | None:
    """Write in the read log that the actor opened this person's file; a person's own visits are not noted."""
    if by.user_id is None or by.person_id == person_id:
        return None
    return Reading.objects.create(
        person_id=person_id,
        user_id=by.user_id,
        organisation_id=by.organisation_id,
        role=by.role.value if by.role else "",
        page=opened.page[:80],
        reason=opened.reason,
        read_at=by.at,
    )


@dataclass(frozen=True)
class Exported:
    """Which list of people was taken away as a sheet, and how many rows of it."""

    table: str
    rows: int


def note_export(exported: Exported, *, by: Actor) -> Event | None:
    """Write down that the actor took a list of people away; a person's own copies are not noted."""
    if by.user_id is None or by.person_id is not None:
        return None
    return Event.objects.create(
        kind=Happened.EXPORTED,
        # One subject for them all: the index on subjects finds them.
        subject=queries.SHEETS,
        author=by.key,
        recorded_at=by.at,
        details={"table": exported.table, "rows": exported.rows},
    )


def involve(person: Person, part: Part, who: User | Organisation, *, by: Actor, on: date) -> Involvement:
    """Give somebody a part in a person's road: from that day they can see the person, and the person sees that.

    Called by the verbs of the areas above, each of which has asked its own rule.
    """
    user, organisation = (who, None) if isinstance(who, User) else (None, who)
    involvement, is_new = Involvement.objects.get_or_create(
        person=person, part=part.value, user=user, organisation=organisation, until_on=None, defaults={"from_on": on}
    )
    if is_new:
        record(Happened.INVOLVED, involvement, by=by, person_ref=person.pk, part=part.value)
    return involvement


def release(person: Person, part: Part, who: User | Organisation | None = None, *, by: Actor, on: date) -> None:
    """End a part (of one, or of all who have it) in a person's road: from the next day they no longer see the person."""
    parts = Involvement.objects.filter(person=person, part=part.value, until_on=None)
    if who is not None:
        parts = parts.filter(Q(user=who) if isinstance(who, User) else Q(organisation=who))
    for involvement in parts:
        involvement.until_on = max(on, involvement.from_on)
        involvement.save(update_fields=["until_on"])
        record(Happened.RELEASED, involvement, by=by, person_ref=person.pk, part=part.value)


def note_consent(person: Person, kind: ConsentKind, *, by: Actor, on: date, source: ConsentSource) -> Consent:
    """Keep that the person agreed. Called by the verb through which they did.

    Of an agreement older than the day they took it back nothing is left.
    """
    later = Consent.objects.filter(person=person, kind=kind, withdrawn_on__gte=on).order_by("-withdrawn_on").first()
    standing = Consent.objects.filter(person=person, kind=kind, withdrawn_on=None).first()
    return standing or later or _agreed(person, kind, by=by, on=on, source=source)


def _agreed(person: Person, kind: ConsentKind, *, by: Actor, on: date, source: ConsentSource) -> Consent:
    consent, is_new = Consent.objects.get_or_create(
        person=person, kind=kind, withdrawn_on=None, defaults={"given_on": on, "source": source}
    )
    if is_new:
        record(Happened.CONSENTED, consent, by=by, person_ref=person.pk, consent=kind.value)
    return consent


@transaction.atomic
def give_consent(person: Person, kind: ConsentKind, *, by: Actor, on: date) -> Consent:
    """Keep that the person agrees, for the first time or again after they took it back."""
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    policies.can_give_consent(by, person).or_raise()
    yes_if(on <= by.today, "Il giorno del consenso non può essere nel futuro.").or_raise()
    known = Consent.objects.filter(person=person, kind=kind)
    yes_if(not known.filter(withdrawn_on=None).exists(), "Questo consenso c'è già.").or_raise()
    yes_if(not known.filter(withdrawn_on__gt=on).exists(), "Dopo quel giorno la persona lo ha ritirato.").or_raise()
    if kind != ConsentKind.PROGRAMME:
        policies.has_not_withdrawn(person.pk).or_raise()
    return _agreed(
        person, kind, by=by, on=on, source=ConsentSource.DESK if by.person_id is None else ConsentSource.PORTAL
    )


def note_withdrawal(consent: Consent, *, by: Actor, on: date) -> list[Consent]:
    """Keep that the person takes it back; without the consent to the path none of the others stands.

    Called by the verb that also stops what stood on it. Whoever follows the person is told by e-mail.
    """
    rows = Consent.objects.select_for_update(of=("self",)).filter(person=consent.person, withdrawn_on=None)
    gone = list(rows if consent.kind == ConsentKind.PROGRAMME else rows.filter(pk=consent.pk))
    for each in gone:
        each.withdrawn_on = max(on, each.given_on)
        each.save(update_fields=["withdrawn_on"])
        record(Happened.CONSENT_WITHDRAWN, each, by=by, person_ref=each.person_id, consent=each.kind)
    following = Involvement.objects.filter(person=consent.person, part=Part.CASE.value, until_on=None)
    for part in following.exclude(user_id=by.user_id or 0).select_related("user") if gone else ():
        if part.user:
            letter = consent_withdrawn(part.user)
            post(part.user.email, letter.subject, letter.text, language=part.user.language)
    return gone


@transaction.atomic
def open_account(person: Person, link_to: Callable[[User], str], *, by: Actor) -> Membership:
    """Give the person their portal, and write them the link (`link_to`) with which they choose a password.

    An address leads to one account only: of a family that shares a mailbox, the others use an address of their own.
    """
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    policies.can_open_account(by, person).or_raise()
    if User.objects.filter(email__iexact=person.email).exists():
        raise Denied(
            no("Questo indirizzo e-mail entra già come un'altra persona: per il portale ne serve uno diverso.")
        )
    user = open_user(person.email, person.name, language=person.language)
    membership = Membership.objects.create(
        user=user, organisation=the_programme(), role=Role.CANDIDATE, person_ref=person.pk, from_on=by.today
    )
    letter = portal_opened(person, link_to(user))
    post(person.email, letter.subject, letter.text, language=person.language)
    record(Happened.INVITED, membership, by=by, person_ref=person.pk)
    return membership
