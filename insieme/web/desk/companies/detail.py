from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from insieme.core.formats import number
from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Permission
from insieme.domain.companies import policies, queries
from insieme.domain.companies.states import EngagementKind
from insieme.domain.vacancies import policies as vacancy_policies
from insieme.domain.vacancies import queries as vacancies
from insieme.domain.vacancies.rules import Answers
from insieme.web.desk.companies.companies import TONES
from insieme.web.desk.companies.diary import moments_of
from insieme.web.desk.companies.tabs import tabs_of
from insieme.web.pages import Request, found, page
from insieme.web.parts import Fact


def verbs(actor: Actor, company: object) -> dict[str, object]:
    """Each verb of the card with the rule's answer: a refused one stays in sight with its reason."""
    names = ("change", "write_diary", "start_collaboration", "join_board", "leave_board", "add_site", "add_contact")
    return {name: getattr(policies, f"can_{name}")(actor, company) for name in names}


def answer_facts(answers: Answers) -> list[Fact]:
    """How the company answers, in words."""
    if not answers.presented:
        return [Fact(_("Profili presentati in un anno"), "0")]
    days, silence = answers.median_days, answers.oldest_silence_days
    waiting = number(answers.waiting)
    if silence:
        waiting += " · " + ngettext("il più vecchio da %d giorno", "il più vecchio da %d giorni", silence) % silence
    return [
        Fact(_("Profili presentati in un anno"), number(answers.presented)),
        Fact(_("Con risposta"), number(answers.answered)),
        Fact(
            _("Giorni per rispondere (mediana)"),
            None if days is None else number(int(days) if days == int(days) else round(days, 1)),
        ),
        Fact(_("In attesa di risposta"), waiting),
    ]


@page(needs=Permission.SEE_COMPANIES, counting=True)
def detail(request: Request, company_id: int) -> HttpResponse:
    """Show a company's card."""
    actor = request.actor
    company = found(queries.company(actor, company_id))
    facts = queries.engagements_of(company)
    diary = queries.diary_of(company, most=5)
    context: dict[str, Any] = {
        "company": company,
        "tone": TONES[company.state],
        "tabs": tabs_of(actor, company.pk, "detail"),
        "can": verbs(actor, company),
        "can_open": vacancy_policies.can_open_vacancy(actor, company),
        "sites": queries.sites_of(company),
        "contacts": queries.contacts_of(company),
        "ways": [each.collaboration for each in facts if each.kind == EngagementKind.COLLABORATION_STARTED],
        "boards": [each.board_membership for each in facts if each.kind == EngagementKind.BOARD_JOINED],
        "diary": moments_of(diary),
        "heard": queries.heard_today(diary, actor),
        "facts": card_facts(company, actor),
    }
    if Permission.SEE_VACANCIES in actor.permissions:
        context["vacancies"] = vacancies.vacancies_of(actor, company.pk, most=8)
        context["answers"] = answer_facts(vacancies.answers_of(actor, company.pk))
    return render(request, "desk/companies/detail.html", context)


def card_facts(company: Any, actor: Actor) -> list[Fact]:
    """The company's own data, in words."""
    holder = company.account_holder.name if company.account_holder else None
    keeps = bool(policies.can_assign_holder(actor, company))
    capacity = company.monthly_capacity
    email, phone = company.organisation.email, company.organisation.phone
    return [
        Fact(
            _("Referente del programma"), holder, reverse("companies:assign_holder", args=[company.pk]) if keeps else ""
        ),
        Fact(_("Partita IVA"), company.partita_iva),
        Fact(_("Attività"), company.activity.label),
        Fact(_("Dimensione"), company.get_size_display()),
        Fact(_("Profili che legge in un mese"), None if capacity is None else number(capacity)),
        Fact(_("E-mail"), email, f"mailto:{email}" if email else ""),
        Fact(_("Telefono"), phone, f"tel:{phone}" if phone else ""),
        Fact(_("Sito"), company.organisation.website),
        Fact(_("Ultimo contatto"), company.last_contact_at),
    ]
