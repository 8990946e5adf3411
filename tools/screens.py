"""A picture of every page for every role, at 360 and 1280 px, into .screens/ with one index: `make screens`."""

import argparse
import os
import shutil
import sys
import tempfile
from html import escape
from pathlib import Path

import django
from playwright.sync_api import Browser, Page, sync_playwright

from tools import walk
from tools.platform import running

WIDTHS = (1280, 360)
FOLDER = Path(".screens")
CHROMIUM_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--role", action="append", help="only this role (again for more)")
    parser.add_argument("--address", help="look at a platform already running there")
    asked = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "insieme.settings")
    os.environ["INSIEME_DEMO"] = "1"
    django.setup()
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    if asked.address:
        take(asked.address, asked.role)
        return
    with tempfile.TemporaryDirectory(prefix="insieme-screens-") as data:
        os.chmod(data, 0o755)  # noqa: S103  the database may run as another user
        say("Starting the platform with its demo world…")
        with running(Path(data), log=FOLDER / "platform.log") as address:
            take(address, asked.role)


def take(address: str, only: list[str] | None) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM"), args=CHROMIUM_FLAGS)
        everyone = [walk.PUBLIC, *walk.roles(browser.new_page(), address)]
        shown = {role: of_role(browser, address, role) for role in everyone if not only or role in only}
        browser.close()
    (FOLDER / "index.html").write_text(index(shown), encoding="utf-8")
    say(f"{sum(map(len, shown.values()))} pages: open {FOLDER / 'index.html'}")


def of_role(browser: Browser, address: str, role: str) -> list[str]:
    page = browser.new_page(viewport={"width": WIDTHS[0], "height": 800}, locale="it-IT")
    walk.step_into(page, address, role)
    names = []
    for visit in walk.every_kind_of_page(page, address):
        name = visit.name.replace(":", "-")
        for width in WIDTHS:
            shoot(page, width, FOLDER / f"{role}-{name}-{width}.png")
        page.set_viewport_size({"width": WIDTHS[0], "height": 800})
        names.append(name)
        if visit.status != 200:
            say(f"  {role} {visit.name}: answered {visit.status}")
    page.close()
    say(f"{role}: {len(names)} pages")
    return names


def shoot(page: Page, width: int, path: Path) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.screenshot(path=path, full_page=True)


def index(shown: dict[str, list[str]]) -> str:
    sections = "".join(
        f"<h2>{escape(role)}</h2>"
        + "".join(
            f'<figure><figcaption>{escape(name)}</figcaption><a href="{role}-{name}-1280.png">'
            f'<img loading="lazy" width="520" src="{role}-{name}-1280.png"></a>'
            f'<a href="{role}-{name}-360.png"><img loading="lazy" width="150" src="{role}-{name}-360.png"></a></figure>'
            for name in names
        )
        for role, names in shown.items()
    )
    style = (
        "body{font:14px sans-serif}figure{display:inline-block;vertical-align:top;border:1px solid #ccc;padding:6px}"
    )
    return f"<!DOCTYPE html><meta charset=utf-8><title>Insieme</title><style>{style}</style>{sections}"


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
