"""Backup and restore: one file in PostgreSQL's own format, checked row by row against what it was made from."""

import os
import re
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.db import connection, transaction
from psycopg import sql

from insieme.database.binaries import Binaries, find_binaries
from insieme.database.problems import DatabaseProblem

Counts = dict[str, int]
TABLES = """
SELECT relname FROM pg_class
WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relpersistence = 'p' ORDER BY relname
"""
COPY_STARTS = re.compile(rb'^COPY public\."?(?P<table>[^ "]+)"? .*FROM stdin;$')
COPY_ENDS = b"\\."
# Everything the owner has here goes, and what is restored comes, in one transaction: all of it or nothing.
FIRST = b"SET lock_timeout = '30s';\nSET client_min_messages = warning;\n"
EMPTY = b"DROP OWNED BY CURRENT_USER CASCADE;\n"


def backup(target: Path) -> Counts:
    """Write the whole database to a file and return the rows of each table.

    The file holds what was there at one moment, while others go on working. DatabaseProblem when it cannot be
    written, or when it does not hold exactly the rows that were there: then there is no file.
    """
    unfinished = target.with_name(f"{target.name}.part")
    with transaction.atomic():
        connection.cursor().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        counts = count_rows()
        snapshot = _one("SELECT pg_export_snapshot()")
        options = ["--format=custom", f"--snapshot={snapshot}", f"--file={unfinished}", "--no-password"]
        with _private_file(unfinished):
            _run([_programs().program("pg_dump"), *options], "backup")
            held = count_rows_in(unfinished)
            if held != counts:
                raise DatabaseProblem(f"The copy does not hold what the database holds: {differences(counts, held)}.")
            unfinished.replace(target)
    return counts


def restore(source: Path, *, replace: bool) -> Counts:
    """Put the rows of a backup in the database and return how many each table has.

    With `replace` whatever is there goes; otherwise the database must be empty. Done whole or not at all.
    """
    if not replace and table_names():
        raise DatabaseProblem(
            "The database is not empty: with --replace, what it holds is lost and the backup put there."
        )
    connection.close()
    held: Counter[str] = Counter()
    _feed_psql(_counted(_statements_of(source), held), first=FIRST + (EMPTY if replace else b""))
    present = count_rows()
    if present != dict(held):
        raise DatabaseProblem(f"The database does not hold what the backup holds: {differences(dict(held), present)}.")
    return present


def count_rows() -> Counts:
    """The rows of every table, as they are now."""
    with connection.cursor() as cursor:
        counts = {}
        for name in table_names():
            cursor.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(name)))
            counts[name] = cursor.fetchone()[0]
    return counts


def table_names() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        return [name for (name,) in cursor.fetchall()]


def count_rows_in(file: Path) -> Counts:
    """The rows of every table in a backup, read from the file itself."""
    held: Counter[str] = Counter()
    for _ in _counted(_statements_of(file, "--data-only"), held):
        pass
    return dict(held)


def differences(expected: Counts, found: Counts) -> str:
    names = sorted(expected.keys() | found.keys())
    wrong = [name for name in names if expected.get(name) != found.get(name)]
    return ", ".join(
        f"{name} {found.get(name, 'missing')} instead of {expected.get(name, 'none')}" for name in wrong[:5]
    )


def _counted(lines: Iterable[bytes], held: Counter[str]) -> Iterator[bytes]:
    """Pass the statements on, counting the rows that go by."""
    table = None
    for line in lines:
        yield line
        bare = line.rstrip(b"\n")
        if table is None:
            start = COPY_STARTS.match(bare)
            if start:
                table = start["table"].decode()
                held[table] = 0
        elif bare == COPY_ENDS:
            table = None
        else:
            held[table] += 1


@contextmanager
def _private_file(path: Path) -> Iterator[None]:
    """A file only its owner can read, gone if the work inside fails: a backup holds everything about everyone."""
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
    except OSError as error:
        raise DatabaseProblem(f"{path} cannot be written: {error.strerror}.") from None
    try:
        yield
    finally:
        path.unlink(missing_ok=True)


def _statements_of(file: Path, *options: str) -> Iterator[bytes]:
    """The lines of SQL of a backup; DatabaseProblem, after the last that could be read, if those are not all."""
    command = [_programs().program("pg_restore"), "--no-owner", *options, "--file=-", str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as reading:
        assert reading.stdout and reading.stderr  # noqa: S101 - asked for above
        yield from reading.stdout
        complaint = reading.stderr.read().decode(errors="replace")
        if reading.wait():
            raise DatabaseProblem(f"{file} is not a backup that can be read: {_first_line(complaint)}.")


def _feed_psql(lines: Iterator[bytes], *, first: bytes) -> None:
    options = ["--quiet", "--no-psqlrc", "--single-transaction", "--set=ON_ERROR_STOP=1", "--output=/dev/null"]
    command = [_programs().program("psql"), *options]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, env=_environment()
    ) as writing:
        assert writing.stdin and writing.stderr  # noqa: S101 - asked for above
        try:
            writing.stdin.write(first)
            writing.stdin.writelines(lines)
        except BrokenPipeError:
            pass  # psql stopped at an error, which it tells below
        except BaseException:
            # The backup cannot be read to its end: psql must not take what it got for the whole.
            writing.kill()
            with suppress(BrokenPipeError):
                writing.stdin.close()
            raise
        writing.stdin.close()
        complaint = writing.stderr.read().decode(errors="replace")
        if writing.wait():
            raise DatabaseProblem(f"Nothing was restored: {_first_line(complaint)}.")


def _run(command: list[str], what: str) -> None:
    result = subprocess.run(command, env=_environment(), capture_output=True, text=True, check=False)
    if result.returncode:
        raise DatabaseProblem(f"The {what} could not be made: {_first_line(result.stderr)}.")


def _environment() -> dict[str, str]:
    """How PostgreSQL's own programs find the database that Django is using: never on a command line others can read."""
    settings = connection.get_connection_params()
    given = {
        "PGHOST": settings.get("host"),
        "PGPORT": settings.get("port"),
        "PGUSER": settings.get("user"),
        "PGPASSWORD": settings.get("password"),
        "PGDATABASE": settings["dbname"],
        "PGSSLMODE": settings.get("sslmode"),
    }
    return {**os.environ, **{name: str(value) for name, value in given.items() if value}}


def _programs() -> Binaries:
    """Those of the server's version: a dump of one version is not always read by another."""
    connection.ensure_connection()
    return find_binaries(major=connection.connection.info.server_version // 10_000)


def _one(statement: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone()[0]


def _first_line(text: str) -> str:
    lines = [line for line in text.strip().splitlines() if line.strip()]
    worst = next((line for line in lines if "rror" in line), lines[0] if lines else "no reason given")
    return worst.strip().rstrip(".")
