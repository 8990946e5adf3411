"""What every area of the domain keeps. Each failure says what to do, not only what is wrong."""

import ast
from itertools import chain
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "insieme"
AREAS = sorted(p.parent for p in (HOUSE / "domain").glob("*/__init__.py"))
MODULES = sorted(p for p in HOUSE.rglob("*.py") if "migrations" not in p.parts)
ACTIONS = [p for p in MODULES if "domain" in p.parts and (p.stem == "actions" or p.parent.name == "actions")]
WRITES = {"save", "create", "bulk_create", "update", "bulk_update", "delete", "get_or_create", "update_or_create"}
LONGEST_MODULE = 400

# Verbs that other verbs call, after asking their own rule: they have none of their own.
PART_OF_OTHER_VERBS = {
    "open_user": "the verb that gives somebody a role, or their portal, asks its own rule",
    "note_reading": "the page has already asked whether the file can be seen",
    "involve": "the verb that gives somebody a part asks its own rule",
    "release": "the verb that ends a part asks its own rule",
    "note_consent": "the verb through which the person agreed asks its own rule",
    "note_withdrawal": "the verb that stops what stood on it asks its own rule",
    "stop_following": "the verb that ends the contract asks its own rule",
    "stop_sharing": "the verb through which the consent was taken back asks its own rule",
}
MAY_WRITE = {
    "insieme/core/events.py": "an event is written by `record`, called by verbs",
    "insieme/core/outbox.py": "that a letter left is written by whoever sends it",
    "insieme/core/search.py": "the words of a thing are written by `index`, called by verbs",
    "insieme/reference/load.py": "reference data come with the migrations",
}
WRITE_IN_BULK = ("insieme/demo/", "insieme/management/commands/seed")


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def in_words(path: Path) -> str:
    return str(path.relative_to(ROOT))


def verbs(path: Path) -> list[ast.FunctionDef]:
    functions = (node for node in tree(path).body if isinstance(node, ast.FunctionDef))
    return [verb for verb in functions if "transaction.atomic" in map(ast.unparse, verb.decorator_list)]


def public_functions(path: Path) -> list[ast.FunctionDef]:
    return [n for n in tree(path).body if isinstance(n, ast.FunctionDef) and not n.name.startswith("_")]


@pytest.mark.parametrize("path", ACTIONS, ids=in_words)
def test_every_function_that_records_is_atomic(path):
    for function in public_functions(path):
        text = ast.unparse(function)
        if "record(" in text and function.name not in PART_OF_OTHER_VERBS:
            assert function in verbs(path) or function.name in {v.name for v in verbs(path)}, (
                f"{in_words(path)}: {function.name}: add @transaction.atomic"
            )


@pytest.mark.parametrize("path", ACTIONS, ids=in_words)
def test_every_verb_asks_and_records(path):
    helpers = {n.name: ast.unparse(n) for n in tree(path).body if isinstance(n, ast.FunctionDef)}
    for verb in verbs(path):
        if verb.name.startswith("_") or verb.name in PART_OF_OTHER_VERBS:
            continue
        where = f"{in_words(path)}: {verb.name}"
        text = ast.unparse(verb)
        called = {n.func.id for n in ast.walk(verb) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}
        whole = text + "".join(helpers[name] for name in called if name in helpers and name.startswith("_"))
        assert "by" in [a.arg for a in verb.args.kwonlyargs], f"{where}: take the actor as keyword `by`"
        assert ast.get_docstring(verb), f"{where}: say in one sentence what it means to the people involved"
        assert f"can_{verb.name}(" in text, f"{where}: ask policies.can_{verb.name}(...).or_raise()"
        assert "record(" in whole, f"{where}: record what happened"


@pytest.mark.parametrize("path", MODULES, ids=in_words)
def test_only_actions_write(path):
    where = in_words(path)
    if path in ACTIONS or where in MAY_WRITE or where.startswith(WRITE_IN_BULK):
        return
    for call in (n for n in ast.walk(tree(path)) if isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute)):
        if call.func.attr in WRITES and "objects" in ast.unparse(call.func):
            pytest.fail(f"{where}:{call.lineno}: move this write to an action")


@pytest.mark.parametrize("path", list((ROOT / "tests").rglob("*.py")) + MODULES, ids=in_words)
def test_modules_are_read_in_one_sitting(path):
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST_MODULE, f"{in_words(path)}: {lines} lines: make it a folder, cut by noun or verb"


@pytest.mark.parametrize("area", AREAS, ids=in_words)
def test_every_area_introduces_itself(area):
    docstring = ast.get_docstring(tree(area / "__init__.py"))
    assert docstring, f"{in_words(area)}/__init__.py: say in the words of those who do the work what this area is"
    assert len(docstring.splitlines()) <= 8


@pytest.mark.parametrize("model", list(apps.get_app_config("insieme").get_models()), ids=lambda m: m.__name__)
def test_every_field_says_how_private_it_is(model):
    levels = {name: value for name, value in vars(model.Privacy).items() if not name.startswith("_")}
    assert set(levels) <= {"open", "pseudonymous", "personal", "sensitive"}, f"{model.__name__}.Privacy: four levels"
    declared = sorted(chain.from_iterable(levels.values()))
    assert declared == sorted(f.name for f in model._meta.fields), f"{model.__name__}.Privacy: class every field once"


@pytest.mark.parametrize("model", list(apps.get_app_config("insieme").get_models()), ids=lambda m: m.__name__)
def test_relations_protect_what_they_point_to(model):
    for field in model._meta.fields:
        if field.is_relation:
            name = field.remote_field.on_delete.__name__
            assert name == "PROTECT", f"{model.__name__}.{field.name}: nothing of the programme's vanishes by itself"


@pytest.mark.parametrize("path", [p for p in MODULES if "models" in p.parts or p.stem == "models"], ids=in_words)
def test_relations_name_the_class_so_that_imports_tell_the_truth(path):
    for call in (n for n in ast.walk(tree(path)) if isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute)):
        if call.func.attr in {"ForeignKey", "OneToOneField", "ManyToManyField"}:
            target = call.args[0]
            assert not isinstance(target, ast.Constant) or target.value == "self", f"{in_words(path)}:{call.lineno}"


@pytest.mark.parametrize("word", ["actions", "rules"])
def test_every_decision_has_a_twin_test(word):
    missing = []
    for module in [p for p in MODULES if "domain" in p.parts and word in (p.stem, p.parent.name)]:
        if module.name == "__init__.py":
            continue
        twin = ROOT / "tests" / module.relative_to(HOUSE)
        one_file = twin.with_name(f"test_{word}.py")
        in_folder = twin.parent / f"test_{twin.stem}.py"
        folder_twin = twin.parent.with_name(f"test_{word}_{twin.stem}.py")
        if not any(each.exists() for each in (one_file, in_folder, folder_twin)):
            missing.append(in_words(module))
    assert not missing, f"write the twin test of {missing}"


def test_rules_know_neither_the_clock_nor_chance():
    for path in (p for p in MODULES if "rules" in (p.stem, p.parent.name) and "domain" in p.parts):
        imported = {alias.name for n in ast.walk(tree(path)) if isinstance(n, ast.Import) for alias in n.names}
        assert not imported & {"random", "time", "secrets"}, f"{in_words(path)}: take it as an argument"
        assert ".now(" not in path.read_text() and ".today()" not in path.read_text(), in_words(path)
