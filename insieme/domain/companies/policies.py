from django.db.models import Q, QuerySet

from insieme.core.decisions import Decision, yes_if
from insieme.domain.access.policies import Actor, has
from insieme.domain.access.rules import Permission, Role
from insieme.domain.companies.models import Collaboration, Company, Contact, Engagement

NOT_YOURS = "Questa azienda non è la tua."


def visible(actor: Actor) -> QuerySet[Company]:
    """The companies one may see: all of them for who works with companies, their own for who answers for one."""
    if Permission.SEE_COMPANIES in actor.permissions:
        return Company.objects.all()
    if actor.role is Role.COMPANY:
        return Company.objects.filter(pk=actor.organisation_id)
    return Company.objects.none()


def can_see(actor: Actor, company: Company) -> Decision:
    if actor.role is Role.COMPANY:
        return yes_if(actor.organisation_id == company.pk, NOT_YOURS)
    return has(actor, Permission.SEE_COMPANIES)


def _can_keep(actor: Actor, company: Company) -> Decision:
    seen = can_see(actor, company)
    return has(actor, Permission.KEEP_COMPANIES) if seen else seen


def can_add(actor: Actor) -> Decision:
    return has(actor, Permission.KEEP_COMPANIES)


def can_change(actor: Actor, company: Company) -> Decision:
    return _can_keep(actor, company)


def can_assign_holder(actor: Actor, company: Company) -> Decision:
    return _can_keep(actor, company)


def can_add_site(actor: Actor, company: Company) -> Decision:
    return _can_keep(actor, company)


def can_add_contact(actor: Actor, company: Company) -> Decision:
    return _can_keep(actor, company)


def can_end_contact(actor: Actor, contact: Contact) -> Decision:
    kept = _can_keep(actor, contact.company)
    return yes_if(contact.left_on is None, "Questo referente risulta già uscito.") if kept else kept


def can_write_diary(actor: Actor, company: Company) -> Decision:
    """Whoever works with companies and hears one says so, so that nobody else calls it the same day."""
    seen = can_see(actor, company)
    if not seen:
        return seen
    return yes_if(
        actor.permissions & {Permission.KEEP_COMPANIES, Permission.PROPOSE, Permission.TUTOR},
        "Nel diario scrive chi lavora con le aziende.",
    )


def can_start_collaboration(actor: Actor, company: Company) -> Decision:
    return _can_keep(actor, company)


def can_end_collaboration(actor: Actor, collaboration: Collaboration) -> Decision:
    kept = _can_keep(actor, collaboration.company)
    return yes_if(collaboration.ended_on is None, "Questa collaborazione è già conclusa.") if kept else kept


def can_join_board(actor: Actor, company: Company) -> Decision:
    kept = _can_keep(actor, company)
    if not kept:
        return kept
    return yes_if(not _on_board(company), "L'azienda è già nel Board delle Imprese.")


def can_leave_board(actor: Actor, company: Company) -> Decision:
    kept = _can_keep(actor, company)
    return yes_if(_on_board(company), "L'azienda non è nel Board delle Imprese.") if kept else kept


def can_correct_engagement(actor: Actor, engagement: Engagement) -> Decision:
    kept = _can_keep(actor, engagement.company)
    if not kept:
        return kept
    return yes_if(
        not (engagement.is_void or Engagement.objects.filter(replaces=engagement).exists()),
        "Questa riga è già stata corretta: correggi quella che l'ha sostituita.",
    )


def _on_board(company: Company) -> bool:
    return company.state == "on_board"


def looked_after_by(actor: Actor, company: str) -> Q:
    """What concerns the companies whose account the actor holds, or nobody does; whoever coordinates sees to all."""
    if actor.sees_everyone:
        return Q()
    return Q(**{f"{company}account_holder": actor.user_id}) | Q(**{f"{company}account_holder": None})
