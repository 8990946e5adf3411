"""What every page of a person's file has in common: its head, its tabs, what can be done from here."""

from dataclasses import dataclass
from typing import Any, cast

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from insieme.core.decisions import Decision
from insieme.core.tables import Badge, Tone
from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Permission
from insieme.domain.casework import policies, queries
from insieme.domain.casework.rules import Next
from insieme.domain.casework.states import CaseState, Readiness
from insieme.web.context import initials_of
from insieme.web.pages import Request, found
from insieme.web.parts import Fact, Step, Tab

P = Permission

# tab, url name, who sees it
TABS: tuple[tuple[str | Promise, str, frozenset[P]], ...] = (
    (_("Che cosa è successo"), "people:person", frozenset({P.SEE_PEOPLE})),
    (_("Profilo"), "people:profile", frozenset({P.SEE_PEOPLE})),
    (_("Valutazione"), "people:assessment", frozenset({P.SEE_CASES})),
    (_("Ostacoli"), "people:obstacles", frozenset({P.SEE_CASES})),
    (_("Patto"), "people:plan", frozenset({P.SEE_CASES})),
    (_("Formazione"), "people:training", frozenset({P.SEE_TRAINING})),
    (_("Proposte"), "people:proposals", frozenset({P.SEE_VACANCIES})),
    (_("Inserimenti"), "people:placements", frozenset({P.SEE_PLACEMENTS})),
    (_("Chi l'ha aperto"), "people:readers", frozenset({P.SEE_EVERYONE, P.SEE_READ_LOG})),
)

# what comes next: its words, the page that does it, and whether that page is of the case or of the person
STEPS: dict[Next, tuple[str | Promise, str, str]] = {
    Next.TAKE_IN_CHARGE: (_("Colloquio e presa in carico"), "", ""),
    Next.ASSIGN: (_("Assegna un operatore"), "cases:assign", "case"),
    Next.RESUME: (_("Riprendi il percorso"), "cases:resume", "case"),
    Next.ASSESS: (_("Compila la valutazione"), "cases:assess", "case"),
    Next.ASSESS_AGAIN: (_("Ripeti la valutazione"), "cases:assess", "case"),
    Next.PLAN: (_("Scrivi il patto"), "cases:draft_plan", "case"),
    Next.AGREE: (_("Condividi il patto"), "cases:agree_plan", "plan"),
    Next.DO: (_("Fai la prossima azione"), "people:plan", "person"),
    Next.TRAIN: (_("Scegli un corso"), "people:training", "person"),
    Next.PROPOSE: (_("Proponi a una ricerca"), "people:proposals", "person"),
    Next.NOTHING: (_("Rientro nel percorso"), "cases:reopen", "case"),
}

STATE_TONES: dict[str, Tone] = {"open": "good", "suspended": "warning", "closed": "neutral"}


def state_badge(case: Any) -> Badge:
    return Badge(CaseState(case.state).label, STATE_TONES[case.state])


def readiness_badge(case: Any) -> Badge:
    return Badge(Readiness(case.readiness).label, "accent" if case.readiness == Readiness.READY else "neutral")


@dataclass(frozen=True)
class Due:
    """The next step as the head of the file says it."""

    label: str | Promise
    url: str
    detail: str
    due_on: Any
    decision: Decision | None = None


def open_file(request: Request, person_id: int) -> Any:
    """Open the file of a person one may see; that it was opened is written in the read log."""
    file = found(queries.file(request.actor, person_id))
    request.reads_file_of(person_id, "work")
    return file


def show_file(request: Request, template: str, file: Any, here: str, **context: object) -> HttpResponse:
    """Draw a page of the file, under its head."""
    return render(request, template, {**head_of(request.actor, file, here), **context})


def head_of(actor: Actor, file: Any, here: str) -> dict[str, Any]:
    """What the head of the file shows on every tab."""
    return {
        "file": file,
        "person": file.person,
        "case": file.case,
        "facts": _facts(file),
        "initials": initials_of(file.person.name),
        "badges": [state_badge(file.case), readiness_badge(file.case)] if file.case else [],
        "tabs": [
            Tab(label, reverse(name, args=[file.person.pk]), here=name == here)
            for label, name, needs in TABS
            if needs & actor.permissions
        ],
        "next": _next(actor, file),
        "steps": _steps(actor, file.case) if file.case else [],
    }


def _facts(file: Any) -> list[Fact]:
    person, case = file.person, file.case
    where = person.municipality.name + (f" · {file.union}" if file.union else "")
    facts = [Fact(_("Età"), file.age), Fact(_("Vive a"), where)]
    if case:
        facts.append(Fact(_("La segue"), case.manager.name if case.manager else None))
        facts.append(Fact(_("In carico dal"), f"{case.opened_on:%d/%m/%Y}"))
    return facts


def _next(actor: Actor, file: Any) -> Due | None:
    step = file.next_step
    if step is None:
        return None
    label, name, of = STEPS[step.what]
    keys = {"case": file.case and file.case.pk, "plan": getattr(file.case, "plan_id", None), "person": file.person.pk}
    url = reverse(name, args=[keys[of]]) if name else ""
    decision = _may(actor, file.case, name) if of in {"case", "plan"} else None
    return Due(label, url, file.next_text if step.what == Next.DO else "", step.due_on, decision)


def _may(actor: Actor, case: Any, name: str) -> Decision:
    """Whether this actor may do what comes next; to the others the button says who may."""
    if name == "cases:agree_plan":
        return policies.can_work_on(actor, case)
    return cast(Decision, getattr(policies, f"can_{name.removeprefix('cases:')}")(actor, case))


def _steps(actor: Actor, case: Any) -> list[Step]:
    """The verbs that mean something now; those that are not for this actor are left out."""
    shown: dict[str, tuple[tuple[str | Promise, str], ...]] = {
        CaseState.OPEN: ((_("Sospendi"), "suspend"), (_("Chiudi"), "close")),
        CaseState.SUSPENDED: ((_("Riprendi"), "resume"), (_("Chiudi"), "close")),
        CaseState.CLOSED: ((_("Rientro"), "reopen"),),
    }
    always: tuple[tuple[str | Promise, str], ...] = ((_("Scrivi nel diario"), "write_note"),)
    working: tuple[tuple[str | Promise, str], ...] = (
        (_("Pronta o da formare"), "set_readiness"),
        (_("Assegna"), "assign"),
        (_("Invia a un servizio"), "send"),
    )
    verbs = [*always, *(working if case.state != CaseState.CLOSED else ()), *shown[case.state]]
    steps = [
        Step(label, reverse(f"cases:{verb}", args=[case.pk]), getattr(policies, f"can_{verb}")(actor, case))
        for label, verb in verbs
    ]
    return [step for step in steps if step.decision]
