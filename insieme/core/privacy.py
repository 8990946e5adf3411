"""What is kept about a person, read from what every model declares of itself."""

from collections.abc import Mapping
from typing import Any

from django.apps import apps
from django.db.models import ForeignKey, Model, QuerySet

# Whole kinds that are not handed over, and why.
NOT_HANDED_OVER = {"SearchTerm": "the words of the name again"}
# What ties rows together and says nothing by itself, of every kind; and of one kind, why.
TIES = frozenset(
    {"id", "person", "person_ref", "application", "case", "plan", "placement", "proposal", "enrolment", "replaces"}
)
LEFT_OUT = {
    "Event": frozenset({"subject", "author", "company_ref", "details"}),  # keys and codes: the kind says what happened
    "Milestone": frozenset({"recorded_by"}),  # a key
    "ContractEvent": frozenset({"recorded_by"}),  # a key
    # A fund's own arithmetic: the amount and the words are handed over.
    "Posting": frozenset(
        {"recorded_by", "commitment", "reverses", "contributed_change", "committed_change", "spent_change"}
    ),
}

Kept = Mapping[type[Model], list[Any]]


def kept_about(person_id: int) -> Kept:
    """Gather every row about a person, by kind."""
    found = {model: list(_rows_about(model, person_id)) for model in handed_over()}
    return {model: rows for model, rows in found.items() if rows}


def handed_over() -> list[type[Model]]:
    """The kinds of rows about a person, themselves first."""
    about = [model for model in apps.get_app_config("insieme").get_models() if _key(model)]
    return sorted((each for each in about if each.__name__ not in NOT_HANDED_OVER), key=lambda m: _key(m) != "pk")


def told(model: type[Model]) -> list[Any]:
    """The fields of a kind that say something of the person."""
    left_out = TIES | LEFT_OUT.get(model.__name__, frozenset())
    return [field for field in model._meta.fields if field.name not in left_out]


def _key(model: type[Model]) -> str:
    if model.__name__ == "Person":
        return "pk"
    names = {field.name for field in model._meta.fields}
    return next((name for name in ("person", "person_ref") if name in names), "")


def _rows_about(model: type[Model], person_id: int) -> QuerySet[Any]:
    related = [field.name for field in told(model) if isinstance(field, ForeignKey)]
    rows = model._base_manager.filter(**{_key(model): person_id}).order_by("pk")
    return rows.select_related(*related) if related else rows
