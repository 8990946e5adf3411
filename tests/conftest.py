"""One PostgreSQL for the whole run, and the settings' environment, before anything else is read.

PG_BIN says which programs to use (a server's own, or the wheel's); without it, what the platform itself would choose.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import django
import hypothesis
import pytest
from xdist.scheduler import LoadFileScheduling

IS_WORKER = "PYTEST_XDIST_WORKER" in os.environ
NOT_OURS = ("DATABASE_URL", "DATABASE_OWNER_URL", "SECRET_KEY", "EMAIL_URL", "INSIEME_SENDER")

if not IS_WORKER:
    # The workers inherit all this. The folder is short and open to whoever the server runs as.
    for name in NOT_OURS:
        os.environ.pop(name, None)
    folder = tempfile.mkdtemp(prefix="insieme-test-", dir="/tmp")
    os.chmod(folder, 0o755)
    # Where gathered static files would be: in tests the finder serves them, from where they stand.
    (Path(folder) / "static").mkdir()
    os.environ["INSIEME_DATA"] = folder
os.environ["INSIEME_DEMO"] = "1"
os.environ["INSIEME_DATABASE_ROLE"] = "owner"
os.environ["DJANGO_SETTINGS_MODULE"] = "insieme.settings"

running = ExitStack()
if not IS_WORKER:
    from insieme.database.server import Server

    running.callback(shutil.rmtree, folder, ignore_errors=True)
    server = running.enter_context(Server(Path(folder), durable=False))

try:
    django.setup()
    from insieme.web.catalogues import compile_catalogues

    compile_catalogues()
except BaseException:
    running.close()
    raise


# The same examples at each run, however slow the machine; `make test ARGS=--hypothesis-profile=search` looks further.
hypothesis.settings.register_profile("same", deadline=None, derandomize=True)
hypothesis.settings.register_profile("search", deadline=None, max_examples=1000)
hypothesis.settings.load_profile("same")


class Together(LoadFileScheduling):
    """What shares something costly stays in one process: a file, and all that looks at the platform in a browser."""

    def _split_scope(self, nodeid: str) -> str:
        return "browser" if nodeid.startswith("tests/browser/") else super()._split_scope(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadFileScheduling:
    return Together(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins first: one process is at the browser while the others are at all the rest."""
    items.sort(key=lambda item: "/browser/" not in str(item.path))


def commits(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    return bool(marker and marker.kwargs.get("transaction"))


@pytest.fixture(scope="module", autouse=True)
def reference_data_come_back(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that commits leaves every table empty: whoever comes after its file finds the reference data again."""
    if not any(commits(item) for item in request.session.items if item.path == request.path):
        yield
        return
    blocker = request.getfixturevalue("django_db_blocker")
    yield
    from django.db import connection

    with blocker.unblock():
        connection.creation.deserialize_db_from_string(connection._test_serialized_contents)


@pytest.fixture(autouse=True)
def nothing_remembered():
    """Each test begins without what others have counted or how often they have tried."""
    from django.core.cache import cache

    cache.clear()


def pytest_report_header() -> str:
    return f"PostgreSQL {server.major} of {server.binaries.folder}" if not IS_WORKER else ""


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    running.close()
