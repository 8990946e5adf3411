"""Which year a page of figures was asked for, and as known on which day."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext as _

from insieme.domain.insights.queries import FIRST_YEAR


@dataclass(frozen=True)
class Asked:
    """The year and the day; `problem` says, in a sentence, what was asked and cannot be shown."""

    year: int
    as_of: date
    today: date
    problem: str = ""

    @property
    def years(self) -> list[int]:
        return list(range(self.today.year, FIRST_YEAR - 1, -1))

    @property
    def is_as_known_today(self) -> bool:
        return self.as_of == self.today


def read(request: HttpRequest, today: date) -> Asked:
    """Read `anno` and `al` from the address; what makes no sense is put aside and said."""
    problem = ""
    as_of = today
    if text := request.GET.get("al", ""):
        try:
            as_of = date.fromisoformat(text)
        except ValueError:
            problem = _("La data non si legge: scrivila come gg/mm/aaaa. Mostriamo i dati noti oggi.")
    if not date(FIRST_YEAR, 1, 1) <= as_of <= today:
        problem = _("Scegli una data tra l'inizio del programma e oggi. Mostriamo i dati noti oggi.")
        as_of = today
    text = request.GET.get("anno", "")
    year = int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else as_of.year if not text else 0
    if not FIRST_YEAR <= year <= today.year:
        problem = _("Abbiamo dati dal {first} al {last}.").format(first=FIRST_YEAR, last=today.year)
        year = as_of.year
    return Asked(year=year, as_of=as_of, today=today, problem=problem)
