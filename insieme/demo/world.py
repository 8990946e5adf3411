"""The whole world, chapter by chapter, in one transaction and an empty database."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime

from allauth.account.models import EmailAddress
from django.db import connection, models, transaction

from insieme import models as contents
from insieme.core.periods import ROME
from insieme.demo import (
    cases,
    casework,
    companies,
    contracts,
    entry,
    funds,
    network,
    placements,
    training,
    vacancies,
)
from insieme.demo.bulk import Book, set_aside
from insieme.demo.calendar import Targets
from insieme.demo.things import World
from insieme.domain.territory.queries import all_municipalities, all_unions, union_of

Step = Callable[[str], AbstractContextManager[None]]

# Who is pointed at comes first.
ORDER: tuple[type[models.Model], ...] = (
    contents.User, EmailAddress, contents.Organisation, contents.Membership, contents.Agreement,
    contents.Person, contents.Consent, contents.Involvement, contents.Reading,
    contents.Draft, contents.Application, contents.ContactAttempt, contents.Interview, contents.Referral,
    contents.Case, contents.Milestone, contents.Assessment, contents.Note, contents.Obstacle, contents.Plan,
    contents.Action, contents.Company, contents.Site, contents.Contact, contents.Collaboration,
    contents.BoardMembership, contents.Engagement, contents.DiaryEntry, contents.Course, contents.Edition,
    contents.Lesson, contents.Enrolment, contents.Attendance, contents.Vacancy, contents.Proposal,
    contents.Placement, contents.ContractEvent, contents.Tutoring, contents.Worry, contents.CheckIn,
    contents.Fund, contents.Posting, contents.SearchTerm, contents.Event,
)  # fmt: skip

CHAPTERS: tuple[tuple[str, Callable[[World], None]], ...] = (
    ("organisations, agreements, staff", network.build),
    ("companies", companies.build),
    ("people, applications, interviews", entry.build),
    ("who is placed where, and when", contracts.build),
    ("when each case is open", cases.build),
    ("cases, assessments, plans", casework.build),
    ("courses and attendance", training.build),
    ("vacancies and proposals", vacancies.build),
    ("placements, ledgers, check-ins", placements.build),
    ("funds", funds.build),
    ("people and companies in the portal", network.add_portal_users),
)


class NotEmpty(Exception):
    """There is somebody in the database already: a world is made only where there is none."""


@transaction.atomic
def build(now: datetime, targets: Targets, step: Step) -> World:
    """Make the world as it stands at that moment; NotEmpty when the database holds a programme already."""
    here = now.astimezone(ROME)
    if contents.Organisation.objects.exists() or contents.User.objects.exists() or contents.Person.objects.exists():
        raise NotEmpty
    _remember_places(here.date())
    # Nobody else writes meanwhile: what is dropped locks its table until all is done.
    with set_aside(ORDER) as again, Book(ORDER) as book:
        world = World(now=here, today=here.date(), targets=targets, book=book, places=list(all_municipalities()))
        for title, chapter in CHAPTERS:
            with step(title):
                chapter(world)
                book.flush()
        with step("the last rows"):
            book.settle()
        with step("indexes and references"):
            again()
    with step("statistics for the planner"), connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return world


def _remember_places(day: date) -> None:
    """Ask for every place now: while rows are being written the connection is busy."""
    for place in all_municipalities():
        union_of(place.istat, day)
    all_unions()
