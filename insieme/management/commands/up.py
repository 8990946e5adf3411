import fcntl
import hashlib
import os
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from insieme.database import elsewhere
from insieme.database.connection import data_folder, is_embedded
from insieme.database.server import Server
from insieme.domain.access.rules import Role
from insieme.domain.people.models import Person
from insieme.management import serving
from insieme.management.progress import Progress
from insieme.web.catalogues import compile_catalogues

WATCH_SECONDS = 1.0


class Command(BaseCommand):
    help = "Start everything: database, tables, demo world when empty, web server and worker, until Ctrl-C."
    requires_system_checks = ()
    needs_database = False  # it says itself what it starts, and when

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=os.environ.get("PORT") or "8000", help="8000 if not said")

    def handle(self, *args: object, port: int, **options: object) -> None:
        progress = Progress(self.stdout)
        with ExitStack() as everything:
            everything.enter_context(_only_once(port))
            serving.check_port(port)
            _introduce(progress)
            server = everything.enter_context(_database(progress))
            _prepare(progress)
            programs = [serving.web_server(port), serving.worker()]
            with progress.step("web server and worker"):
                everything.enter_context(serving.running(programs))
                serving.wait_for(port, programs[0])
            _invite(progress, port)
            try:
                _watch(progress, server, programs)
            except KeyboardInterrupt:
                progress.say("\nStopping…")
        progress.say("Stopped: web server, worker and database. The data are kept for the next time.")


@contextmanager
def _only_once(port: int) -> Iterator[None]:
    """Hold the lock that says where the platform of this data folder is running."""
    data_folder().mkdir(parents=True, exist_ok=True)
    with (data_folder() / "up.lock").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            address = file.read().strip() or "another port"
            raise CommandError(f"it is already running at {address} with the data in {data_folder()}.") from None
        file.truncate(0)
        file.write(f"http://{serving.HOST}:{port}/")
        file.flush()
        yield


def _introduce(progress: Progress) -> None:
    if settings.DEMO:
        progress.say("Insieme, demo mode: everybody in it is invented, and anybody may step into any role.")
        progress.say("For a real installation see docs/settings.md.\n")
    else:
        progress.say("Insieme\n")


@contextmanager
def _database(progress: Progress) -> Iterator[Server | None]:
    if not is_embedded():
        with progress.step("database (DATABASE_URL)"):
            elsewhere.prepare()
        yield None
        return
    server = Server(data_folder())
    existing = "found again" if server.major else "new"
    with ExitStack() as inside:
        with progress.step(f"database (PostgreSQL {server.binaries.major}, {existing})"):
            inside.enter_context(server)
        if server.places.home != server.places.data:
            progress.say(f"    kept in {server.places.home}, where {server.places.account.name} can work")
        yield server


def _prepare(progress: Progress) -> None:
    with progress.step("tables"):
        call_command("migrate", interactive=False, verbosity=0)
    if settings.DEMO and not Person.objects.exists():
        with progress.step("demo world"), transaction.atomic():
            call_command("seed_demo", verbosity=0)
    # Each of the programs to come opens its own.
    connection.close()
    with progress.step("translations"):
        compile_catalogues()
    with progress.step("static files"):
        _collect_static()


def _collect_static() -> None:
    """Prepare the static files when something they are made from has changed."""
    mark = Path(settings.STATIC_ROOT).with_suffix(".made-from")
    made_from = _what_static_is_made_from()
    if mark.exists() and mark.read_text() == made_from and Path(settings.STATIC_ROOT).is_dir():
        return
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    mark.write_text(made_from)


def _what_static_is_made_from() -> str:
    # Templates and Python too: the style sheet keeps only the rules that occur in them.
    digest = hashlib.sha256(version("design-django-theme").encode())
    for file in sorted(Path(settings.PACKAGE_DIR).rglob("*")):
        if file.suffix in {".py", ".html", ".css", ".js", ".svg", ".json", ".txt"}:
            digest.update(str(file).encode())
            digest.update(str(file.stat().st_mtime_ns).encode())
    return digest.hexdigest()


def _invite(progress: Progress, port: int) -> None:
    address = f"http://{serving.HOST}:{port}/"
    progress.say(f"\nReady in {progress.seconds:.0f} s. Open {address}")
    if settings.DEMO:
        progress.say(f"Step into a role, with one click, at {address}demo/ :")
        names = [role.value.replace("_", " ") for role in Role]
        for start in range(0, len(names), 5):
            progress.say("    " + ", ".join(names[start : start + 5]))
    progress.say("Stop everything with Ctrl-C.")


def _watch(progress: Progress, server: Server | None, programs: list[serving.Program]) -> None:
    """Start again whatever dies, until told to stop."""
    while True:
        time.sleep(WATCH_SECONDS)
        if server and not server.is_running():
            progress.say("The database has stopped: starting it again.")
            server.start_again()
        for program in programs:
            if program.has_died():
                progress.say(f"The {program.name} has stopped: starting it again.")
                program.restart()
