from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from insieme.core.money import euros
from insieme.core.tables import Badge, Column, Filter, Order, Table
from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Permission
from insieme.domain.funds import policies, queries
from insieme.domain.funds.states import PostingKind, Purpose
from insieme.web.charts import Series, lying_bars
from insieme.web.desk.funds.shared import fund_of
from insieme.web.lists import show_list
from insieme.web.pages import Request, page


def _undone(entry: Any) -> Badge | str:
    return Badge(_("Stornato"), "warning") if hasattr(entry.posting, "reversed_by") else ""


def table(actor: Actor, fund: Any) -> Table:
    """A fund's ledger, the last line first, each with what was available after it."""

    def with_balances(rows: list[Any]) -> Sequence[Any]:
        return queries.entries(actor, fund, rows)

    return Table(
        key=f"fondo-{fund.code.lower()}",
        title=_("Registro del fondo"),
        columns=(
            Column("on", _("Giorno"), lambda e: e.posting.happened_on, kind="day"),
            Column(
                "kind",
                _("Movimento"),
                lambda e: e.posting.get_kind_display(),
                link=lambda e: reverse("funds:posting", args=[e.pk]),
            ),
            Column("text", _("Descrizione"), lambda e: e.posting.text, under="kind"),
            Column("purpose", _("Scopo"), lambda e: e.posting.get_purpose_display() if e.posting.purpose else ""),
            Column("line", _("Voce di bilancio"), lambda e: e.posting.line, under="purpose"),
            Column("organisation", _("Ente"), lambda e: e.posting.organisation.name if e.posting.organisation else ""),
            Column("person", _("Persona"), lambda e: e.beneficiary, under="organisation"),
            Column("amount", _("Importo"), lambda e: e.posting.amount_cents, kind="euros"),
            Column("balance", _("Disponibile dopo"), lambda e: e.balance_cents, kind="euros"),
            Column("undone", _("Stornato"), _undone, kind="badge", under="kind"),
        ),
        orders=(Order("recorded", _("Registrazione"), ("-recorded_at",)),),
        filters=(
            Filter("kind", _("Movimento"), lookup="kind", choices=PostingKind.choices),
            Filter("purpose", _("Scopo"), lookup="purpose", choices=[each for each in Purpose.choices if each[0]]),
            Filter("on", _("Giorno"), kind="period", lookup="happened_on"),
        ),
        prepare=with_balances,
    )


@page(needs=Permission.SEE_FUNDS)
def fund(request: Request, fund_id: int) -> HttpResponse:
    fund = fund_of(request, fund_id)
    actor = request.actor
    purposes = queries.by_purpose(actor, fund)
    keeps = bool(policies.can_contribute(actor, fund))
    context = {
        "fund": fund,
        "purposes": purposes,
        "drawing": _drawing(purposes) if purposes else None,
        "keeps": keeps,
        "can_contribute": policies.can_contribute(actor, fund),
        "can_commit": policies.can_commit(actor, fund),
        "is_new": fund.contributed_cents == 0,
    }
    rows = queries.postings(actor, fund)
    return show_list(request, table(actor, fund), rows, "desk/funds/fund.html", **context)


def _drawing(purposes: list[queries.PurposeSums]) -> Any:
    labels = [each.label for each in purposes]
    committed = Series(_("Impegnato, da spendere"), tuple(each.committed_cents / 100 for each in purposes))
    spent = Series(_("Speso"), tuple(each.spent_cents / 100 for each in purposes))
    return lying_bars(_("A che cosa serve"), labels, [committed, spent], write=lambda v: euros(round(v * 100)))
