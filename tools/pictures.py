"""The handbook's pictures, taken again from the demo world: `python -m tools.pictures`."""

import argparse
import os
import sys
import tempfile
from pathlib import Path

import django
from playwright.sync_api import Browser, Page, sync_playwright

from tools import walk
from tools.platform import running

FOLDER = Path("docs/pictures")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"]
DESK, PHONE = (1100, 760), (360, 640)
# name, role, where it begins, which links to follow from there, size
WANTED = (
    ("home", "public", "/", (), DESK),
    ("apply", "public", "/candidati/", (), PHONE),
    ("figures", "public", "/dati/?anno=2020", (), DESK),
    ("today", "secretariat", "/oggi/", (), DESK),
    ("file", "case_manager", "/persone/", ("main table a[href^='/persone/']",), DESK),
    ("placement", "tutor", "/inserimenti/?state=active", ("main table a[href^='/inserimenti/']",), DESK),
    ("company", "company", "/azienda/", (), DESK),
    ("my-path", "candidate", "/io/", (), PHONE),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", help="look at a platform already running there")
    asked = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "insieme.settings")
    os.environ["INSIEME_DEMO"] = "1"
    django.setup()
    FOLDER.mkdir(parents=True, exist_ok=True)
    if asked.address:
        take(asked.address)
        return
    with tempfile.TemporaryDirectory(prefix="insieme-pictures-") as folder:
        os.chmod(folder, 0o755)  # noqa: S103  the database may run as another user
        with running(Path(folder) / "data", log=Path(folder) / "log") as address:
            take(address)


def take(address: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM"), args=FLAGS)
        for name, role, path, links, size in WANTED:
            page = _opened(browser, size)
            _show(page, address, role, path, links)
            page.screenshot(path=FOLDER / f"{name}.png")
            page.context.close()
        browser.close()
    sys.stdout.write(f"{len(WANTED)} pictures in {FOLDER}\n")


def _opened(browser: Browser, size: tuple[int, int]) -> Page:
    return browser.new_context(viewport={"width": size[0], "height": size[1]}, locale="it-IT").new_page()


def _show(page: Page, address: str, role: str, path: str, links: tuple[str, ...]) -> None:
    walk.step_into(page, address, role)
    page.goto(f"{address}{path}")
    for link in links:
        with page.expect_navigation():
            page.locator(link).first.click()


if __name__ == "__main__":
    main()
