from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from insieme.core.search import found
from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Permission
from insieme.domain.companies import queries as companies
from insieme.domain.people import queries as people
from insieme.domain.training import queries as training
from insieme.domain.vacancies import queries as vacancies
from insieme.web.links import page_of
from insieme.web.pages import Request, page

MOST = 10


@dataclass(frozen=True)
class Hit:
    title: str
    detail: str
    url: str


@dataclass(frozen=True)
class Kind:
    """Something one may look for: who may, among which, how rows are read and said."""

    key: str
    label: Promise
    needs: Permission
    among: Callable[[Actor], Any]
    by_key: Callable[[Actor, Sequence[int]], Sequence[Any]]
    title: Callable[[Any], str]
    detail: Callable[[Any], str]


@dataclass(frozen=True)
class Group:
    label: Promise
    hits: list[Hit]


def _everything(_actor: Actor) -> None:
    return None


def _of_person(person: Any) -> str:
    born = str(person.birth_date.year) if person.birth_date else ""
    return " · ".join(filter(None, (person.municipality.name, born)))


KINDS = (
    Kind(
        "person",
        gettext_lazy("Persone"),
        Permission.SEE_PEOPLE,
        people.searchable,
        people.people_by_key,
        lambda person: person.listed_name,
        _of_person,
    ),
    Kind(
        "company",
        gettext_lazy("Aziende"),
        Permission.SEE_COMPANIES,
        _everything,
        companies.companies_by_key,
        lambda company: company.name,
        lambda company: f"{company.get_state_display()} · {company.partita_iva}",
    ),
    Kind(
        "vacancy",
        gettext_lazy("Ricerche"),
        Permission.SEE_VACANCIES,
        _everything,
        vacancies.vacancies_by_key,
        lambda vacancy: vacancy.title,
        lambda vacancy: f"{vacancy.company.name} · {vacancy.get_state_display()}",
    ),
    Kind(
        "course",
        gettext_lazy("Corsi"),
        Permission.SEE_TRAINING,
        training.searchable_courses,
        training.courses_by_key,
        lambda course: course.title,
        lambda course: f"{course.organisation.name} · {course.get_kind_display()}",
    ),
)


@page
def search(request: Request) -> HttpResponse:
    """Find people, companies, searches and courses by the beginnings of their words: only what the actor may see."""
    actor = request.actor
    text = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    mine = [kind for kind in KINDS if kind.needs in actor.permissions]
    keys = found(text, {kind.key: kind.among(actor) for kind in mine}, most=MOST) if text else {}
    groups = [Group(kind.label, _hits(kind, actor, keys[kind.key])) for kind in mine if keys.get(kind.key)]
    context = {
        "text": text,
        "groups": [group for group in groups if group.hits],
        "among": ", ".join(str(kind.label).lower() for kind in mine),
        "nothing": _("Nessun risultato per «{text}»").format(text=text),
    }
    return render(request, "desk/search/search.html", context)


def _hits(kind: Kind, actor: Actor, keys: Sequence[int]) -> list[Hit]:
    rows = kind.by_key(actor, keys)
    return [Hit(kind.title(each), kind.detail(each), page_of(kind.key, each.pk)) for each in rows]
