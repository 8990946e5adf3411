"""The command line: what it lists, and how it says no."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management.base import CommandError
from django.db.utils import OperationalError

from insieme import cli

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def run(monkeypatch, capsys):
    """Run a command here, on the test run's own database server; its exit code, what it said and what it complained of."""
    monkeypatch.setattr(cli, "stops_in_good_order", lambda handler: None)

    def run(*words):
        with pytest.raises(SystemExit) as leaving:
            cli.main(list(words))
        said = capsys.readouterr()
        return leaving.value.code, said.out, said.err

    return run


@pytest.mark.parametrize("words", [(), ("--help",), ("help",)])
def test_help_lists_each_of_our_commands_with_its_line(run, words):
    code, said, _ = run(*words)
    assert code == 0
    for name in ("up", "backup", "restore", "figures", "seed-scale"):
        line = next(line for line in said.splitlines() if line.split()[:1] == [name])
        assert len(line.split()) > 4


@pytest.mark.parametrize("name", cli.our_commands())
def test_each_command_has_help(run, name):
    with pytest.raises(SystemExit) as leaving:
        cli._load(name).create_parser("insieme", name).parse_args(["--help"])
    assert leaving.value.code == 0


def test_a_command_mistyped_is_guessed(run):
    assert run("bakcup") == (
        2,
        "",
        "insieme bakcup: there is no command 'bakcup'. Did you mean backup? `insieme --help` lists them.\n",
    )


def test_wrong_words_are_one_sentence(run):
    code, _, complaint = run("backup")
    assert code == 2
    assert complaint == "insieme backup: the following arguments are required: file\n"
    _, _, complaint = run("up", "--port", "eighty")
    assert complaint == "insieme up: argument --port: invalid int value: 'eighty'\n"


@pytest.mark.parametrize(
    "words, sentence",
    [
        (("backup", "/nowhere/file.dump"), "the folder /nowhere does not exist."),
        (("backup", "/"), "/ is a folder: name a file in it."),
        (("restore", "/nowhere.dump"), "/nowhere.dump is not there, or is not a file."),
        (("up", "--port", "0"), "0 is not a port: choose a number from 1024 to 65535."),
        (("up", "--port", "99999"), "99999 is not a port: choose a number from 1024 to 65535."),
    ],
)
def test_what_cannot_be_done_is_said_before_anything_is_touched(run, words, sentence):
    assert run(*words) == (1, "", f"insieme {words[0]}: {sentence}\n")


def test_a_database_that_does_not_answer_is_said_in_one_line(run, monkeypatch):
    def unreachable(typed):
        raise OperationalError("connection failed: no route\nIs the server running?")

    monkeypatch.setattr(cli, "_load", unreachable)
    assert run("migrate")[2] == (
        "insieme migrate: the database does not answer (connection failed: no route). "
        "Check DATABASE_URL, or that the server is running.\n"
    )


def test_the_whole_story_of_an_error_is_there_for_who_asks(run, monkeypatch):
    def refused(typed):
        raise CommandError("no")

    monkeypatch.setattr(cli, "_load", refused)
    monkeypatch.setattr(sys, "argv", ["insieme", "migrate", "--traceback"])
    with pytest.raises(CommandError):
        cli.main()


@pytest.mark.parametrize(
    "environment, demo",
    [
        ({}, True),
        ({"INSIEME_DATA": "/somewhere"}, True),
        ({"INSIEME_DEMO": "0"}, False),
        ({"SECRET_KEY": "of this installation"}, False),
        ({"DATABASE_URL": "postgres://somewhere"}, False),
    ],
)
def test_demo_mode_is_for_who_said_nothing(environment, demo):
    assert cli.choose_demo_mode(environment) is demo


def from_a_shell(*words, **environment):
    kept = {name: value for name, value in os.environ.items() if name not in {"INSIEME_DEMO", "SECRET_KEY"}}
    return subprocess.run(
        [sys.executable, "-m", "insieme", *words],
        env={**kept, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_settings_that_are_missing_are_one_sentence():
    done = from_a_shell("migrate", INSIEME_DEMO="0")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "insieme migrate: Set the SECRET_KEY environment variable\n"


def test_a_server_that_is_not_there_is_one_sentence():
    done = from_a_shell(
        "migrate", SECRET_KEY="x", ALLOWED_HOSTS="x", DATABASE_URL="postgres://insieme_web@127.0.0.1:1/insieme"
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "the database does not answer" in done.stderr
    assert len(done.stderr.splitlines()) == 1
