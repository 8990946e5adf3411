"""The copy of one's own data is whole, and in words: what a model keeps about a person is in it, with a label."""

import pytest

from insieme.core.privacy import LEFT_OUT, NOT_HANDED_OVER, TIES, handed_over, told
from insieme.web.copy_names import FIELD_NAMES, KIND_NAMES, name_of_field

MODELS = {model.__name__: model for model in handed_over()}


def test_every_kind_of_row_about_a_person_has_a_name():
    assert set(MODELS) == set(KIND_NAMES), "name it in insieme/web/copy_names.py"
    assert not set(NOT_HANDED_OVER) & set(MODELS)


@pytest.mark.parametrize("kind", sorted(MODELS))
def test_every_field_of_a_person_is_told_with_a_label(kind):
    for field in told(MODELS[kind]):
        assert str(name_of_field(kind, field.name)), f"{kind}.{field.name}: name it in insieme/web/copy_names.py"


@pytest.mark.parametrize("kind", sorted(MODELS))
def test_nothing_personal_or_sensitive_is_left_out(kind):
    privacy = MODELS[kind].Privacy
    declared = getattr(privacy, "personal", frozenset()) | getattr(privacy, "sensitive", frozenset())
    missing = declared - {field.name for field in told(MODELS[kind])}
    assert not missing, f"{kind}: {missing} is the person's: hand it over"


def test_what_is_left_out_and_what_is_named_are_there():
    for kind, names in LEFT_OUT.items():
        assert names <= {field.name for field in MODELS[kind]._meta.fields}, kind
    known = {field.name for model in MODELS.values() for field in told(model)}
    assert {name.rpartition(".")[2] for name in FIELD_NAMES} <= known
    assert not TIES & set(FIELD_NAMES)
