"""`make bench`: page | role | queries | KB raw and gzipped | p50 and p95 ms at 1 and 8 clients | CPU ms.

The world is the one of `insieme seed-scale N` in the data folder named by INSIEME_DATA (or `.data/bench`).
"""

import argparse
import gzip
import os
import platform
import subprocess
import sys
import time
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks.load import ask
from benchmarks.pages import BARS, Measured, measured
from insieme.database.server import Server
from insieme.models import Company, Person, Placement
from tools.platform import running

ROUNDS = 40


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=10_000, help="size of the world made when there is none")
    parser.add_argument("--only", default="", help="only the pages whose name contains this")
    asked = parser.parse_args()
    data = Path(os.environ["INSIEME_DATA"])
    data.mkdir(parents=True, exist_ok=True)
    with Server(data):
        ensure_world(asked.people)
        report(data, asked.only)


def ensure_world(people: int) -> None:
    call_command("migrate", verbosity=0)
    if not Person.objects.exists():
        say(f"Making a world of {people} people…")
        started = time.perf_counter()
        call_command("seed_scale", people)
        say(f"… in {time.perf_counter() - started:.0f} s")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def report(data: Path, only: str) -> None:
    sizes = {model.__name__: model.objects.count() for model in (Person, Company, Placement)}
    say(f"Machine: {os.cpu_count()} cores, {processor()}, Python {platform.python_version()}, PostgreSQL of the world.")
    say("World: " + ", ".join(f"{count} {name}" for name, count in sizes.items()) + ".\n")
    say("| page | role | queries | KB | KB gz | p50/1 | p95/1 | p50/8 | p95/8 | CPU ms | bar |")
    say("|---|---|---|---|---|---|---|---|---|---|---|")
    with running(data, log=data / "bench.log") as address:
        host = address.removeprefix("http://")
        for page in measured():
            if only not in page.label:
                continue
            cookie, queries, raw, packed, cpu = inside(page)
            alone, together = ask(host, page.path, cookie, ROUNDS, 1), ask(host, page.path, cookie, ROUNDS * 2, 8)
            limit, weight = BARS[page.kind]
            good = alone.p50 <= limit and together.p95 <= max(400, limit) and (weight is None or raw <= weight)
            good = good and not (alone.errors or together.errors)
            role = page.membership.role if page.membership else "public"
            say(
                f"| {page.label} | {role} | {queries} | {raw:.0f} | {packed:.0f} | {alone.p50:.0f} | {alone.p95:.0f} "
                f"| {together.p50:.0f} | {together.p95:.0f} | {cpu:.0f} | {'ok' if good else 'OVER'} ({limit} ms) |"
            )


def inside(page: Measured) -> tuple[str, int, float, float, float]:
    """Open the page in this process: its cookie, statements, weight and processor time."""
    client = Client()
    if page.membership:
        client.force_login(page.membership.user)
        session = client.session
        session["membership"] = page.membership.pk
        session.save()
    for _ in range(3):
        client.get(page.path)
    with CaptureQueriesContext(connection) as seen:
        answer = client.get(page.path)
        asked = statements(seen)
    if answer.status_code != 200:
        raise SystemExit(f"{page.path} answered {answer.status_code} to {page.membership}")
    started = time.process_time()
    for _ in range(10):
        client.get(page.path)
    cpu = (time.process_time() - started) * 100
    body = b"".join(answer) if answer.streaming else answer.content
    cookie = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())
    return cookie, len(asked), len(body) / 1024, len(gzip.compress(body, 6)) / 1024, cpu


def statements(seen: CaptureQueriesContext) -> list[str]:
    """What the page asked of the tables: declaring the actor and opening the transaction are not counted."""
    plain = ("SELECT set_config", "SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")
    return [each["sql"] for each in seen.captured_queries if not each["sql"].startswith(plain)]


def processor() -> str:
    try:
        found = subprocess.run(["lscpu"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return platform.processor()
    return next((line.split(":")[1].strip() for line in found.splitlines() if line.startswith("Model name")), "")


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
