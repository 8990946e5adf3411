"""What a company reads of a person: given name and initial, what fits, licence, availability. Nothing else leaves."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from insieme.core.tables import Tone
from insieme.domain.vacancies.states import ProposalState
from insieme.web.pages import Request
from insieme.web.wanted import short_name

TONES: dict[str, Tone] = {
    ProposalState.PRESENTED: "warning",
    ProposalState.CHOSEN: "good",
    ProposalState.PLACED: "good",
}
STILL_SHOWN = (ProposalState.PRESENTED, ProposalState.CHOSEN, ProposalState.PLACED)


@dataclass(frozen=True)
class Profile:
    key: int
    name: str
    title: str
    why: str
    has_licence: bool | None
    available_from: date | None
    presented_at: datetime | None
    state: str
    tone: Tone
    waits: bool


def profiles(request: Request, proposals: Iterable[Any]) -> list[Profile]:
    """Make the profiles of those still in play; each reading is written in the person's read log."""
    shown = [each for each in proposals if each.state in STILL_SHOWN]
    for each in shown:
        request.reads_file_of(each.person_id, "work")
    return [profile_of(each) for each in shown]


def profile_of(proposal: Any) -> Profile:
    return Profile(
        key=proposal.pk,
        name=short_name(proposal.person.given_name, proposal.person.family_name),
        title=proposal.vacancy.title,
        why=proposal.why,
        has_licence=proposal.has_licence,
        available_from=proposal.available_from,
        presented_at=proposal.presented_at,
        state=proposal.get_state_display(),
        tone=TONES.get(proposal.state, "neutral"),
        waits=proposal.state == ProposalState.PRESENTED,
    )
