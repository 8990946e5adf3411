"""The platform running for real, for those who look at it or measure it: its own data, its own port."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

START_SECONDS = 240


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def running(data: Path, *, log: Path) -> Iterator[str]:
    """Serve the data in a folder (the demo world when it is new); give the address, and stop everything at the end."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    environment = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "SECRET_KEY"}}
    environment |= {"INSIEME_DATA": str(data), "INSIEME_DEMO": "1"}
    environment.pop("INSIEME_DATABASE_ROLE", None)
    with log.open("w") as output:
        command = [sys.executable, "-m", "insieme", "up", "--port", str(port)]
        program = subprocess.Popen(command, env=environment, stdout=output, stderr=subprocess.STDOUT)
        try:
            _wait(program, address, log)
            yield address
        finally:
            program.terminate()
            program.wait(timeout=60)


def _wait(program: "subprocess.Popen[bytes]", address: str, log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        if program.poll() is not None:
            raise RuntimeError(f"The platform did not start:\n{log.read_text()}")
        try:
            urllib.request.urlopen(f"{address}/readyz", timeout=5).close()  # noqa: S310  our own address
        except OSError:
            time.sleep(0.3)
        else:
            return
    raise RuntimeError(f"The platform is not ready after {START_SECONDS} s:\n{log.read_text()}")
