"""The launcher, with every set of PostgreSQL programs at hand."""

import os
import signal
import stat
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest

from insieme.database import roles
from insieme.database.places import LONGEST_SOCKET, PORT
from insieme.database.problems import DatabaseProblem
from insieme.database.server import Server

NOBODY = 65534
NAMELESS = 54321
HERE = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}


def start(folder: Path) -> Server:
    return Server(folder, durable=False)


def as_owner(server: Server, name: str = roles.DATABASE) -> psycopg.Connection:
    return psycopg.connect(
        host=str(server.places.socket_folder), port=PORT, dbname=name, user=roles.OWNER, autocommit=True
    )


def write_a_word(server: Server) -> None:
    with as_owner(server) as connection:
        connection.execute("CREATE TABLE words (word text)")
        connection.execute("INSERT INTO words VALUES ('kept')")


def words(server: Server) -> list[str]:
    with as_owner(server) as connection:
        return [word for (word,) in connection.execute("SELECT word FROM words").fetchall()]


def kill_outright(server: Server) -> None:
    pid = int((server.places.cluster / "postmaster.pid").read_text().splitlines()[0])
    os.kill(pid, signal.SIGKILL)
    for _ in range(100):
        if not server.is_running():
            return
        time.sleep(0.05)
    raise AssertionError("still running")


def test_it_is_made_started_stopped_and_found_again(folder, binaries):
    with start(folder) as server:
        assert server.major == binaries.major
        write_a_word(server)
    assert not server.is_running()
    with start(folder) as again:
        assert words(again) == ["kept"]


def test_it_is_closed_to_everybody_else(folder, binaries):
    with start(folder) as server, server.as_superuser("postgres") as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
        for each in (server.places.cluster, server.places.socket_folder):
            assert stat.S_IMODE(each.stat().st_mode) == 0o700
            assert each.stat().st_uid == server.places.account.uid


def test_data_are_safe_on_disk_outside_the_tests(folder):
    with Server(folder) as server, server.as_superuser("postgres") as connection:
        shown = [connection.execute(f"SHOW {name}").fetchone() for name in ("fsync", "synchronous_commit")]
    assert shown == [("on",), ("on",)]


def test_killed_outright_it_starts_again_with_what_it_had(folder, binaries):
    with Server(folder) as server:
        write_a_word(server)
        kill_outright(server)
        server.start_again()
        assert words(server) == ["kept"]


def test_a_note_whose_number_belongs_to_another_program_is_forgotten(folder):
    with start(folder) as server:
        write_a_word(server)
    (server.places.cluster / "postmaster.pid").write_text(f"{os.getpid()}\n{server.places.cluster}\n")
    with start(folder) as again:
        assert words(again) == ["kept"]


def test_set_up_interrupted_half_way_is_begun_again(folder):
    server = start(folder)
    server._prepare_folders()
    leftover = server.places.cluster / "base"
    leftover.mkdir()
    with server:
        assert server.is_running()


def test_the_last_one_to_leave_stops_it(folder):
    first, second = start(folder), start(folder)
    with first:
        with second:
            assert second.is_running()
        assert first.is_running()
    assert not first.is_running()


def test_what_was_left_running_is_taken_over_and_then_stopped(folder):
    with start(folder) as killed:
        killed._leave()  # as the kernel does for a process that is killed
    assert killed.is_running()
    with start(folder) as again:
        assert again.is_running()
    assert not again.is_running()


@pytest.mark.parametrize("name", ["x" * 120, "with spaces", "it's quoted", "èàù"])
def test_any_path_will_do(folder, name):
    data = folder / name
    with start(data) as server:
        write_a_word(server)
        assert len(os.fsencode(server.places.socket_folder)) <= LONGEST_SOCKET
    with start(data) as again:
        assert words(again) == ["kept"]
        assert again.places == server.places
    with suppress(OSError):
        if not server.places.socket_folder.is_relative_to(folder):
            server.places.socket_folder.rmdir()


