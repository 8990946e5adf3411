from django.core.management.base import BaseCommand
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector


class Command(BaseCommand):
    help = "Do the jobs that wait in the queue, until stopped (`up` runs one of these)."
    requires_system_checks = ()

    def handle(self, *args: object, **options: object) -> None:
        connector = app.connector
        assert isinstance(connector, DjangoConnector)  # noqa: S101 - made so by procrastinate's own application
        with app.replace_connector(connector.get_worker_connector()) as worker:
            # What is done is not kept: it holds names and addresses.
            worker.run_worker(concurrency=2, delete_jobs="successful", shutdown_graceful_timeout=10)
