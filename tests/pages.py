"""Opening a page in a test, and holding it to its budget: queries asked of the database, weight of the answer."""

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

# A test runs inside a transaction: what the wall and the savepoints say is not the page's.
NOT_COUNTED = ("SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO", "SELECT set_config")


def opened(client: Client, url: str, *, queries: int = 12, kilobytes: int = 60) -> Any:
    """Open a page that must be there, within its budget."""
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(url)
    assert answer.status_code == 200, f"{url}: {answer.status_code}"
    counted = [each["sql"] for each in asked.captured_queries if not each["sql"].startswith(NOT_COUNTED)]
    assert len(counted) <= queries, f"{url}: {len(counted)} queries\n" + "\n".join(sql[:200] for sql in counted)
    assert len(answer.content) <= kilobytes * 1024, f"{url}: {len(answer.content) / 1024:.0f} KB"
    return answer
