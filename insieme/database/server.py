"""The embedded PostgreSQL: made when it is not there, started when it is needed, stopped by the last one who used it."""

import fcntl
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import psycopg
from psycopg.rows import TupleRow

from insieme.database import roles
from insieme.database.binaries import Binaries, find_binaries
from insieme.database.places import PORT, Places, places
from insieme.database.problems import DatabaseProblem

SUPERUSER = "postgres"
START_SECONDS = 60


class Server:
    """One embedded server, kept in a data folder.

    Used as a context (`with Server(data):`) it is running inside; whoever leaves last stops it. Several processes may
    be inside at once: each holds a lock that the kernel lets go even when the process is killed.
    """

    def __init__(self, data: Path, *, durable: bool = True) -> None:
        self.places: Places = places(data)
        self.durable = durable
        self._uses: int | None = None

    @property
    def major(self) -> int | None:
        """The PostgreSQL version that wrote the data, None when there are none yet."""
        with suppress(FileNotFoundError):
            return int((self.places.cluster / "PG_VERSION").read_text())
        return None

    @property
    def binaries(self) -> Binaries:
        """The programs that suit the data; DatabaseProblem when those at hand are of another version."""
        found = find_binaries(major=self.major)
        if self.major not in (None, found.major):
            raise DatabaseProblem(
                f"The data in {self.places.cluster} were written by PostgreSQL {self.major}, and the programs in "
                f"{found.folder} are of version {found.major}. Point PG_BIN to the programs of version {self.major}; "
                "to change version, `insieme backup` with the old ones and `insieme restore` with the new."
            )
        return found

    def __enter__(self) -> Self:
        self._prepare_folders()
        self._uses = os.open(self.places.data / "in-use.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(self._uses, fcntl.LOCK_SH)
            with self._alone("starting.lock"):
                self._start()
        except BaseException:
            self._leave()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._uses is None:
            return
        with suppress(BlockingIOError):
            fcntl.flock(self._uses, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self.stop()
        self._leave()

    def _leave(self) -> None:
        if self._uses is not None:
            os.close(self._uses)
            self._uses = None

    def is_running(self) -> bool:
        """Whether it answers."""
        try:
            self.as_superuser("postgres").close()
        except psycopg.OperationalError:
            return False
        return True

    def start_again(self) -> None:
        """Start it if it died under us."""
        with self._alone("starting.lock"):
            self._start()

    def stop(self) -> None:
        """Stop it in good order: connections are closed, everything acknowledged is on disk."""
        if self._process_id() is None:
            return
        self._pg_ctl("stop", "-m", "fast", "-t", str(START_SECONDS))

    def as_superuser(self, name: str) -> psycopg.Connection[TupleRow]:
        """This machine's own hands in a database of it, in autocommit: to make roles, never to serve."""
        return psycopg.connect(
            host=str(self.places.socket_folder),
            port=PORT,
            dbname=name,
            user=SUPERUSER,
            autocommit=True,
            connect_timeout=3,
        )

    # How it is made and started.

    def _start(self) -> None:
        if not self.is_running():
            binaries = self._readable_binaries()
            if self.major is None:
                self._create(binaries)
            self._forget_a_dead_server()
            self._write_settings()
            self._launch(binaries)
        self._prepare_roles()

    def _prepare_roles(self) -> None:
        with self.as_superuser("postgres") as connection:
            made = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [roles.DATABASE]).fetchone()
        if not made:
            with self.as_superuser("template1") as connection:
                roles.prepare_cluster(connection)
            with self.as_superuser(roles.DATABASE) as connection:
                roles.prepare_database(connection)

    def _prepare_folders(self) -> None:
        where = self.places
        if set('"$`\\\n') & set(str(where.home)):
            raise DatabaseProblem(f"PostgreSQL cannot live in a folder with such a name: {where.home}.")
        for folder in {where.data, where.home}:
            if not folder.exists():
                folder.mkdir(parents=True)
                folder.chmod(0o755)
        for folder in (where.cluster, where.socket_folder):
            with suppress(FileExistsError):
                folder.mkdir(mode=0o700)
                if where.account.is_somebody_else:
                    os.chown(folder, where.account.uid, where.account.gid)
            owner = folder.stat().st_uid
            if owner != where.account.uid:
                raise DatabaseProblem(
                    f"The folder {folder} belongs to user number {owner}, and the database would run as "
                    f"{where.account.name}. Run as its owner, or choose another folder with INSIEME_DATA."
                )

    def _readable_binaries(self) -> Binaries:
        found, account = self.binaries, self.places.account
        if account.is_somebody_else and not account.can_read(found.folder):
            return found.beside(self.places.home / "programs")
        return found

    def _create(self, binaries: Binaries) -> None:
        if any(self.places.cluster.iterdir()):
            # An initdb that was interrupted leaves files without the version that it writes last but one.
            for leftover in self.places.cluster.iterdir():
                shutil.rmtree(leftover) if leftover.is_dir() else leftover.unlink()
        options = ["-U", SUPERUSER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]
        if not self.durable:
            options.append("--no-sync")
        self._run([binaries.program("initdb"), "-D", str(self.places.cluster), *options], "made ready")
        with (self.places.cluster / "postgresql.conf").open("a") as settings:
            settings.write("\ninclude_if_exists = 'insieme.conf'\n")

    def _write_settings(self) -> None:
        """Write them at every start: the folder may have moved since the last."""
        socket_folder = str(self.places.socket_folder).replace("'", "''")
        lines = [
            "listen_addresses = ''",
            f"port = {PORT}",
            f"unix_socket_directories = '\"{socket_folder}\"'",
            "unix_socket_permissions = 0700",
            "dynamic_shared_memory_type = mmap",
            "max_connections = 100",
            "shared_buffers = 128MB",
            "work_mem = 16MB",
            "jit = off",  # as for pages: see connection.py
            "join_collapse_limit = 4",
            "from_collapse_limit = 4",
            "log_min_messages = warning",
            "log_min_error_statement = panic",  # a failed statement may hold somebody's name
            "log_parameter_max_length_on_error = 0",
        ]
        if not self.durable:
            lines += ["fsync = off", "synchronous_commit = off", "full_page_writes = off"]
        file = self.places.cluster / "insieme.conf"
        file.write_text("\n".join(lines) + "\n")
        os.chown(file, self.places.account.uid, self.places.account.gid)

    def _launch(self, binaries: Binaries) -> None:
        give_up = time.monotonic() + START_SECONDS
        while True:
            try:
                self._pg_ctl("start", "-l", str(self.places.log), "-t", str(START_SECONDS), binaries=binaries)
            except DatabaseProblem:
                # The children of a server that was killed take a moment to notice and to let their memory go.
                if time.monotonic() > give_up or not self._log_mentions("still in use"):
                    raise
                time.sleep(0.5)
            else:
                return

    def _forget_a_dead_server(self) -> None:
        """Remove what a killed server left, when its number is nobody's or now belongs to some other program.

        Never while one of its children is still there: it is their memory that the note protects.
        """
        pid = self._process_id()
        if pid is None or _is_server_of(self.places.cluster, pid):
            return
        give_up = time.monotonic() + START_SECONDS
        while _works_in(self.places.cluster) and time.monotonic() < give_up:
            time.sleep(0.1)
        socket = self.places.socket_folder / f".s.PGSQL.{PORT}"
        for left in (self.places.cluster / "postmaster.pid", socket, socket.with_name(f"{socket.name}.lock")):
            left.unlink(missing_ok=True)

    def _process_id(self) -> int | None:
        with suppress(FileNotFoundError, ValueError, IndexError):
            pid = int((self.places.cluster / "postmaster.pid").read_text().splitlines()[0])
            with suppress(PermissionError):
                os.kill(pid, 0)
            return pid
        return None

    def _log_mentions(self, words: str) -> bool:
        return words in self.last_words()

    def last_words(self) -> str:
        """The end of the server's log, down to what it says was fatal."""
        if not self.places.log.exists():
            return ""
        lines = self.places.log.read_text(errors="replace").splitlines()[-8:]
        fatal = [place for place, line in enumerate(lines) if "FATAL:" in line]
        return "\n".join(lines[: fatal[-1] + 1] if fatal else lines)

    def _pg_ctl(self, verb: str, *options: str, binaries: Binaries | None = None) -> None:
        program = (binaries or self._readable_binaries()).program("pg_ctl")
        done = {"start": "started", "stop": "stopped"}[verb]
        self._run([program, verb, "-D", str(self.places.cluster), "-w", "-s", *options], done)

    def _run(self, command: list[str], done: str) -> None:
        self._open_log()
        result = subprocess.run(
            command,
            cwd="/",
            env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "HOME": str(self.places.home)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE if done != "started" else subprocess.DEVNULL,
            text=True,
            check=False,
            **self.places.account.dropping,
        )
        if result.returncode:
            reason = (result.stderr or self.last_words() or "it gave no reason").strip().splitlines()
            raise DatabaseProblem(
                f"PostgreSQL in {self.places.cluster} could not be {done}: {reason[-1].strip()} "
                f"(more in {self.places.log})."
            )

    def _open_log(self) -> None:
        log = self.places.log
        log.touch(mode=0o600)
        os.chown(log, self.places.account.uid, self.places.account.gid)

    @contextmanager
    def _alone(self, name: str) -> Iterator[None]:
        with (self.places.data / name).open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


def _is_server_of(cluster: Path, pid: int) -> bool:
    """Whether that process serves that data; believed to when the machine does not tell (no /proc)."""
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
    except FileNotFoundError:
        return not Path("/proc/self").exists()
    # Of one that was killed and that nobody has buried yet (a zombie) nothing is left to read.
    return os.fsencode(cluster) in command.split(b"\0")


def _works_in(folder: Path) -> bool:
    """Whether some process has that folder as its own: all those of a server do."""
    for process in Path("/proc").glob("[0-9]*/cwd"):
        with suppress(OSError):
            if process.readlink() == folder:
                return True
    return False


def interrupted(number: int, _frame: object) -> None:
    """A signal handler: leave as after Ctrl-C, so that whatever is inside `with Server(...)` is left in good order."""
    raise KeyboardInterrupt(signal.Signals(number).name)


def stops_in_good_order(handler: Callable[[int, object], None]) -> None:
    """Being asked to end (SIGTERM), or losing the terminal (SIGHUP), does what Ctrl-C does."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, handler)
