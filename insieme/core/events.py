"""What happened, to what, by whom. Rows are only ever added, and outlive what they describe."""

from datetime import datetime
from typing import Protocol

from django.db import models

from insieme.core.models import Thing


class Author(Protocol):
    """Whoever acts: the actor of the access area, seen from here."""

    @property
    def key(self) -> str: ...

    @property
    def at(self) -> datetime: ...


class Event(Thing):
    """One thing that happened.

    No foreign keys: the record must outlive what it describes. `person_ref` and `company_ref` are the two threads
    along which people read it: a person's file, a company's card.
    """

    kind = models.CharField(max_length=80)
    subject = models.CharField(max_length=80)
    author = models.CharField(max_length=80)
    recorded_at = models.DateTimeField()
    person_ref = models.BigIntegerField(null=True, blank=True)
    company_ref = models.BigIntegerField(null=True, blank=True)
    details = models.JSONField(default=dict)

    class Meta:
        indexes = (
            models.Index(
                fields=(
                    "person_ref",
                    "-recorded_at",
                ),
                name="event_by_person",
            ),
            models.Index(
                fields=(
                    "company_ref",
                    "-recorded_at",
                ),
                name="event_by_company",
            ),
            models.Index(fields=("subject",), name="event_by_subject"),
        )

    class Privacy:
        open = frozenset({"id", "kind", "recorded_at"})
        pseudonymous = frozenset({"subject", "author", "person_ref", "company_ref", "details"})


def record(
    kind: str,
    subject: models.Model,
    /,
    *,
    by: Author,
    person_ref: int | None = None,
    company_ref: int | None = None,
    **details: str | int | None,
) -> Event:
    """Add an event. `details` may name states, codes and numbers, never personal values."""
    return Event.objects.create(
        kind=kind,
        subject=f"{subject._meta.model_name}:{subject.pk}",
        author=by.key,
        recorded_at=by.at,
        person_ref=person_ref,
        company_ref=company_ref,
        details=details,
    )
