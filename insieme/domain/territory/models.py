from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, IntegerRangeField, RangeOperators
from django.db import models
from django.db.models import CheckConstraint, F, Func, IntegerField, Q, UniqueConstraint, Value
from django.db.models.functions import Cast

from insieme.core.models import Thing


def one_at_a_time(name: str) -> ExclusionConstraint:
    """No two memberships of one comune share a day.

    The comune's number stands as a range of one: PostgreSQL's core can exclude ranges only, and we use no extension.
    """
    number = Cast("municipality_id", IntegerField())
    return ExclusionConstraint(
        name=name,
        expressions=(
            (
                Func(number, number, Value("[]"), function="int4range", output_field=IntegerRangeField()),
                RangeOperators.OVERLAPS,
            ),
            (
                Func("valid_from", "valid_to", Value("[)"), function="daterange", output_field=DateRangeField()),
                RangeOperators.OVERLAPS,
            ),
        ),
    )


def lasts_a_day(name: str) -> CheckConstraint:
    return CheckConstraint(name=name, condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")))


class District(models.Model):
    """A health and social district: seven of them make the metropolitan city."""

    code = models.CharField(primary_key=True, max_length=3)
    name = models.CharField(max_length=60)

    class Privacy:
        open = frozenset({"code", "name"})


class Municipality(models.Model):
    """A comune. Its ISTAT code is its key; the latitude and longitude are those of its centroid."""

    istat = models.CharField(primary_key=True, max_length=6)
    name = models.CharField(max_length=60)
    cadastral_code = models.CharField(max_length=4)
    population = models.PositiveIntegerField()
    latitude = models.FloatField()
    longitude = models.FloatField()
    district = models.ForeignKey(District, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            UniqueConstraint("name", name="municipality_name_once"),
            UniqueConstraint("cadastral_code", name="municipality_cadastral_code_once"),
            CheckConstraint(name="municipality_istat_is_six_digits", condition=Q(istat__regex=r"^[0-9]{6}$")),
        )

    class Privacy:
        open = frozenset({"istat", "name", "cadastral_code", "population", "latitude", "longitude", "district"})


class Union(models.Model):
    """A Unione of comuni, living or dissolved."""

    code = models.CharField(primary_key=True, max_length=3)
    name = models.CharField(max_length=80)

    class Privacy:
        open = frozenset({"code", "name"})


class UnionMembership(Thing):
    """A comune in a Unione, from a day up to, not including, another."""

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    union = models.ForeignKey(Union, on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (one_at_a_time("union_membership_one_at_a_time"), lasts_a_day("union_membership_lasts_a_day"))

    class Privacy:
        open = frozenset({"id", "municipality", "union", "valid_from", "valid_to"})


class PublicationArea(models.Model):
    """One of the nine areas that figures are published for: seven Unioni, Bologna, the other comuni."""

    code = models.CharField(primary_key=True, max_length=5)
    name = models.CharField(max_length=80)
    order = models.PositiveSmallIntegerField()

    class Meta:
        constraints = (UniqueConstraint("order", name="publication_area_order_once"),)

    class Privacy:
        open = frozenset({"code", "name", "order"})


class AreaMembership(Thing):
    """The publication area of a comune on each day: derived from the Unioni by `rules.area_memberships`, never typed."""

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey(PublicationArea, on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (one_at_a_time("area_membership_one_at_a_time"), lasts_a_day("area_membership_lasts_a_day"))

    class Privacy:
        open = frozenset({"id", "municipality", "area", "valid_from", "valid_to"})
