"""Collect the texts to translate, and say which have no English: `python -m tools.messages [--check]`.

Italian is the source. The English is written in `insieme/locale/en/parts/<room>.po`, by whoever writes the page, and in
`insieme/locale/en/LC_MESSAGES/django.po`, where this program gathers everything. No gettext is needed on the machine.
"""

import argparse
import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import django
import polib
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
PRODUCT = ROOT / "insieme"
ENGLISH = PRODUCT / "locale/en/LC_MESSAGES/django.po"
PARTS = PRODUCT / "locale/en/parts"

# Functions that hold a text, and the place of the text among their arguments.
SINGULAR = {"_": 0, "gettext": 0, "gettext_lazy": 0, "gettext_noop": 0, "no": 0, "yes_if": 1}
PLURAL = {"ngettext", "ngettext_lazy"}
PLACES = re.compile(r"%\(\w+\)[sd]|(?<!\{)\{\w+\}")
LITERAL = r"""[uU]?("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')"""
IN_TEMPLATE = re.compile(rf"\b(_|gettext|ngettext)\(\s*{LITERAL}(?:\s*,\s*{LITERAL})?", re.DOTALL)
HEADER = {
    "Project-Id-Version": "insieme",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Transfer-Encoding": "8bit",
    "Language": "en",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}


@dataclass(frozen=True, order=True)
class Text:
    singular: str
    plural: str = ""


def in_template(source: str) -> Iterator[Text]:
    """Find the texts of a template: `translate`, `blocktranslate`, `_("…")`."""
    for found in IN_TEMPLATE.finditer(templatize(source)):
        name, first, second = found.groups()
        text = ast.literal_eval(first)
        yield Text(text, ast.literal_eval(second) if name == "ngettext" and second else "")


def in_code(source: str) -> Iterator[Text]:
    """Find the texts of a module: gettext's functions, reasons of refusals, and what `ValueError` says to people."""
    for call in (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)):
        name = _name_of(call.func)
        words = [each.value if isinstance(each, ast.Constant) else None for each in call.args]
        if name in PLURAL and len(words) > 1 and isinstance(words[0], str) and isinstance(words[1], str):
            yield Text(words[0], words[1])
        place = SINGULAR.get(name, -1)
        if 0 <= place < len(words) and isinstance(words[place], str) and words[place]:
            yield Text(str(words[place]))
        if name == "Definition":
            yield from (Text(str(words[place])) for place in (1, 3) if place < len(words))
            yield from (
                Text(str(each.value.value))
                for each in call.keywords
                if each.arg in {"over", "leaves_out"} and isinstance(each.value, ast.Constant)
            )
        if name == "Decision":
            yield from (
                Text(str(each.value.value))
                for each in call.keywords
                if each.arg == "text" and isinstance(each.value, ast.Constant)
            )


def _name_of(function: ast.expr) -> str:
    if isinstance(function, ast.Name):
        return function.id
    return function.attr if isinstance(function, ast.Attribute) else ""


def everywhere() -> dict[Text, set[str]]:
    """Every text of the product, with the files that hold it."""
    found: dict[Text, set[str]] = {}
    for path in sorted(PRODUCT.rglob("*")):
        if path.suffix not in {".py", ".html", ".txt"} or "migrations" in path.parts or "gallery" in path.parts:
            continue
        source = path.read_text(encoding="utf-8")
        for text in in_code(source) if path.suffix == ".py" else in_template(source):
            found.setdefault(text, set()).add(str(path.relative_to(ROOT)))
    return found


def known() -> dict[str, polib.POEntry]:
    """What is already in English: the parts, which win, and the catalogue."""
    entries: dict[str, polib.POEntry] = {}
    for path in [*([ENGLISH] if ENGLISH.exists() else []), *sorted(PARTS.glob("*.po"))]:
        for entry in polib.pofile(str(path), encoding="utf-8"):
            if entry.msgstr or any(entry.msgstr_plural.values()):
                entries[entry.msgid] = entry
    return entries


def merged(texts: dict[Text, set[str]], english: dict[str, polib.POEntry]) -> polib.POFile:
    """The whole catalogue, in the order of the Italian; texts that pages take from tables come from the parts."""
    catalogue = polib.POFile(wrapwidth=120)
    catalogue.metadata = dict(HEADER)
    in_parts = {entry.msgid for path in PARTS.glob("*.po") for entry in polib.pofile(str(path), encoding="utf-8")}
    plurals = {text.singular: text for text in texts if text.plural}
    for msgid in sorted({text.singular for text in texts} | in_parts):
        text, done = plurals.get(msgid, Text(msgid)), english.get(msgid)
        plural = text.plural or (done.msgid_plural if done else "")
        entry = polib.POEntry(msgid=msgid, msgid_plural=plural, msgstr="" if plural or not done else done.msgstr)
        if plural:
            entry.msgstr_plural = (done.msgstr_plural if done else {}) or {0: "", 1: ""}
        catalogue.append(entry)
    return catalogue


def troubles(catalogue: polib.POFile, texts: dict[Text, set[str]]) -> list[str]:
    """What has no English, or an English with other places for values than the Italian."""
    files = {text.singular: sorted(where) for text, where in texts.items()}
    found = []
    for entry in catalogue:
        written = [entry.msgstr] if not entry.msgid_plural else list(entry.msgstr_plural.values())
        where = files.get(entry.msgid, ["parts"])[0]
        if not all(written):
            found.append(f"{where}: no English for «{entry.msgid}»")
        elif set(PLACES.findall(written[-1])) != set(PLACES.findall(entry.msgid_plural or entry.msgid)):
            found.append(f"{where}: the English of «{entry.msgid}» has other places for values")
    return found


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument(
        "--check", action="store_true", help="change nothing; fail when something is missing or stale"
    )
    asked = arguments.parse_args()
    settings.configure()
    django.setup()
    texts = everywhere()
    catalogue = merged(texts, known())
    before = ENGLISH.read_text(encoding="utf-8") if ENGLISH.exists() else ""
    wrong = troubles(catalogue, texts)
    if not asked.check:
        ENGLISH.parent.mkdir(parents=True, exist_ok=True)
        ENGLISH.write_text(str(catalogue) + "\n", encoding="utf-8")
    elif before != str(catalogue) + "\n":
        wrong.append("The catalogue is not up to date: run `make messages`.")
    sys.stdout.write("\n".join([*wrong, f"{len(catalogue)} texts, {len(wrong)} to mend.", ""]))
    return 1 if asked.check and wrong else 0


if __name__ == "__main__":
    sys.exit(main())
