"""What is kept about a person, read from what every model declares of itself."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db.models import ForeignKey, Model, QuerySet

from insieme.core import formats
from insieme.core.identifiers import encode

# What is not handed over, and why: it is said on the page, and can be asked for by voice.
NOT_HANDED_OVER = {
    "Note": "words of whoever works on the path, which may name others",
    "Worry": "words of whoever works on the path, which may name others",
    "SearchTerm": "the words of the name again",
    "Membership": "the account itself",
}
SAID_BY_OTHERS = {
    "CheckIn": frozenset({"company_says", "company_mood", "tutor_says", "tutor_mood"}),
    "Interview": frozenset({"notes"}),
    "Case": frozenset({"closing_note"}),
    "Proposal": frozenset({"note"}),
    "Placement": frozenset({"worry"}),
}
NAMES = ("label", "name", "title", "text")

Kept = Mapping[str, list[dict[str, str]]]


def kept_about(person_id: int) -> Kept:
    """Gather every row about a person, by kind, with every field that the model declares as theirs."""
    found = {}
    for model in apps.get_app_config("insieme").get_models():
        rows = _rows_about(model, person_id)
        if rows is not None and model.__name__ not in NOT_HANDED_OVER:
            found[model.__name__] = [_written(each) for each in rows]
    return {kind: rows for kind, rows in found.items() if rows}


def _rows_about(model: type[Model], person_id: int) -> QuerySet[Any] | None:
    names = {field.name for field in model._meta.fields}
    by = {"person": "person_id", "person_ref": "person_ref"}
    key = "pk" if model.__name__ == "Person" else next((by[name] for name in by if name in names), None)
    if key is None:
        return None
    related = [field.name for field in model._meta.fields if isinstance(field, ForeignKey)]
    return model._base_manager.filter(**{key: person_id}).select_related(*related).order_by("pk")


def _written(row: Model) -> dict[str, str]:
    left_out = SAID_BY_OTHERS.get(type(row).__name__, frozenset())
    fields = [field for field in row._meta.fields if field.name not in left_out and not field.primary_key]
    return {field.name: _in_words(row, field) for field in fields}


def _in_words(row: Model, field: Any) -> str:
    value = getattr(row, field.name)
    if value is None:
        return ""
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    if isinstance(value, Model):
        named = next((getattr(value, name) for name in NAMES if getattr(value, name, "")), "")
        return str(named) or (encode(value.pk) if isinstance(value.pk, int) else str(value.pk))
    if isinstance(value, datetime):
        return formats.moment(value)
    return formats.day(value) if isinstance(value, date) else str(value)
