"""From nothing to pages that answer, through deaths and restarts, to a copy of it all somewhere else."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 240
NOT_OURS = {"INSIEME_DATABASE_ROLE", "DJANGO_SETTINGS_MODULE", "INSIEME_DEMO", "PYTEST_XDIST_WORKER"}


@pytest.fixture
def folder():
    path = Path(tempfile.mkdtemp(prefix="insieme-test-", dir="/tmp"))
    path.chmod(0o755)
    yield path
    shutil.rmtree(path, ignore_errors=True)


def environment(data: Path) -> dict[str, str]:
    """That of an installation of one's own, not the demo."""
    kept = {name: value for name, value in os.environ.items() if name not in NOT_OURS}
    ours = {"SECRET_KEY": "of this test only", "ALLOWED_HOSTS": "127.0.0.1", "INSIEME_DATA": str(data)}
    return {**kept, **ours, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}


def insieme(*words: str, data: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "insieme", *words], env=environment(data), capture_output=True, text=True, check=False
    )


class Platform:
    def __init__(self, data: Path, port: int) -> None:
        self.port = port
        self.log = data.parent / f"up-{port}-{time.monotonic_ns()}.log"
        with self.log.open("w") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "insieme", "up", "--port", str(port)],
                env=environment(data),
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    @property
    def said(self) -> str:
        return self.log.read_text()

    def wait_for(self, words: str) -> None:
        give_up = time.monotonic() + PATIENCE
        while words not in self.said:
            assert self.process.poll() is None and time.monotonic() < give_up, self.said
            time.sleep(0.1)

    def get(self, path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=20) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def soon(self, path: str, words: str) -> str:
        """What a page says once it says that."""
        give_up, text = time.monotonic() + PATIENCE, ""
        while time.monotonic() < give_up:
            with suppress(OSError):
                text = self.get(path)[1]
                if words in text:
                    return text
            time.sleep(0.2)
        raise AssertionError(f"{text}\n{self.said}")

    def children(self, words: str) -> list[int]:
        found = subprocess.run(
            ["ps", "-o", "pid=,args=", "--ppid", str(self.process.pid)], capture_output=True, text=True
        )
        return [int(line.split()[0]) for line in found.stdout.splitlines() if words in line]


@contextmanager
def up(data: Path, port: int):
    platform = Platform(data, port)
    try:
        platform.wait_for("Ready in")
        yield platform
    finally:
        if platform.process.poll() is None:
            platform.process.send_signal(signal.SIGTERM)
            platform.process.wait(60)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def counts(said: str) -> str:
    return re.search(r"\d+ rows of \d+ tables", said)[0]


def refuses_to_be_two(data: Path, port: int) -> None:
    second = insieme("up", "--port", str(free_port()), data=data)
    assert (second.returncode, second.stderr) == (
        1,
        f"insieme up: it is already running at http://127.0.0.1:{port}/ with the data in {data}.\n",
    )


def survives_the_death_of_each_part(platform: Platform, data: Path) -> None:
    for name in ("gunicorn", "insieme work"):
        for pid in platform.children(name):
            os.kill(pid, signal.SIGKILL)
    platform.wait_for("The web server has stopped: starting it again.")
    platform.wait_for("The worker has stopped: starting it again.")
    platform.soon("/readyz", "jobs: ok")

    postmaster = int((data / "postgres" / "postmaster.pid").read_text().splitlines()[0])
    os.kill(postmaster, signal.SIGKILL)
    platform.wait_for("The database has stopped: starting it again.")
    platform.soon("/readyz", "database: ok")


def test_it_starts_serves_survives_stops_and_finds_its_data_again(folder):
    data, port = folder / "data", free_port()
    with up(data, port) as platform:
        assert platform.get("/healthz") == (200, "ok\n")
        assert platform.get("/readyz")[0] == 200
        platform.soon("/readyz", "database: ok\nmigrations: ok\njobs: ok\n")

        refuses_to_be_two(data, port)
        survives_the_death_of_each_part(platform, data)

    assert platform.process.returncode == 0
    assert "Stopped: web server, worker and database." in platform.said
    with pytest.raises(urllib.error.URLError):
        platform.get("/healthz")
    assert not (data / "postgres" / "postmaster.pid").exists()

    killed = Platform(data, port)
    killed.wait_for("Ready in")
    assert "found again" in killed.said
    os.kill(killed.process.pid, signal.SIGKILL)
    killed.process.wait()
    with up(data, port) as platform:
        platform.soon("/readyz", "database: ok")


def test_a_port_that_is_taken_is_said_before_anything_is_made(folder):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = insieme("up", "--port", str(port), data=folder / "data")
    assert done.returncode == 1
    assert f"port {port} is taken by another program: choose another, as in `make run PORT=" in done.stderr
    assert not (folder / "data" / "postgres").exists()


def figures(data: Path) -> dict[str, object]:
    """Those of a year as known on a day that is over: they can only be the same."""
    done = insieme("figures", "--year", "2024", "--as-of", "2024-12-31", "--json", data=data)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_backup_restored_elsewhere_holds_the_same(folder):
    here, there, file = folder / "here", folder / "there", folder / "all.dump"
    for words in (("migrate", "--verbosity", "0"), ("seed-scale", "100")):
        assert insieme(*words, data=here).returncode == 0

    made = insieme("backup", str(file), data=here)
    assert (made.returncode, made.stderr) == (0, "")
    assert file.stat().st_mode & 0o077 == 0
    refused = insieme("backup", str(file), data=here)
    assert (
        refused.returncode == 1 and "already there: choose another name, or overwrite it with --yes." in refused.stderr
    )

    restored = insieme("restore", str(file), data=there)
    assert restored.returncode == 0, restored.stderr
    assert counts(restored.stdout) == counts(made.stdout) != "0 rows of 0 tables"
    assert "earlier version" not in restored.stdout
    counted = figures(here)
    assert figures(there) == counted and counted["figures"]["placements"] > 0
    assert counts(insieme("backup", str(folder / "again.dump"), data=there).stdout) == counts(made.stdout)

    full = insieme("restore", str(file), data=there)
    assert full.returncode == 1 and "The database is not empty" in full.stderr
    assert insieme("restore", str(file), "--replace", data=there).returncode == 0

    # A backup cut short, or that is none, leaves everything as it was.
    short, other = folder / "short.dump", folder / "other.dump"
    short.write_bytes(file.read_bytes()[:-3000])
    other.write_text("not a backup")
    for wrong in (short, other):
        done = insieme("restore", str(wrong), "--replace", data=there)
        assert done.returncode == 1 and "is not a backup that can be read" in done.stderr
    assert counts(insieme("backup", str(folder / "last.dump"), data=there).stdout) == counts(made.stdout)
