from typing import Any

from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.casework import policies, queries
from insieme.web.charts import Change, dumbbell
from insieme.web.desk.people.file import open_file, show_file
from insieme.web.pages import Request, page


@page(needs=Permission.SEE_CASES)
def assessment(request: Request, person_id: int) -> HttpResponse:
    """Show how autonomous the person is in looking for work, and how far they came since the first time."""
    file = open_file(request, person_id)
    journey = queries.journey(request.actor, file.case) if file.case else None
    return show_file(
        request,
        "desk/people/assessment.html",
        file,
        "people:assessment",
        journey=journey,
        drawing=_drawing(journey) if journey and journey.assessments else None,
        may_assess=policies.can_assess(request.actor, file.case) if file.case else None,
    )


def _drawing(journey: Any) -> Any:
    words = "it" if get_language() == "it" else "en"
    names = {item["key"]: item[words] for item in journey.instrument.items}
    changes = [Change(names[each.key], each.before, each.after) for each in journey.changes]
    return dumbbell(_("Dalla prima valutazione all'ultima"), changes)
