"""Choosing by name somebody who is ready for work, among those one sees."""

from insieme.core.identifiers import decode, encode
from insieme.domain.access.policies import Actor
from insieme.domain.vacancies import queries
from insieme.domain.vacancies.queries import Candidate
from insieme.web.forms.remote import Option


def candidates_matching(actor: Actor, text: str) -> list[Option]:
    return [(encode(each.case.pk), each.name) for each in queries.candidates_matching(actor, text)]


def candidate_of(actor: Actor, key: str) -> Candidate | None:
    try:
        case = queries.case(actor, decode(key))
    except ValueError:
        return None
    return Candidate(case) if case else None
