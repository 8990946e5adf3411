from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from insieme.core.tables import Column, Filter, Order, Table
from insieme.domain.access.rules import Permission
from insieme.domain.training import policies, queries
from insieme.domain.training.states import CourseKind
from insieme.web.lists import show_list
from insieme.web.pages import Request, page

TABLE = Table(
    key="corsi",
    title=_("Corsi"),
    columns=(
        Column("title", _("Corso"), lambda c: c.title, link=lambda c: reverse("training:course", args=[c.pk])),
        Column("topic", _("Argomento"), lambda c: c.topic, under="title"),
        Column("kind", _("Tipo"), lambda c: c.get_kind_display()),
        Column("organisation", _("Ente"), lambda c: c.organisation.name),
        Column(
            "designed_with",
            _("Progettato con"),
            lambda c: c.designed_with.name if c.designed_with else "",
            under="organisation",
        ),
        Column("hours", _("Ore"), lambda c: c.hours, kind="number"),
        Column("held", _("Edizioni"), lambda c: c.held, kind="number"),
    ),
    orders=(Order("title", _("Corso"), ("title",)), Order("hours", _("Ore"), ("hours", "title"))),
    filters=(
        Filter("title", _("Corso"), kind="text", lookup="title"),
        Filter("kind", _("Tipo"), lookup="kind", choices=CourseKind.choices),
        Filter("organisation", _("Ente"), kind="text", lookup="organisation__name"),
        Filter(
            "with_company",
            _("Progettati con un'azienda"),
            kind="flag",
            apply=lambda rows, _yes: rows.filter(designed_with__isnull=False),
        ),
    ),
)


@page(needs=Permission.SEE_TRAINING)
def courses(request: Request) -> HttpResponse:
    can_add = policies.can_add_course(request.actor)
    return show_list(request, TABLE, queries.courses(request.actor), "desk/training/courses.html", can_add=can_add)
