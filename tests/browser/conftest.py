"""A real browser before the real platform: its own database and demo world, its own port, started once."""

import os
import tempfile
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tools.platform import running

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@pytest.fixture(scope="session")
def platform():
    """The address at which it serves, and the folder of its data: one where the database may live whoever it runs as."""
    with tempfile.TemporaryDirectory(prefix="insieme-browser-", dir="/tmp") as folder:
        os.chmod(folder, 0o755)
        data = Path(folder) / "data"
        with running(data, log=Path(folder) / "platform.log") as where:
            yield where, data


@pytest.fixture(scope="session")
def address(platform):
    return platform[0]


# Not for the whole session: as long as it is there, Django takes whatever comes next for asynchronous.
@pytest.fixture(scope="module")
def chromium():
    path = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
    assert Path(path).exists(), "the browser tests need Chromium: name it in CHROMIUM"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def screen(chromium):
    """A page at a desk: 1280 px wide, in Italian."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, locale="it-IT")
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def phone(chromium):
    context = chromium.new_context(viewport={"width": 360, "height": 740}, locale="it-IT")
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()
