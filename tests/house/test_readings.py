"""Who reads the read log reads words: every page that opens a file has a name there, and every list one takes away."""

import ast
from pathlib import Path

from insieme.web.page_names import LIST_NAMES, PAGE_NAMES, name_of_list

WEB = Path(__file__).resolve().parents[2] / "insieme" / "web"
OPENS = "reads_file_of"
# The way from a page to the read log.
MACHINERY = {"pages", "middleware"}


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(WEB).with_suffix("").parts)


TREES = {name_of(path): ast.parse(path.read_text(encoding="utf-8")) for path in sorted(WEB.rglob("*.py"))}


def functions(module):
    return {each.name: each for each in ast.walk(TREES[module]) if isinstance(each, ast.FunctionDef)}


def imported(module):
    """What the module takes from others of the web: its name here, where it comes from."""
    froms = [each for each in TREES[module].body if isinstance(each, ast.ImportFrom) and each.module]
    return {
        alias.asname or alias.name: (each.module.removeprefix("insieme.web."), alias.name)
        for each in froms
        for alias in each.names
        if each.module.startswith("insieme.web.")
    }


def opens_a_file(module, name, seen=()):
    """Whether the function says that it opens a file, by itself or through what it calls."""
    function = functions(module).get(name) if module in TREES else None
    if function is None or (module, name) in seen:
        return False
    for call in (each for each in ast.walk(function) if isinstance(each, ast.Call)):
        if isinstance(call.func, ast.Attribute) and call.func.attr == OPENS:
            return True
        if isinstance(call.func, ast.Name):
            where = imported(module).get(call.func.id, (module, call.func.id))
            if opens_a_file(*where, (*seen, (module, name))):
                return True
    return False


def pages_that_open_files():
    for module in TREES:
        page = module.rpartition(".")[2].rstrip("_")
        decorated = functions(module).get(page) or functions(module).get(f"{page}_")
        if decorated is None or module in MACHINERY or not decorated.decorator_list:
            continue
        if "page" in ast.unparse(decorated.decorator_list[0]) and opens_a_file(module, decorated.name):
            yield module


def test_every_page_that_opens_a_file_has_a_name_in_the_read_log():
    assert set(pages_that_open_files()) == set(PAGE_NAMES), "name the page in insieme/web/page_names.py"


def keys_of_tables():
    """The keys of the lists; those made up of something keep what is before the dash."""
    for module in TREES:
        calls = (each for each in ast.walk(TREES[module]) if isinstance(each, ast.Call))
        for call in (each for each in calls if ast.unparse(each.func) == "Table" and not module.startswith("gallery")):
            key = next(each.value for each in call.keywords if each.arg == "key")
            if isinstance(key, ast.Constant):
                yield str(key.value)
            elif isinstance(key, ast.JoinedStr):
                yield str(key.values[0].value).rstrip("-")


def test_every_list_has_a_name_in_the_read_log():
    assert set(keys_of_tables()) | {"readers", "read-log"} == set(LIST_NAMES), "name it in insieme/web/page_names.py"
    assert name_of_list("fondo-fse") == name_of_list("fondo")