@pytest.mark.parametrize("name", ['a "quote"', "some $HOME", "back`tick"])
def test_a_path_that_will_not_do_is_said(folder, name):
    with pytest.raises(DatabaseProblem, match="cannot live in a folder with such a name"), start(folder / name):
        raise AssertionError("started")


def test_data_of_another_version_are_not_touched(folder):
    with start(folder) as server:
        pass
    (server.places.cluster / "PG_VERSION").write_text("12\n")
    with pytest.raises(DatabaseProblem, match=r"written by PostgreSQL 12, .* of version \d\d.*PG_BIN.*backup"), server:
        raise AssertionError("started")


def test_why_it_does_not_start_is_said(folder):
    with start(folder) as server:
        pass
    with (server.places.cluster / "postgresql.conf").open("a") as settings:
        settings.write("no_such_setting = 1\n")
    with pytest.raises(DatabaseProblem, match="could not be started: .*more in .*postgres.log"), server:
        raise AssertionError("started")


def test_several_databases_live_in_one_server(folder):
    with start(folder) as server:
        with as_owner(server) as connection:
            connection.execute("CREATE DATABASE another")
        with as_owner(server, "another") as connection, connection.transaction():
            connection.execute("CREATE TABLE words (word text)")
            connection.execute(f"SET LOCAL ROLE {roles.WEB}")
            connection.execute("INSERT INTO words VALUES ('by the web role')")


def test_started_by_root_it_runs_as_somebody_else(folder, binaries, as_root):
    with start(folder) as server:
        pid = int((server.places.cluster / "postmaster.pid").read_text().splitlines()[0])
        assert Path(f"/proc/{pid}").stat().st_uid == server.places.account.uid != 0


def test_in_a_folder_closed_to_that_user_it_lives_where_it_can(tmp_path, as_root):
    tmp_path.chmod(0o700)
    with start(tmp_path / "data") as server:
        assert not server.places.home.is_relative_to(tmp_path)
        assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o700
        write_a_word(server)
    with start(tmp_path / "data") as again:
        assert words(again) == ["kept"]
    subprocess.run(["rm", "-rf", str(server.places.home)], check=True)


AS_SOMEBODY = """
import os, sys
from pathlib import Path
import psycopg
from insieme.database.problems import DatabaseProblem
from insieme.database.server import Server
from insieme.database.places import PORT
try:
    psycopg.connect(host="/nowhere", connect_timeout=1)  # whatever is loaded late is loaded while we can read it
except psycopg.OperationalError:
    pass
uid = int(sys.argv[1])
os.setgroups([]); os.setgid(uid); os.setuid(uid)
try:
    with Server(Path(sys.argv[2]), durable=False) as server:
        pid = int((server.places.cluster / "postmaster.pid").read_text().splitlines()[0])
        print(os.stat(f"/proc/{pid}").st_uid, server.is_running())
    print(server.is_running())
except DatabaseProblem as problem:
    print(problem)
"""


def as_somebody(uid: int, data: Path) -> str:
    result = subprocess.run(
        [sys.executable, "-c", AS_SOMEBODY, str(uid), str(data)],
        capture_output=True,
        text=True,
        cwd="/",
        env=HERE,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_an_ordinary_user_runs_it_as_oneself(folder, binaries, monkeypatch, as_root):
    # The programs may stand where only root can read them.
    readable = binaries.beside(folder / "programs") if binaries.from_wheel else binaries
    monkeypatch.setenv("PG_BIN", str(readable.folder))
    home = folder / "home"
    home.mkdir()
    os.chown(home, NOBODY, NOBODY)
    for _ in range(2):
        assert as_somebody(NOBODY, home / "data") == f"{NOBODY} True\nFalse\n"


def test_a_user_without_a_name_is_told_so(folder, as_root):
    assert "User number 54321 has no name on this machine" in as_somebody(NAMELESS, folder)


def test_somebody_elses_data_are_left_alone(folder, as_root):
    home = folder / "home"
    home.mkdir()
    os.chown(home, NOBODY, NOBODY)
    (home / "postgres").mkdir(mode=0o700)
    os.chown(home / "postgres", 12345, 12345)
    assert "belongs to user number 12345" in as_somebody(NOBODY, home)
