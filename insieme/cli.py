"""The command `insieme`: every task of whoever runs the platform, each with `--help` and errors in one sentence."""

import difflib
import os
import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import get_commands, load_command_class
from django.core.management.base import BaseCommand, CommandError, CommandParser, SystemCheckError
from django.db.utils import DatabaseError, OperationalError
from psycopg.errors import UndefinedColumn, UndefinedTable

from insieme.core.decisions import Denied
from insieme.database.connection import data_folder, is_embedded
from insieme.database.problems import DatabaseProblem
from insieme.database.server import Server, interrupted, stops_in_good_order

OURS = Path(__file__).parent / "management" / "commands"
WITHOUT_DATABASE = {
    "check",
    "collectstatic",
    "compilemessages",
    "diffsettings",
    "makemessages",
    "findstatic",
    "version",
}
EXPECTED = (CommandError, DatabaseProblem, ImproperlyConfigured, OperationalError, Denied)


def main(arguments: list[str] | None = None) -> None:
    """Run one command and leave with its exit code: 0 done, 1 refused or failed, 2 not understood, 130 interrupted."""
    words = sys.argv[1:] if arguments is None else arguments
    stops_in_good_order(interrupted)
    try:
        sys.exit(_run(words))
    except EXPECTED as error:
        if "--traceback" in words:
            raise
        sys.exit(_say(words, error))
    except DatabaseError as error:
        if "--traceback" in words or not _means_other_tables(error):
            raise
        sys.exit(_say(words, CommandError("the database's tables are not those of this version: `insieme migrate`.")))
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        # Whoever read our output has had enough (`insieme figures | head`).
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)


def choose_demo_mode(environment: Mapping[str, str]) -> bool:
    """Whether nothing was said about this installation, so that it is the demo with invented people."""
    return not any(environment.get(name) for name in ("INSIEME_DEMO", "SECRET_KEY", "DATABASE_URL"))


def our_commands() -> list[str]:
    """The platform's own commands as they are typed, in alphabetical order."""
    return sorted(file.stem.replace("_", "-") for file in OURS.glob("[a-z]*.py"))


def _run(words: list[str]) -> int:
    _prepare_environment()
    if not words or words[0] in {"-h", "--help", "help"}:
        return _help()
    command = _load(words[0])
    parser = command.create_parser("insieme", words[0])
    options = vars(_understood(parser, words[1:]))
    positional = options.pop("args", ())
    with _database_for(words[0], command):
        command.execute(*positional, **options)
    return 0


def _understood(parser: CommandParser, words: list[str]) -> Namespace:
    try:
        return parser.parse_args(words)
    except CommandError as error:
        error.returncode = 2
        raise


def _prepare_environment() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "insieme.settings")
    # Commands make and change tables; `up` gives the other role to what answers requests.
    os.environ.setdefault("INSIEME_DATABASE_ROLE", "owner")
    if choose_demo_mode(os.environ):
        os.environ["INSIEME_DEMO"] = "1"
    django.setup()


def _load(typed: str) -> BaseCommand:
    name = typed.replace("-", "_")
    application = get_commands().get(name) or get_commands().get(typed)
    if application is None:
        near = difflib.get_close_matches(typed, our_commands(), n=1)
        hint = f" Did you mean {near[0]}?" if near else ""
        raise CommandError(f"there is no command {typed!r}.{hint} `insieme --help` lists them.", returncode=2)
    if isinstance(application, BaseCommand):
        return application
    return load_command_class(application, name if (find_spec(f"{application}.management.commands.{name}")) else typed)


@contextmanager
def _database_for(typed: str, command: BaseCommand) -> Iterator[None]:
    """Have the embedded database running around a command that needs it."""
    needs = getattr(command, "needs_database", typed not in WITHOUT_DATABASE)
    if not needs or not is_embedded():
        yield
        return
    with Server(data_folder()):
        yield


def _means_other_tables(error: BaseException) -> bool:
    return isinstance(error.__cause__, UndefinedTable | UndefinedColumn)


def _say(words: list[str], error: BaseException) -> int:
    subject = f"insieme {words[0]}" if words and not words[0].startswith("-") else "insieme"
    if isinstance(error, SystemCheckError):
        sentence = str(error)
    elif isinstance(error, OperationalError):
        reason = (str(error).strip().splitlines() or ["no reason given"])[0]
        sentence = f"the database does not answer ({reason}). Check DATABASE_URL, or that the server is running."
    else:
        sentence = " ".join(str(error).removeprefix("Error: ").split())
    sys.stderr.write(f"{subject}: {sentence}\n")
    return int(getattr(error, "returncode", 1))


def _help() -> int:
    lines = ["Usage: insieme COMMAND [--help] …", ""]
    width = max(len(name) for name in our_commands())
    for name in our_commands():
        module = import_module(f"insieme.management.commands.{name.replace('-', '_')}")
        lines.append(f"  {name:<{width}}  {module.Command.help}")
    lines += ["", "Django's own commands (migrate, shell, check, …) work too.", ""]
    sys.stdout.write("\n".join(lines))
    return 0
