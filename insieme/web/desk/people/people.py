from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from insieme.core.tables import Column, Filter, Order, Table
from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Permission
from insieme.domain.casework import policies, queries
from insieme.domain.casework.states import CaseState, Readiness
from insieme.domain.territory import queries as territory
from insieme.web.desk.people.file import readiness_badge, state_badge
from insieme.web.lists import show_list
from insieme.web.pages import Request, page


@page(needs=Permission.SEE_PEOPLE)
def people(request: Request) -> HttpResponse:
    """List the people one works with: those who follow cases see them as such, the others by name."""
    actor = request.actor
    policies.can_open_files(actor).or_raise()
    if Permission.SEE_CASES in actor.permissions:
        return show_list(request, _cases(actor), queries.cases(actor), "desk/people/people.html")
    return show_list(request, _persons(actor), queries.persons(actor), "desk/people/people.html")


def _areas() -> list[tuple[str, str]]:
    return [(area.code, area.name) for area in territory.all_areas()]


def _cases(actor: Actor) -> Table:
    return Table(
        key="people",
        title=_("Persone in carico"),
        columns=(
            Column("name", _("Persona"), lambda case: case.person.listed_name, link=_file_of),
            Column("comune", _("Comune"), lambda case: case.person.municipality.name, under="name"),
            Column("state", _("Percorso"), state_badge, "badge"),
            Column("readiness", _("Prontezza"), readiness_badge, "badge"),
            Column("manager", _("La segue"), lambda case: case.manager.name if case.manager else ""),
            Column("opened_on", _("In carico dal"), lambda case: case.opened_on, "day"),
            Column("resume_by", _("Da riprendere entro"), lambda case: case.resume_by, "day", under="state"),
            Column("closed_on", _("Chiuso il"), lambda case: case.closed_on, "day", under="state"),
        ),
        orders=(
            Order("opened_on", _("In carico dal"), ("-opened_on",)),
            Order("name", _("Persona"), ("person__family_name", "person__given_name")),
        ),
        filters=(
            Filter("name", _("Nome, codice fiscale o telefono"), "text", apply=queries.narrowed_by_name),
            Filter("state", _("Percorso"), lookup="state", choices=CaseState.choices),
            Filter("readiness", _("Prontezza"), lookup="readiness", choices=Readiness.choices),
            Filter("mine", _("Le seguo io"), "flag", apply=lambda rows, _yes: rows.filter(manager=actor.user_id)),
            Filter("unassigned", _("Senza operatore"), "flag", apply=lambda rows, _yes: rows.filter(manager=None)),
            Filter("area", _("Unione o area"), choices=_areas, apply=_in_area(actor, "person__municipality__in")),
            Filter("comune", _("Comune"), "text", lookup="person__municipality__name"),
        ),
    )


def _persons(actor: Actor) -> Table:
    return Table(
        key="persons",
        title=_("Persone"),
        columns=(
            Column(
                "name",
                _("Persona"),
                lambda each: each.listed_name,
                link=lambda each: reverse("people:person", args=[each.pk]),
            ),
            Column("comune", _("Comune"), lambda each: each.municipality.name),
        ),
        orders=(Order("name", _("Persona"), ("family_name", "given_name")),),
        filters=(
            Filter(
                "name",
                _("Nome, codice fiscale o telefono"),
                "text",
                apply=lambda rows, text: queries.narrowed_by_name(rows, text, key="pk"),
            ),
            Filter("area", _("Unione o area"), choices=_areas, apply=_in_area(actor, "municipality__in")),
            Filter("comune", _("Comune"), "text", lookup="municipality__name"),
        ),
    )


def _in_area(actor: Actor, lookup: str) -> Any:
    def narrow(rows: Any, area: str) -> Any:
        return rows.filter(**{lookup: queries.municipalities_in(area, actor.today)})

    return narrow


def _file_of(case: Any) -> str:
    return reverse("people:person", args=[case.person_id])
