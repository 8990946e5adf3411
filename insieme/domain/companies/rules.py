"""What follows from a company's collaborations, its place on the Board, and the days it was heard."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from insieme.core.decisions import YES, Decision, no, yes_if
from insieme.domain.companies.states import CompanyState

SILENT_AFTER_DAYS = 90


@dataclass(frozen=True)
class Span:
    """A collaboration, or a time on the Board: from a day until another, still going when `until` is None."""

    since: date
    until: date | None = None

    @property
    def is_live(self) -> bool:
        return self.until is None


def state_of(collaborations: Iterable[Span], board: Iterable[Span]) -> CompanyState:
    """Say the published state of a company: on the Board, or collaborating in some way, or only contacted."""
    if any(span.is_live for span in board):
        return CompanyState.ON_BOARD
    if any(span.is_live for span in collaborations):
        return CompanyState.COLLABORATING
    return CompanyState.CONTACTED


def can_begin(on: date, today: date) -> Decision:
    """Facts are recorded once they have happened."""
    return yes_if(
        on <= today, "Il giorno {day} non è ancora arrivato: si registra ciò che è già avvenuto.", day=_day(on)
    )


def can_end_on(span: Span, on: date, today: date) -> Decision:
    """An end comes after its start, and not in the future."""
    if on < span.since:
        return no("La fine ({end}) viene prima dell'inizio ({start}).", end=_day(on), start=_day(span.since))
    return can_begin(on, today)


def can_sign(collaborations: Iterable[Span], signed_on: date) -> Decision:
    """Whoever is on the Board collaborates: on the day of the signature a collaboration is already going."""
    live = [span.since for span in collaborations if span.is_live]
    if not live:
        return no("Chi entra nel Board collabora: indica anche in che modo.")
    return yes_if(
        min(live) <= signed_on,
        "Chi entra nel Board collabora: risulta una collaborazione solo dal {day}.",
        day=_day(min(live)),
    )


def follows_the_last_time(board: Iterable[Span], signed_on: date) -> Decision:
    """Nobody is on the Board twice at once: who comes back signs when the last time was over."""
    left = max((span.until for span in board if span.until), default=signed_on)
    return yes_if(
        left <= signed_on, "È stata nel Board fino al {day}: il nuovo ingresso non può venire prima.", day=_day(left)
    )


def can_leave_last_way(collaborations: Iterable[Span], board: Iterable[Span]) -> Decision:
    """The last way of collaborating ends only for a company that is not on the Board."""
    live = [span for span in collaborations if span.is_live]
    if len(live) > 1 or not any(span.is_live for span in board):
        return YES
    return no("È nel Board, e questo è l'unico modo in cui collabora: registra prima l'uscita dal Board.")


def board_stands(collaborations: Iterable[Span], board: Iterable[Span]) -> Decision:
    """Every time on the Board begins inside a collaboration and after the last one; one that lasts needs one that lasts."""
    ways, times = list(collaborations), sorted(board, key=lambda span: span.since)
    for place, span in enumerate(times):
        if not (follows := follows_the_last_time(times[:place], span.since)):
            return follows
        if not any(way.since <= span.since and (way.until is None or span.since <= way.until) for way in ways):
            return no(
                "Il {day} è entrata nel Board, e quel giorno risulterebbe senza collaborazioni.", day=_day(span.since)
            )
        if span.is_live and not any(way.is_live for way in ways):
            return no("È nel Board: risulterebbe senza collaborazioni in corso. Registra prima l'uscita dal Board.")
    return YES


def silent_since(today: date) -> date:
    """The day before which a last contact counts as silence."""
    return today - timedelta(days=SILENT_AFTER_DAYS)


def _day(value: date) -> str:
    return f"{value:%d/%m/%Y}"
