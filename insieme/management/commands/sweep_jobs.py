from asgiref.sync import async_to_sync
from django.core.management.base import BaseCommand, CommandError
from procrastinate.exceptions import ConnectorException

from insieme import jobs


class Command(BaseCommand):
    help = "Put back in the queue the jobs of workers that were killed (done every minute while `up` runs)."
    requires_system_checks = ()

    def handle(self, *args: object, **options: object) -> None:
        try:
            count = async_to_sync(jobs.sweep)()
        except ConnectorException:
            raise CommandError("the queue of jobs cannot be read: are the tables there? `insieme migrate`.") from None
        self.stdout.write(f"{count} stalled job{'' if count == 1 else 's'} put back in the queue.")
