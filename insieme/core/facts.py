"""Facts that figures are made of: they happened on a day, were recorded at a moment, and are never overwritten.

A correction is a new row that replaces the old one; a row that never should have been is replaced by a void one.
So every figure can be asked as it was known on any date.
"""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from insieme.core.identifiers import new_id
from insieme.core.periods import end_of_day


class FactQuerySet(models.QuerySet[Any]):
    def known(self, as_of: date) -> Self:
        """Keep what was known at the end of that day in Rome."""
        cutoff = end_of_day(as_of)
        later = self.model._base_manager.filter(replaces=OuterRef("pk"), recorded_at__lt=cutoff)
        return self.filter(~Exists(later), recorded_at__lt=cutoff, is_void=False)


class Fact(models.Model):
    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)
    happened_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=80)
    replaces = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by")
    is_void = models.BooleanField(default=False)

    class Meta:
        abstract = True


FACT_FIELDS = frozenset({"id", "happened_on", "recorded_at", "recorded_by", "replaces", "is_void"})


def void_replaces_something(name: str) -> models.CheckConstraint:
    """A void fact says that another one never happened: alone it says nothing."""
    return models.CheckConstraint(name=name, condition=Q(is_void=False) | Q(replaces__isnull=False))
