from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

LIVE_WORKERS = "SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > now() - interval '1 minute'"


@require_safe
@never_cache
@login_not_required
def readyz(request: HttpRequest) -> HttpResponse:
    """Ready to serve: the database answers and its tables are those of this version; and whether jobs are being done."""
    answers = {"database": _database(), "migrations": "", "jobs": ""}
    if answers["database"] == "ok":
        answers |= {"migrations": _migrations(), "jobs": _jobs()}
    # Without a worker pages are still served, and what they promise is done later.
    ready = answers["database"] == answers["migrations"] == "ok"
    lines = "".join(f"{name}: {answer or 'unknown'}\n" for name, answer in answers.items())
    return HttpResponse(lines, status=200 if ready else 503, content_type="text/plain; charset=utf-8")


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return "does not answer"
    return "ok"


def _migrations() -> str:
    try:
        executor = MigrationExecutor(connection)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return "cannot be read"
    return f"{len(missing)} to be applied" if missing else "ok"


def _jobs() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute(LIVE_WORKERS)
            return "ok" if cursor.fetchone()[0] else "no worker is at work"
    except DatabaseError:
        return "cannot be read"
