"""Write the pages of docs/generated from the code they describe: roles, lifecycles, areas, figures.

python -m tools.docs
"""

import inspect
import os
import sys
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

os.environ.setdefault("INSIEME_DEMO", "1")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "insieme.settings")

import django
from django.apps import apps

if not apps.ready:
    django.setup()

from django.utils.translation import override

from insieme.core.lifecycles import Lifecycle
from insieme.domain.access.rules import GRANTS, PART_OF, PERMISSION_NAMES, Permission, Role
from insieme.domain.insights.rules import DEFINITIONS
from insieme.web.navigation import ROLE_NAMES

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "generated"
NOTE = "<!-- Written by `make docs` from the code: change the code, not this page. -->\n\n"
DOMAIN = "Each area of the domain sees only the areas below it"


def areas_in_order() -> list[str]:
    """The areas of the domain, from the highest, as the contract in pyproject.toml lists them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    return list(next(each for each in contracts if each["name"] == DOMAIN)["layers"])


def roles() -> str:
    head = "# Roles\n\nWho may do what kind of work. On whom, the policies say: most roles see only the people they have a part in.\n\nA role is given by whoever coordinates, never to themselves; whoever protects the data has no other role.\n\n"
    names = [str(ROLE_NAMES[role]) for role in Role]
    rows = [
        f"| {PERMISSION_NAMES[permission]} | "
        + " | ".join("●" if permission in GRANTS[role] else "" for role in Role)
        + " |"
        for permission in Permission
    ]
    table = [f"| | {' | '.join(names)} |", "|---|" + "---|" * len(names), *rows]
    parts = [f"| {ROLE_NAMES[role]} | `{part.value}` |" for role, part in PART_OF.items()]
    through = [
        "## Through which part the members of an organisation see people",
        "",
        "Case managers and tutors see by name instead.",
        "",
        "| | |",
        "|---|---|",
        *parts,
    ]
    return head + "\n".join(table) + "\n\n" + "\n".join(through) + "\n"


def _lifecycles() -> Iterator[tuple[str, str, Lifecycle]]:
    for layer in areas_in_order():
        for area in layer.split(" | "):
            path = ROOT / "insieme" / "domain" / area / "states.py"
            if path.exists():
                module = import_module(f"insieme.domain.{area}.states")
                for name, value in inspect.getmembers(module):
                    if isinstance(value, Lifecycle):
                        yield area, name.capitalize().replace("_", " "), value


def lifecycles() -> str:
    text = "# Lifecycles\n\nThe states a thing can be in, and the moves between them.\n"
    for area, name, lifecycle in _lifecycles():
        words = "\n".join(f"* `{state.value}`: {state.label}" for state in lifecycle.states)
        text += f"\n## {name} ({area})\n\n```mermaid\n{lifecycle.as_mermaid()}\n```\n\n{words}\n"
    return text


def areas() -> str:
    text = "# Areas of the domain\n\nFrom the highest: each sees only those below it.\n\n"
    for layer in areas_in_order():
        for area in layer.split(" | "):
            module = import_module(f"insieme.domain.{area}")
            text += f"* **{area}**: {inspect.cleandoc(module.__doc__ or '')}\n"
    return text


def figures() -> str:
    text = "# Figures\n\nWhat each figure counts.\n"
    for each in DEFINITIONS:
        text += f"\n## {each.name}\n\n`{each.key}`, definition no. {each.version}. {each.counts}\n"
        text += f"\nOver: {each.over}\n" if each.over else ""
        text += f"\nLeaves out: {each.leaves_out}\n" if each.leaves_out else ""
    return text


PAGES = {"roles": roles, "lifecycles": lifecycles, "areas": areas, "figures": figures}


def page(name: str) -> str:
    """The text of a generated page; its words are in Italian, our first language."""
    with override("it"):
        return NOTE + PAGES[name]()


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in PAGES:
        (FOLDER / f"{name}.md").write_text(page(name), encoding="utf-8")
        sys.stdout.write(f"docs/generated/{name}.md\n")


if __name__ == "__main__":
    main()
