from urllib.parse import urlencode

from django.http import HttpResponse
from django.utils.functional import Promise

from insieme.core.identifiers import decode
from insieme.domain.access.rules import Permission
from insieme.domain.casework import queries
from insieme.web.desk.people.file import open_file, show_file
from insieme.web.desk.people.kinds import TOPIC_NAMES, tone_of
from insieme.web.happenings import words_of_kind
from insieme.web.navigation import PART_NAMES
from insieme.web.pages import Request, page
from insieme.web.parts import Moment


@page(needs=Permission.SEE_PEOPLE)
def person(request: Request, person_id: int) -> HttpResponse:
    """Show the file's first tab: everything that happened, the latest first."""
    file = open_file(request, person_id)
    topics = queries.topics_of(request.actor)
    asked = request.GET.get("topic", "")
    topic = asked if asked in topics else ""
    told = queries.timeline(request.actor, person_id, topic=topic, before=_key(request.GET.get("before", "")))
    moments = [
        Moment(each.at, words_of_kind(each.kind), each.author, each.note or _part(each.part), tone=tone_of(each.kind))
        for each in told.happenings
    ]
    more = urlencode({"topic": topic, "before": told.more}) if told.more else ""
    return show_file(
        request,
        "desk/people/person.html",
        file,
        "people:person",
        moments=moments,
        more=more,
        topic=topic,
        topics=[(each, TOPIC_NAMES[each]) for each in topics],
        is_later="before" in request.GET,
    )


def _part(part: str) -> str | Promise:
    """Which part somebody began or ended, when what happened says it."""
    return next((name for each, name in PART_NAMES.items() if each.value == part), "")


def _key(ref: str) -> int | None:
    try:
        return decode(ref)
    except ValueError:
        return None
