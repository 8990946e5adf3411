"""The read log as lists show it: who opened a file, when, in which role, from which page."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from insieme.core.identifiers import encode
from insieme.core.tables import Column, Filter, Order, Table
from insieme.domain.access.rules import Role
from insieme.domain.people.states import ReadingReason
from insieme.web.navigation import ROLE_NAMES
from insieme.web.page_names import name_of_page


def _role(reading: Any) -> object:
    return ROLE_NAMES[Role(reading.role)] if reading.role else ""


def _columns(*, with_file: bool) -> tuple[Column, ...]:
    file = (Column("file", _("Fascicolo"), lambda reading: encode(reading.person_id)),) if with_file else ()
    return (
        Column("read_at", _("Quando"), lambda reading: reading.read_at, "moment"),
        *file,
        Column("user", _("Chi"), lambda reading: reading.user.name),
        Column("role", _("Ruolo"), _role, under="user"),
        Column("organisation", _("Organizzazione"), lambda reading: reading.organisation and reading.organisation.name),
        Column("page", _("Pagina"), lambda reading: name_of_page(reading.page)),
        Column("reason", _("Perché"), lambda reading: ReadingReason(reading.reason).label),
    )


def table(key: str, *, with_file: bool) -> Table:
    """The table of readings; `with_file` when they are of more people than one, each shown by its code."""
    return Table(
        key=key,
        title=_("Letture del fascicolo"),
        columns=_columns(with_file=with_file),
        orders=(Order("read_at", _("Quando"), ("-read_at",)),),
        filters=(
            Filter("period", _("Quando"), "period", lookup="read_at__date"),
            Filter("reason", _("Perché"), lookup="reason", choices=ReadingReason.choices),
            Filter("user", _("Chi"), "text", lookup="user__name"),
        ),
    )


READERS = table("readers", with_file=False)
READ_LOG = table("read-log", with_file=True)
