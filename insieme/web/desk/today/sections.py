"""What waits, section by section: how each kind of waiting is asked for and said."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from insieme.domain.access.policies import Actor
from insieme.web.links import link, link_for
from insieme.web.parts import Row, Step

# One more than is shown, to know whether there are others.
SHOWN = 8
ASKED = SHOWN + 1


@dataclass(frozen=True)
class Section:
    """A kind of waiting: its rows, and the list where all of it is."""

    title: str | Promise
    rows: tuple[Row, ...]
    all_url: str = ""
    has_more: bool = False


@dataclass(frozen=True)
class Waiting:
    """How a section is made: from which query, each row said how, all of it on which list."""

    title: Promise
    ask: Callable[[Actor], Iterable[Any]]
    say: Callable[[Any, Actor], Row]
    everything: tuple[str, str] = ("", "")


def made(waiting: Waiting, actor: Actor) -> Section:
    """Ask for what waits, and say it."""
    found = list(waiting.ask(actor))
    name, query = waiting.everything
    url = link(name) if name else ""
    return Section(
        title=waiting.title,
        rows=tuple(waiting.say(each, actor) for each in found[:SHOWN]),
        all_url=f"{url}{query}" if url else "",
        has_more=len(found) > SHOWN,
    )


def steps(actor: Actor, *wanted: tuple[Any, ...]) -> tuple[Step, ...]:
    """The buttons of a row (label, page, what it is about): of those pages that open to the actor."""
    found = ((label, link_for(actor, name, *about)) for label, name, *about in wanted)
    return tuple(Step(label, url) for label, url in found if url)


def application(each: Any, actor: Actor) -> Row:
    late = each.contact_by < actor.today
    return Row(
        title=each.listed_name,
        url=link("applications:detail", each.pk),
        detail=_("{comune} · ricevuta il {day}").format(
            comune=each.municipality.name, day=f"{each.submitted_at:%d/%m/%Y}"
        ),
        due=each.contact_by,
        tone="bad" if late else "warning",
        steps=steps(actor, (_("Annota il contatto"), "applications:note_attempt", each.pk)),
    )


def interview(each: Any, actor: Actor) -> Row:
    past = each.starts_at <= actor.at
    done = (
        (_("Com'è andato"), "interviews:hold", each.pk),
        (_("Non è venuta"), "interviews:miss", each.pk),
    )
    move = ((_("Sposta"), "interviews:rebook", each.pk),)
    return Row(
        title=each.person.listed_name,
        url=link("interviews:detail", each.pk),
        detail=f"{each.place} · {each.interviewer.name}",
        due=each.starts_at,
        tone="warning" if past else "accent",
        steps=steps(actor, *(done if past else move)),
    )


def unassigned(each: Any, actor: Actor) -> Row:
    return Row(
        title=each.person.listed_name,
        url=link("people:person", each.person_id),
        detail=_("{comune} · in carico, senza operatore").format(comune=each.municipality.name),
        due=each.opened_on,
        tone="warning",
        steps=steps(actor, (_("Assegna"), "cases:assign", each.pk)),
    )


def to_resume(each: Any, actor: Actor) -> Row:
    return Row(
        title=each.person.listed_name,
        url=link("people:person", each.person_id),
        detail=each.get_suspension_reason_display(),
        due=each.resume_by,
        tone="warning",
        steps=steps(actor, (_("Riprendi"), "cases:resume", each.pk)),
    )


def obstacle(each: Any, actor: Actor) -> Row:
    return Row(
        title=each.person.listed_name,
        url=link("people:obstacles", each.person_id),
        detail=each.get_kind_display(),
        due=each.found_on,
        tone="warning",
        steps=steps(actor, (_("Affida"), "cases:entrust_obstacle", each.pk)),
    )


def action(each: Any, actor: Actor) -> Row:
    return Row(
        title=each.text,
        url=link("people:plan", each.person_id),
        detail=f"{each.person.listed_name} · {each.get_owner_display()}",
        due=each.due_on,
        tone="bad",
        steps=steps(actor, (_("Fatta"), "cases:complete_action", each.pk)),
    )


def plan(each: Any, actor: Actor) -> Row:
    return Row(
        title=each.person.listed_name,
        url=link("people:plan", each.person_id),
        detail=_("Scritto, non ancora condiviso"),
        due=each.drafted_on,
        steps=steps(actor, (_("Firma"), "cases:agree_plan", each.pk)),
    )


def referral(each: Any, actor: Actor) -> Row:
    return Row(
        title=each.listed_name,
        url=link("referrals:referral", each.pk),
        detail=f"{each.organisation.name} · {each.get_direction_display()}",
        due=each.sent_at,
        tone="warning",
        steps=steps(actor, (_("Rispondi"), "referrals:referral", each.pk)),
    )


def moving(each: Any, actor: Actor) -> Row:
    return Row(
        title=each.listed_name,
        url=link("referrals:referral", each.pk),
        detail=f"{each.get_direction_display()} · {each.get_state_display()}",
        due=each.answered_at or each.sent_at,
        tone="warning" if each.asks else "accent",
        steps=steps(actor, (_("Rispondi"), "referrals:referral", each.pk)) if each.asks else (),
    )


def silent_proposal(each: Any, actor: Actor) -> Row:
    return Row(
        title=f"{each.person.listed_name} → {each.vacancy.title}",
        url=link("vacancies:proposal", each.pk),
        detail=f"{each.vacancy.company.name} · {each.get_state_display()}",
        due=each.waiting_since,
        tone="warning",
        steps=steps(actor, (_("Scrivi la risposta"), "vacancies:proposal", each.pk)),
    )


def chosen(each: Any, actor: Actor) -> Row:
    return Row(
        title=each.person.listed_name,
        url=link("vacancies:proposal", each.pk),
        detail=f"{each.vacancy.company.name} · {each.vacancy.title}",
        due=each.company_answered_at,
        tone="good",
        steps=steps(actor, (_("Concorda l'inserimento"), "placements:agree")),
    )


def vacancy(each: Any, actor: Actor) -> Row:
    return Row(
        title=each.title,
        url=link("vacancies:detail", each.pk),
        detail=each.company.name,
        due=each.answer_by or each.opened_on,
        tone="warning",
        steps=steps(actor, (_("Proponi"), "vacancies:propose", each.pk)),
    )


def company(each: Any, actor: Actor) -> Row:
    return Row(
        title=each.name,
        url=link("companies:detail", each.pk),
        detail=each.get_state_display(),
        due=each.last_contact_at,
        steps=steps(actor, (_("Scrivi nel diario"), "companies:write_diary", each.pk)),
    )


def check_in(each: Any, actor: Actor) -> Row:
    silent = each.state == "silent"
    return Row(
        title=each.person.listed_name,
        url=link("placements:placement", each.placement_id),
        detail=f"{each.placement.company.name} · {_('senza risposta') if silent else _('verifica')}",
        due=each.due_on,
        tone="bad" if silent else "warning",
        steps=steps(actor, (_("Fai la verifica"), "placements:check_in", each.pk)),
    )


def ending(each: Any, actor: Actor) -> Row:
    return Row(
        title=each.person.listed_name,
        url=link("placements:placement", each.pk),
        detail=f"{each.company.name} · {each.contract_type.label}",
        due=each.expected_end_on,
        tone="warning",
        steps=steps(
            actor, (_("Proroga"), "placements:extend", each.pk), (_("Trasforma"), "placements:transform", each.pk)
        ),
    )


def worry(each: Any, actor: Actor) -> Row:
    return Row(
        title=each.person.listed_name,
        url=link("placements:placement", each.pk),
        detail=f"{each.company.name} · {each.worry}",
        due=each.worried_on,
        tone="bad",
        steps=steps(actor, (_("Che cosa si è fatto"), "placements:settle_worry", each.pk)),
    )


def agreement(each: Any, actor: Actor) -> Row:
    return Row(
        title=each.organisation.name,
        url=link("network:organisation", each.organisation_id),
        detail=each.title,
        due=each.ends_on,
        tone="warning",
    )


def lesson(each: Any, actor: Actor) -> Row:
    return Row(
        title=each.edition.course.title,
        url=link("training:edition", each.edition_id),
        detail=each.topic or each.edition.place,
        due=each.held_on,
        tone="bad",
        steps=steps(actor, (_("Segna le presenze"), "training:take_attendance", each.pk)),
    )


def edition(each: Any, actor: Actor) -> Row:
    running = each.state == "running"
    verb = (_("Concludi"), "training:finish_edition", each.pk)
    if not running:
        verb = (_("Avvia"), "training:start_edition", each.pk)
    return Row(
        title=each.course.title,
        url=link("training:edition", each.pk),
        detail=f"{each.place}, {each.municipality.name}",
        due=each.ends_on if running else each.starts_on,
        tone="warning" if running or each.starts_on < actor.today else "accent",
        steps=steps(actor, verb),
    )


def fund(each: Any, actor: Actor) -> Row:
    return Row(
        title=each.name,
        url=link("funds:fund", each.pk),
        detail=str(each.year),
        tone="bad",
        steps=steps(actor, (_("Aggiungi un contributo"), "funds:contribute", each.pk)),
    )


def reading(each: Any, actor: Actor) -> Row:
    return Row(
        title=each.user.name,
        url=link("people:read_log"),
        detail=f"{each.organisation.name if each.organisation else ''} · {each.page}",
        due=each.read_at,
        tone="bad",
    )
