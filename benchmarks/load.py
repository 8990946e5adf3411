"""Ask for a page over HTTP, alone or eight at a time, a bounded number of times."""

import http.client
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass


@dataclass(frozen=True)
class Timing:
    p50: float
    p95: float
    errors: int


def ask(host: str, path: str, cookie: str, times: int, clients: int) -> Timing:
    """Time `times` requests for the path from `clients` at once; milliseconds."""

    def one(count: int) -> list[tuple[float, bool]]:
        connection = http.client.HTTPConnection(host, timeout=60)
        answers = []
        for _ in range(count):
            started = time.perf_counter()
            connection.request("GET", path, headers={"Cookie": cookie, "Accept-Encoding": "gzip"})
            response = connection.getresponse()
            response.read()
            answers.append(((time.perf_counter() - started) * 1000, response.status == 200))
        connection.close()
        return answers

    with ThreadPoolExecutor(clients) as pool:
        answers = [each for batch in pool.map(one, [times // clients] * clients) for each in batch]
    spent = sorted(seconds for seconds, _ in answers)
    p95 = spent[min(len(spent) - 1, int(len(spent) * 0.95))]
    return Timing(statistics.median(spent), p95, sum(not good for _, good in answers))
