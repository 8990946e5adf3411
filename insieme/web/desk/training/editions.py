from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from insieme.core.tables import Column, Filter, Order, Rows, Table
from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Permission
from insieme.domain.territory import queries as territory
from insieme.domain.training import queries
from insieme.domain.training.states import CourseKind, EditionState
from insieme.web.desk.training.shared import edition_badge
from insieme.web.lists import show_list
from insieme.web.pages import Request, page


def table(actor: Actor) -> Table:
    """The editions, with the areas as they are today."""

    def in_area(rows: Rows, area: str) -> Rows:
        inside = [each.istat for each in territory.municipalities_of(area, actor.today)]
        return rows.filter(municipality_id__in=inside)

    return Table(
        key="edizioni",
        title=_("Edizioni"),
        columns=(
            Column(
                "course", _("Corso"), lambda e: e.course.title, link=lambda e: reverse("training:edition", args=[e.pk])
            ),
            Column("organisation", _("Ente"), lambda e: e.course.organisation.name, under="course"),
            Column("state", _("Stato"), edition_badge, kind="badge"),
            Column("starts", _("Dal"), lambda e: e.starts_on, kind="day"),
            Column("ends", _("Al"), lambda e: e.ends_on, kind="day"),
            Column("comune", _("Comune"), lambda e: e.municipality.name),
            Column("taken", _("Posti presi"), lambda e: e.taken, kind="number"),
            Column("seats", _("Posti"), lambda e: e.seats, kind="number"),
            Column("waiting", _("In attesa"), lambda e: e.waiting, kind="number"),
        ),
        orders=(Order("starts", _("Dal"), ("-starts_on",)),),
        filters=(
            Filter("state", _("Stato"), lookup="state", choices=EditionState.choices),
            Filter("kind", _("Tipo"), lookup="course__kind", choices=CourseKind.choices),
            Filter("course", _("Corso"), kind="text", lookup="course__title"),
            Filter("area", _("Area"), choices=[(a.code, a.name) for a in territory.all_areas()], apply=in_area),
            Filter("starts", _("Inizio"), kind="period", lookup="starts_on"),
        ),
    )


@page(needs=Permission.SEE_TRAINING, counting=True)
def editions(request: Request) -> HttpResponse:
    rows = queries.editions(request.actor)
    return show_list(request, table(request.actor), rows, "desk/training/editions.html")
