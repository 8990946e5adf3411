from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from insieme.database import copies
from insieme.management.words import a_file_name


class Command(BaseCommand):
    help = "Put a backup in an empty database, or with --replace in the place of what is there: whole or not at all."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=a_file_name, help="a file made by `insieme backup`")
        parser.add_argument("--replace", action="store_true", help="what the database holds now is lost")

    def handle(self, *args: object, file: Path, replace: bool, **options: object) -> None:
        if not file.is_file():
            raise CommandError(f"{file} is not there, or is not a file.")
        if file.stat().st_size == 0:
            raise CommandError(f"{file} is empty.")
        counts = copies.restore(file, replace=replace)
        self.stdout.write(f"Restored {sum(counts.values())} rows of {len(counts)} tables, the same as in {file}.")
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write("The backup is of an earlier version: `insieme migrate` (or `up`) brings it to this one.")
