from typing import Any

from django.db.models import Q, QuerySet

from insieme.core.decisions import YES, Decision, no, yes_if
from insieme.domain.access.policies import Actor, has
from insieme.domain.access.rules import Permission, Role
from insieme.domain.network.models import Membership
from insieme.domain.people.models import Consent, Involvement, Person, Reading
from insieme.domain.people.states import ConsentKind

NOT_YOURS = "Non hai una parte nel percorso di questa persona."
TAKEN_BACK = {
    ConsentKind.PROGRAMME: "La persona ha ritirato il consenso al percorso: prima lo dà di nuovo.",
    ConsentKind.SHARING: "La persona ha ritirato il consenso all'invio dei suoi dati: prima lo dà di nuovo.",
    ConsentKind.COMPANIES: "La persona ha ritirato il consenso a inviare il profilo alle aziende.",
}


def parts_of(actor: Actor) -> QuerySet[Involvement]:
    """The parts the actor has today in people's roads: by name, or through the organisation and role."""
    today = actor.today
    mine = Q(user_id=actor.user_id) if actor.works_by_name and actor.user_id is not None else Q(pk__in=())
    if actor.part:
        mine |= Q(organisation_id=actor.organisation_id, part=actor.part.value)
    return Involvement.objects.filter(mine, Q(until_on=None) | Q(until_on__gte=today), from_on__lte=today)


def visible(actor: Actor) -> QuerySet[Person]:
    if not has(actor, Permission.SEE_PEOPLE):
        return Person.objects.none()
    if actor.sees_everyone:
        return Person.objects.all()
    if actor.person_id is not None:
        return Person.objects.filter(pk=actor.person_id)
    return Person.objects.filter(pk__in=parts_of(actor).values("person_id"))


def visible_ids(actor: Actor) -> QuerySet[Any]:
    """The keys of the same people, for whatever is about them: without reading the people themselves."""
    by_part = has(actor, Permission.SEE_PEOPLE) and not actor.sees_everyone and actor.person_id is None
    return parts_of(actor).values("person_id") if by_part else visible(actor).values("pk")


def can_see(actor: Actor, person: Person) -> Decision:
    allowed = has(actor, Permission.SEE_PEOPLE)
    if not allowed or actor.sees_everyone:
        return allowed
    if actor.person_id is not None:
        return yes_if(actor.person_id == person.pk, NOT_YOURS)
    return yes_if(parts_of(actor).filter(person_id=person.pk).exists(), NOT_YOURS)


def visible_readings(actor: Actor) -> QuerySet[Reading]:
    """Who opened which file: the data protection officer sees all, a person sees their own."""
    if has(actor, Permission.SEE_READ_LOG):
        return Reading.objects.all()
    if actor.person_id is not None:
        return Reading.objects.filter(person_id=actor.person_id)
    if actor.sees_everyone:
        return Reading.objects.all()
    return Reading.objects.none()


def visible_consents(actor: Actor) -> QuerySet[Consent]:
    return Consent.objects.filter(person__in=visible(actor))


def has_not_withdrawn(person_id: int, *kinds: ConsentKind) -> Decision:
    """Whether nothing the person took back stands in the way; what was never asked does not."""
    asked = Consent.objects.filter(person_id=person_id, kind__in=(ConsentKind.PROGRAMME, *kinds)).order_by("pk")
    said = list(asked.values_list("kind", "withdrawn_on"))
    standing = {kind for kind, withdrawn_on in said if withdrawn_on is None}
    gone = next((kind for kind, _withdrawn_on in said if kind not in standing), None)
    return no(TAKEN_BACK[ConsentKind(gone)]) if gone else YES


def can_withdraw_consent(actor: Actor, consent: Consent) -> Decision:
    """As easy as giving it: the person in their portal, or whoever corrects their data for them."""
    allowed = _speaks_for(actor, consent.person)
    return allowed and yes_if(consent.withdrawn_on is None, "Questo consenso è già stato ritirato.")


def can_give_consent(actor: Actor, person: Person) -> Decision:
    return _speaks_for(actor, person)


def _speaks_for(actor: Actor, person: Person) -> Decision:
    return can_see(actor, person) if actor.person_id is not None else can_change(actor, person)


def can_register(actor: Actor) -> Decision:
    return yes_if(
        actor.permissions & {Permission.WORK_APPLICATIONS, Permission.ANSWER_REFERRALS},
        "Solo la segreteria e chi coordina registrano una persona.",
    )


def can_change(actor: Actor, person: Person) -> Decision:
    seen = can_see(actor, person)
    if not seen:
        return seen
    return yes_if(
        actor.permissions & {Permission.WORK_APPLICATIONS, Permission.FOLLOW_CASES},
        "Solo la segreteria e chi segue la persona ne correggono i dati.",
    )


def can_open_account(actor: Actor, person: Person) -> Decision:
    """Giving somebody their portal: whoever follows them, the secretariat and whoever coordinates."""
    allowed = can_change(actor, person)
    if not allowed:
        return allowed
    if not person.email:
        return no("Per entrare nel portale serve un indirizzo e-mail: scrivilo prima tra i suoi dati.")
    theirs = Membership.objects.filter(role=Role.CANDIDATE, person_ref=person.pk, until_on=None)
    return yes_if(not theirs.exists(), "Questa persona ha già l'accesso al portale.")
