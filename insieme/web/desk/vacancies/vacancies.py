from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from insieme.core.tables import Badge, Column, Filter, Order, Table, Tone
from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Permission
from insieme.domain.territory import queries as territory
from insieme.domain.vacancies import queries
from insieme.domain.vacancies.states import VacancyState
from insieme.web.lists import show_list
from insieme.web.pages import Request, page

TONES: dict[str, Tone] = {VacancyState.OPEN: "accent", VacancyState.FILLED: "good", VacancyState.CLOSED: "neutral"}
COLUMNS = (
    Column("title", _("Ricerca"), lambda v: v.title, link=lambda v: reverse("vacancies:detail", args=[v.pk])),
    Column("occupation", _("Professione"), lambda v: v.occupation.label, under="title"),
    Column(
        "company",
        _("Azienda"),
        lambda v: v.company.name,
        link=lambda v: reverse("companies:detail", args=[v.company_id]),
    ),
    Column("comune", _("Comune"), lambda v: v.site.municipality.name, under="company"),
    Column("state", _("Stato"), lambda v: Badge(v.get_state_display(), TONES[v.state]), kind="badge"),
    Column("seats", _("Posti"), lambda v: v.seats, kind="number"),
    Column("taken", _("Presi"), lambda v: v.taken, kind="number"),
    Column("live", _("Proposte in corso"), lambda v: v.live, kind="number"),
    Column("opened", _("Aperta il"), lambda v: v.opened_on, kind="day"),
    Column("answer_by", _("Risposta entro"), lambda v: v.answer_by, kind="day"),
)


def table(actor: Actor) -> Table:
    """The list of searches, with the filters that depend on the day."""
    return Table(
        key="ricerche",
        title=_("Ricerche"),
        columns=COLUMNS,
        orders=(Order("opened", _("Apertura"), ("-opened_on",)),),
        filters=(
            Filter("state", _("Stato"), lookup="state", choices=VacancyState.choices),
            Filter("company", _("Azienda"), kind="text", lookup="company__name"),
            Filter(
                "area",
                _("Territorio"),
                choices=lambda: [(area.code, area.name) for area in territory.all_areas()],
                apply=lambda rows, code: queries.in_area(rows, code, actor.today),
            ),
            Filter("none", _("Senza proposte"), kind="flag", apply=lambda rows, _on: queries.without_proposals(rows)),
            Filter(
                "late",
                _("Risposta in ritardo"),
                kind="flag",
                apply=lambda rows, _on: queries.answered_late(rows, actor.today),
            ),
            Filter("opened", _("Aperta"), kind="period", lookup="opened_on"),
        ),
    )


@page(needs=Permission.SEE_VACANCIES)
def vacancies(request: Request) -> HttpResponse:
    """List what companies look for."""
    rows = queries.vacancies(request.actor)
    keeps = Permission.KEEP_VACANCIES in request.actor.permissions
    return show_list(request, table(request.actor), rows, "desk/vacancies/vacancies.html", keeps=keeps)
