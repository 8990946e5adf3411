"""Programs that run beside the database while the platform is up: started, watched and stopped together."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from django.core.management.base import CommandError

HOST = "127.0.0.1"
TO_LEAVE = 20  # seconds a program is given to finish what it is answering
TIRED_AFTER = 5  # restarts of one program within a minute
DIE_WITH_PARENT = 1  # Linux's prctl(PR_SET_PDEATHSIG)


@dataclass
class Program:
    """One program of ours, restarted when it dies by itself."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    restarts: list[float] = field(default_factory=list)

    def start(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", *self.command],
            env={**os.environ, "INSIEME_DATABASE_ROLE": "web"},
            stdin=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C reaches us alone, and we stop the others in order
            preexec_fn=_die_with_parent,
        )

    def has_died(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def restart(self) -> None:
        """Start it again; CommandError when it keeps dying."""
        moment = time.monotonic()
        self.restarts = [each for each in self.restarts if moment - each < 60] + [moment]
        if len(self.restarts) > TIRED_AFTER:
            raise CommandError(f"the {self.name} keeps stopping: see its messages above.")
        self.start()

    def stop(self) -> None:
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(TO_LEAVE)
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()


def web_server(port: int) -> Program:
    """Gunicorn: two processes of four threads."""
    sizes = ["--worker-class", "gthread", "--workers", "2", "--threads", "4", "--preload"]
    rest = ["--bind", f"{HOST}:{port}", "--log-level", "warning", "--graceful-timeout", "10", "--no-control-socket"]
    return Program("web server", ["gunicorn", "insieme.wsgi", *sizes, *rest])


def worker() -> Program:
    """What sends messages and does whatever need not be waited for."""
    return Program("worker", ["insieme", "work"])


@contextmanager
def running(programs: list[Program]) -> Iterator[None]:
    try:
        for program in programs:
            program.start()
        yield
    finally:
        for program in reversed(programs):
            program.stop()


def check_port(port: int) -> None:
    """CommandError when nothing could answer there."""
    if not 1 <= port <= 65535:
        raise CommandError(f"{port} is not a port: choose a number from 1024 to 65535.")
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((HOST, port))
        except PermissionError:
            raise CommandError(f"port {port} is reserved to root: choose one from 1024 to 65535.") from None
        except OSError:
            raise CommandError(
                f"port {port} is taken by another program: choose another, as in `make run PORT={_next(port)}` "
                f"or `insieme up --port {_next(port)}`."
            ) from None


def wait_for(port: int, program: Program, *, seconds: float = 60) -> None:
    """Return when the platform answers; CommandError when it does not in time, or its program ends before."""
    give_up = time.monotonic() + seconds
    while time.monotonic() < give_up:
        if program.has_died():
            raise CommandError(f"the {program.name} did not start: see its messages above.")
        if _answers(port):
            return
        time.sleep(0.1)
    raise CommandError(f"the {program.name} did not answer within {seconds:.0f} seconds.")


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://{HOST}:{port}/healthz", timeout=5):
            return True
    except urllib.error.HTTPError:
        return True  # whatever it says, it speaks
    except OSError:
        return False


def _next(port: int) -> int:
    return port + 1 if 1024 <= port < 65535 else 8001


def _die_with_parent() -> None:
    # When we are killed outright (kill -9) nobody else is there to stop the web server and the worker.
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGTERM)
