import os
import shutil
import tempfile
from pathlib import Path

import pytest

from insieme.database.binaries import Binaries, all_binaries


@pytest.fixture
def folder():
    """A folder that whoever the server runs as can enter (pytest's own are closed), named shortly."""
    path = Path(tempfile.mkdtemp(prefix="insieme-test-", dir="/tmp"))
    path.chmod(0o755)
    yield path
    shutil.rmtree(path, ignore_errors=True)


@pytest.fixture(params=all_binaries(), ids=lambda each: f"PostgreSQL {each.major}")
def binaries(request, monkeypatch) -> Binaries:
    """Each set of programs at hand, one after the other."""
    monkeypatch.setenv("PG_BIN", str(request.param.folder))
    return request.param


@pytest.fixture
def as_root():
    """These are about what only root can do; an ordinary user has the tests of the ordinary way."""
    if os.geteuid() != 0:
        pytest.skip("only root can become somebody else: run as root to test it")
