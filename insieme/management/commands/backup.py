from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from insieme.database import copies
from insieme.management.words import a_file_name


class Command(BaseCommand):
    help = "Write the whole database to a file, checked row by row, while others go on working."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file", type=a_file_name, help="where to write it; it holds everything about everyone: keep it safe"
        )
        parser.add_argument("--yes", action="store_true", help="overwrite the file if it is there")

    def handle(self, *args: object, file: Path, yes: bool, **options: object) -> None:
        if file.is_dir():
            raise CommandError(f"{file} is a folder: name a file in it.")
        if not file.parent.is_dir():
            raise CommandError(f"the folder {file.parent} does not exist.")
        if file.exists() and not yes:
            raise CommandError(f"{file} is already there: choose another name, or overwrite it with --yes.")
        counts = copies.backup(file)
        if not counts:
            self.stderr.write("The database is empty: the backup holds no table.")
        self.stdout.write(f"{file}: {sum(counts.values())} rows of {len(counts)} tables, {_size(file)}.")


def _size(file: Path) -> str:
    size = file.stat().st_size
    return f"{size / 1_000_000:.1f} MB" if size >= 100_000 else f"{size / 1000:.1f} kB"
