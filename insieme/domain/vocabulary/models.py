from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Macro(models.TextChoices):
    """The families of contracts that figures tell apart."""

    PERMANENT = "permanent", _("Tempo indeterminato")
    FIXED_TERM = "fixed_term", _("Tempo determinato")
    APPRENTICESHIP = "apprenticeship", _("Apprendistato")
    TIROCINIO = "tirocinio", _("Tirocinio")
    AGENCY = "agency", _("Somministrazione")
    DOMESTIC = "domestic", _("Lavoro domestico")
    INTERMITTENT = "intermittent", _("Lavoro intermittente")
    OTHER = "other", _("Altro")


def _in_our_language(italian: str, english: str) -> str:
    return english if (get_language() or "it").startswith("en") else italian


class Labelled(models.Model):
    label_it = models.CharField(max_length=160)
    label_en = models.CharField(max_length=160)

    class Meta:
        abstract = True

    @property
    def label(self) -> str:
        """The label in the language of the page."""
        return _in_our_language(self.label_it, self.label_en)


class Titled(models.Model):
    title_it = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)

    class Meta:
        abstract = True

    @property
    def label(self) -> str:
        """The title in the language of the page."""
        return _in_our_language(self.title_it, self.title_en)


class ContractType(Labelled):
    """A type of contract by its ministerial code. `is_permanent` is what the conversion rate counts: never apprenticeships."""

    code = models.CharField(primary_key=True, max_length=7)
    macro = models.CharField(max_length=20, choices=Macro.choices)
    is_permanent = models.BooleanField()
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="contract_type_lasts_a_day",
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
            ),
            models.CheckConstraint(
                name="contract_type_permanent_is_no_apprenticeship_or_tirocinio",
                condition=Q(is_permanent=False) | ~Q(macro__in=(Macro.APPRENTICESHIP, Macro.TIROCINIO)),
            ),
        )

    class Privacy:
        open = frozenset({"code", "label_it", "label_en", "macro", "is_permanent", "valid_from", "valid_to"})


class TerminationReason(Labelled):
    """Why a contract ended, by its ministerial code."""

    code = models.CharField(primary_key=True, max_length=2)

    class Privacy:
        open = frozenset({"code", "label_it", "label_en"})


class TransformationKind(Labelled):
    """How a contract changed, by its ministerial code; DI is the passage from fixed term to permanent."""

    code = models.CharField(primary_key=True, max_length=2)
    makes_permanent = models.BooleanField()

    class Privacy:
        open = frozenset({"code", "label_it", "label_en", "makes_permanent"})


class OccupationGroup(Titled):
    """A sub-major group of ISCO-08: two digits."""

    code = models.CharField(primary_key=True, max_length=2)

    class Privacy:
        open = frozenset({"code", "title_it", "title_en"})


class Occupation(Titled):
    """A unit group of ISCO-08: four digits."""

    code = models.CharField(primary_key=True, max_length=4)
    group = models.ForeignKey(OccupationGroup, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        open = frozenset({"code", "title_it", "title_en", "group"})


class Activity(Titled):
    """A division of ATECO: two digits, in its section's letter."""

    code = models.CharField(primary_key=True, max_length=2)
    section = models.CharField(max_length=1)

    class Privacy:
        open = frozenset({"code", "section", "title_it", "title_en"})
