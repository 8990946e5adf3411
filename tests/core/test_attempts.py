from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from insieme.core.attempts import BUCKETS, Attempts, times_this_minute
from tests.scenarios import NOON


@pytest.mark.django_db
def test_tries_are_counted_by_the_minute_for_each_thing_and_each_address():
    counted = [times_this_minute("draft", "10.0.0.1", at=NOON + timedelta(seconds=each)) for each in (0, 20, 59, 60)]
    assert counted == [1, 2, 3, 1]
    assert times_this_minute("draft", "10.0.0.2", at=NOON) == 1
    assert times_this_minute("other", "10.0.0.1", at=NOON) == 1
    assert all(0 <= each.pk < BUCKETS for each in Attempts.objects.all())


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_processes_that_serve_at_once_count_together():
    def one(_number):
        try:
            return times_this_minute("draft", "10.0.0.1", at=NOON)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(one, range(12))) == list(range(1, 13))
