"""The verbs of the network: organisations, what was signed with them, who works there."""

from dataclasses import dataclass, fields
from datetime import date

from django.db import transaction

from insieme.core.decisions import Denied, no, yes_if
from insieme.core.events import record
from insieme.domain.access.actions import open_user
from insieme.domain.access.models import User
from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Role
from insieme.domain.network import policies, rules
from insieme.domain.network.events import Happened
from insieme.domain.network.models import Agreement, Membership, Organisation
from insieme.domain.network.states import OrganisationKind

OUTSIDE = (OrganisationKind.PROGRAMME, OrganisationKind.COMPANY)


@dataclass(frozen=True)
class Card:
    """What is known of an organisation."""

    kind: str
    name: str
    municipality_id: str | None = None
    union_id: str | None = None
    email: str = ""
    phone: str = ""
    website: str = ""


def _check(card: Card, *, but: int = 0) -> None:
    needs_union = card.kind == OrganisationKind.UNION and not card.union_id
    yes_if(not needs_union, "Di un'Unione va detto quale.").or_raise()
    needs_comune = card.kind == OrganisationKind.MUNICIPALITY and not card.municipality_id
    yes_if(not needs_comune, "Di un Comune va detto quale.").or_raise()
    same = Organisation.objects.filter(kind=card.kind, name__iexact=card.name).exclude(pk=but)
    yes_if(not same.exists(), "C'è già un'organizzazione con questo nome e di questo tipo.").or_raise()


@transaction.atomic
def add_organisation(card: Card, *, by: Actor) -> Organisation:
    """Add an organisation to the network."""
    policies.can_add_organisation(by).or_raise()
    yes_if(
        card.kind not in OUTSIDE, "Le aziende si aggiungono dalla loro pagina, e il programma è uno solo."
    ).or_raise()
    _check(card)
    organisation = Organisation.objects.create(**{field.name: getattr(card, field.name) for field in fields(card)})
    record(Happened.ORGANISATION_ADDED, organisation, by=by)
    return organisation


@transaction.atomic
def change_organisation(organisation: Organisation, card: Card, *, by: Actor) -> Organisation:
    """Correct what is known of an organisation; its kind stays what it is."""
    organisation = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
    policies.can_change_organisation(by, organisation).or_raise()
    yes_if(card.kind == organisation.kind, "Il tipo di un'organizzazione non cambia.").or_raise()
    _check(card, but=organisation.pk)
    changed = [each.name for each in fields(card) if getattr(organisation, each.name) != getattr(card, each.name)]
    for name in changed:
        setattr(organisation, name, getattr(card, name))
    organisation.save()
    record(Happened.ORGANISATION_CHANGED, organisation, by=by, fields=",".join(changed))
    return organisation


@dataclass(frozen=True)
class Terms:
    """What was signed: of which kind, under which title, for what, from when, until when."""

    kind: str
    title: str
    signed_on: date
    ends_on: date | None = None
    commitments: str = ""
    document: str = ""


@transaction.atomic
def sign_agreement(organisation: Organisation, terms: Terms, *, by: Actor) -> Agreement:
    """Keep an agreement signed with an organisation."""
    organisation = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
    policies.can_sign_agreement(by, organisation).or_raise()
    rules.check_term(terms.signed_on, terms.ends_on, by.today).or_raise()
    same = Agreement.objects.filter(organisation=organisation, title__iexact=terms.title, signed_on=terms.signed_on)
    yes_if(not same.exists(), "Questo accordo, con questo titolo e questa data, c'è già.").or_raise()
    agreement = Agreement.objects.create(
        organisation=organisation, **{field.name: getattr(terms, field.name) for field in fields(terms)}
    )
    record(Happened.AGREEMENT_SIGNED, agreement, by=by)
    return agreement


@transaction.atomic
def end_agreement(agreement: Agreement, *, by: Actor, on: date) -> Agreement:
    """Say on which day the agreement ends, or ended."""
    agreement = Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
    policies.can_end_agreement(by, agreement).or_raise()
    yes_if(on >= agreement.signed_on, "Un accordo non può finire prima della firma.").or_raise()
    agreement.ends_on = on
    agreement.save(update_fields=["ends_on"])
    record(Happened.AGREEMENT_ENDED, agreement, by=by, on=on.isoformat())
    return agreement


@dataclass(frozen=True)
class Newcomer:
    """Who comes to work, known by e-mail: the address they sign in with."""

    name: str
    email: str
    role: Role


@transaction.atomic
def add_member(organisation: Organisation, newcomer: Newcomer, *, by: Actor, on: date) -> Membership:
    """Give somebody a role in an organisation from a day; whoever has no account yet is given one to activate by e-mail."""
    organisation = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
    policies.can_add_member(by, organisation).or_raise()
    rules.check_role(organisation.kind, newcomer.role).or_raise()
    yes_if(abs((on - by.today).days) <= 366, "L'incarico comincia entro un anno da oggi: controlla la data.").or_raise()
    user = User.objects.filter(email__iexact=newcomer.email).first()
    if user is None:
        user = open_user(newcomer.email, newcomer.name)
    policies.can_appoint(by, user, newcomer.role).or_raise()
    if Membership.objects.filter(user=user, organisation=organisation, role=newcomer.role, until_on=None).exists():
        raise Denied(no("Ha già questo ruolo in questa organizzazione."))
    membership = Membership.objects.create(user=user, organisation=organisation, role=newcomer.role, from_on=on)
    record(Happened.MEMBER_JOINED, membership, by=by, role=newcomer.role.value)
    return membership


@transaction.atomic
def end_membership(membership: Membership, *, by: Actor, on: date) -> Membership:
    """Say which is the last day of somebody's role: from the next one they see nothing through it."""
    membership = Membership.objects.select_for_update(of=("self",)).get(pk=membership.pk)
    policies.can_end_membership(by, membership).or_raise()
    yes_if(on >= membership.from_on, "L'incarico non può finire prima di cominciare.").or_raise()
    membership.until_on = on
    membership.save(update_fields=["until_on"])
    record(Happened.MEMBER_LEFT, membership, by=by, role=membership.role)
    return membership
